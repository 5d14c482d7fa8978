/**
 * Owns the bucket of media: content-addressed, each owner in a prefix of its own. A file is there whole and with the
 * right bytes, or not at all: the bucket itself checks the SHA-256 before it keeps anything.
 */
import type { AssetHash } from '@contenthq/model'
import type { Owner } from '../env.ts'
import { discardRest } from '../middleware/discard-body.ts'
import { Refusal } from '../refusal.ts'
import type { ByteRange } from './byte-range.ts'
import { beginsAs, HEAD_BYTES } from './media-types.ts'

export const keyOf = (owner: Owner, hash: AssetHash): string => `media/${encodeURIComponent(owner)}/${hash}`

/** Reads until enough is known of the start of a file; answers it with a stream of the whole. */
async function lookAhead(body: ReadableStream<Uint8Array>): Promise<{
  readonly head: Uint8Array
  readonly first: readonly Uint8Array[]
  readonly rest: ReadableStreamDefaultReader<Uint8Array>
}> {
  const rest = body.getReader()
  const first: Uint8Array[] = []
  let length = 0
  while (length < HEAD_BYTES) {
    const { done, value } = await rest.read()
    if (done) break
    first.push(value)
    length += value.byteLength
  }
  const head = new Uint8Array(Math.min(length, HEAD_BYTES))
  let at = 0
  for (const chunk of first) {
    const part = chunk.subarray(0, head.length - at)
    head.set(part, at)
    at += part.length
  }
  return { head, first, rest }
}

async function pump(
  first: readonly Uint8Array[],
  rest: ReadableStreamDefaultReader<Uint8Array>,
  into: WritableStream<Uint8Array>,
): Promise<void> {
  const writer = into.getWriter()
  try {
    for (const chunk of first) await writer.write(chunk)
    for (;;) {
      const { done, value } = await rest.read()
      if (done) break
      await writer.write(value)
    }
    await writer.close()
  } catch (thrown) {
    await Promise.allSettled([writer.abort(thrown), rest.cancel(thrown)])
    throw thrown
  }
}

export type Upload = {
  readonly owner: Owner
  readonly hash: AssetHash
  readonly mimeType: string
  /** Bytes, as announced. The bucket takes no stream of unknown length. */
  readonly size: number
  readonly body: ReadableStream<Uint8Array>
}

/** Refuses with 'media-unsupported' what does not begin as its type, with 'media-mismatch' other bytes than the hash's. */
export async function storeMedia(bucket: R2Bucket, { owner, hash, mimeType, size, body }: Upload): Promise<void> {
  const { head, first, rest } = await lookAhead(body)
  if (!beginsAs(mimeType, head)) {
    await discardRest(rest)
    throw new Refusal('media-unsupported', { detail: `The bytes do not begin as ${mimeType} does.` })
  }
  const measured = new FixedLengthStream(size)
  const pumping = pump(first, rest, measured.writable)
  const putting = bucket.put(keyOf(owner, hash), measured.readable, {
    sha256: hash,
    httpMetadata: { contentType: mimeType },
  })
  const [pumped, put] = await Promise.allSettled([pumping, putting])
  if (put.status === 'rejected') {
    if (/checksum|digest|sha-?256/i.test(String(put.reason))) throw new Refusal('media-mismatch')
    if (pumped.status === 'rejected') throw new Refusal('input-invalid', { detail: 'The upload was cut off.' })
    throw put.reason
  }
}

/** Size and type without the bytes. */
export const headMedia = (bucket: R2Bucket, owner: Owner, hash: AssetHash): Promise<R2Object | null> =>
  bucket.head(keyOf(owner, hash))

export const readMedia = (
  bucket: R2Bucket,
  owner: Owner,
  hash: AssetHash,
  range?: ByteRange,
): Promise<R2ObjectBody | null> => bucket.get(keyOf(owner, hash), range ? { range } : {})
