/** Owns reading a JSON body: never more bytes than allowed, valid UTF-8 only. Does not know what the JSON means. */
import { MAX_DOCUMENT_BYTES } from '@contenthq/model/api'
import type { HonoRequest } from 'hono'
import { Refusal } from '../refusal.ts'
import { discardRest } from './discard-body.ts'

const jsonType = /^application\/([a-z0-9.-]+\+)?json\s*(;|$)/i

/** All bytes of a body; undefined when there are more than `limit`. */
async function readBytes(body: ReadableStream<Uint8Array>, limit: number): Promise<Uint8Array | undefined> {
  const reader = body.getReader()
  const chunks: Uint8Array[] = []
  let length = 0
  for (;;) {
    const { done, value } = await reader.read().catch(() => {
      throw new Refusal('input-invalid', { detail: 'The body was cut off.' })
    })
    if (done) break
    length += value.byteLength
    if (length > limit) {
      await discardRest(reader)
      return undefined
    }
    chunks.push(value)
  }
  const bytes = new Uint8Array(length)
  let at = 0
  for (const chunk of chunks) {
    bytes.set(chunk, at)
    at += chunk.byteLength
  }
  return bytes
}

/** Refuses with 415 another content type, 413 'document-too-large', 400 what is no UTF-8 or no JSON. */
export async function readDocumentBody(request: HonoRequest): Promise<unknown> {
  if (!jsonType.test(request.header('content-type') ?? ''))
    throw new Refusal('input-invalid', { status: 415, detail: 'The body must be application/json.' })
  const { body } = request.raw
  const announced = Number(request.header('content-length') ?? 0)
  if (announced > MAX_DOCUMENT_BYTES) throw new Refusal('document-too-large')
  const bytes = body ? await readBytes(body, MAX_DOCUMENT_BYTES) : new Uint8Array()
  if (!bytes) throw new Refusal('document-too-large')
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true, ignoreBOM: false }).decode(bytes))
  } catch {
    throw new Refusal('input-invalid', { detail: 'The body is not JSON in UTF-8.' })
  }
}
