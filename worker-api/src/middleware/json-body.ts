/** Owns reading a JSON body: never more bytes than allowed, valid UTF-8 only. Does not know what the JSON means. */
import { MAX_DOCUMENT_BYTES } from '@contenthq/model/api'
import type { HonoRequest } from 'hono'
import type { z } from 'zod'
import { Refusal } from '../refusal.ts'
import { discardRest } from './discard-body.ts'

/** Problems of one body that are listed. */
const LISTED = 20

/** What is wrong with an input, for a problem's list. */
export const issuesOf = ({ issues }: z.ZodError) =>
  issues.slice(0, LISTED).map(({ path, message }) => ({ path: path.map(String).join('.'), message }))

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

/** Refuses with 415 another content type, 413 and `tooLarge`, 400 what is no UTF-8 or no JSON. */
async function readJson(request: HonoRequest, tooLarge: 'document-too-large' | 'payload-too-large'): Promise<unknown> {
  if (!jsonType.test(request.header('content-type') ?? ''))
    throw new Refusal('input-invalid', { status: 415, detail: 'The body must be application/json.' })
  const { body } = request.raw
  const announced = Number(request.header('content-length') ?? 0)
  if (announced > MAX_DOCUMENT_BYTES) throw new Refusal(tooLarge)
  const bytes = body ? await readBytes(body, MAX_DOCUMENT_BYTES) : new Uint8Array()
  if (!bytes) throw new Refusal(tooLarge)
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true, ignoreBOM: false }).decode(bytes))
  } catch {
    throw new Refusal('input-invalid', { detail: 'The body is not JSON in UTF-8.' })
  }
}

/** A project document, unchecked. Refuses with 415, 413 'document-too-large', 400. */
export const readDocumentBody = (request: HonoRequest): Promise<unknown> => readJson(request, 'document-too-large')

/** A body of the shape that is described. Refuses with 415, 413 'payload-too-large', 400 'input-invalid' with the list. */
export async function readBody<T>(request: HonoRequest, shape: z.ZodType<T>): Promise<T> {
  const parsed = shape.safeParse(await readJson(request, 'payload-too-large'))
  if (parsed.success) return parsed.data
  throw new Refusal('input-invalid', { extras: { errors: issuesOf(parsed.error) } })
}
