/**
 * Owns uploads in parts, for films: begin, parts in any order and again, complete. A cut line costs one part. The
 * whole is hashed before it counts, and is deleted when it is something else than announced.
 */
import { type AssetHash, UPLOAD_PART_BYTES } from '@contenthq/model'
import { and, asc, eq } from 'drizzle-orm'
import type { Database } from '../db/client.ts'
import { recordMedia } from '../db/media-rows.ts'
import { type MediaUploadRow, mediaUploadParts, mediaUploads } from '../db/schema.ts'
import type { Owner } from '../env.ts'
import { discardRest } from '../middleware/discard-body.ts'
import { Refusal } from '../refusal.ts'
import { keyOf } from './media.ts'
import { beginsAs, HEAD_BYTES } from './media-types.ts'

const theUpload = (owner: Owner, id: string) => and(eq(mediaUploads.owner, owner), eq(mediaUploads.id, id))

/** Throws 'upload-missing'. */
export async function findUpload(database: Database, owner: Owner, id: string): Promise<MediaUploadRow> {
  const [row] = await database.select().from(mediaUploads).where(theUpload(owner, id)).limit(1)
  if (!row) throw new Refusal('upload-missing')
  return row
}

export const partsOf = (database: Database, upload: string) =>
  database
    .select()
    .from(mediaUploadParts)
    .where(eq(mediaUploadParts.upload, upload))
    .orderBy(asc(mediaUploadParts.number))

export type UploadWish = {
  readonly owner: Owner
  readonly hash: AssetHash
  readonly bytes: number
  readonly mimeType: string
}

/** The upload of this file that is under way, or a new one. */
export async function beginUpload(
  database: Database,
  bucket: R2Bucket,
  wish: UploadWish,
  now: string,
): Promise<MediaUploadRow> {
  const { owner, hash, mimeType } = wish
  const find = () =>
    database
      .select()
      .from(mediaUploads)
      .where(and(eq(mediaUploads.owner, owner), eq(mediaUploads.hash, hash)))
      .limit(1)
  const [known] = await find()
  if (known && known.bytes === wish.bytes && known.mimeType === mimeType) return known
  if (known) await dropUpload(database, bucket, known)
  // written under a key of its own: the file's own key holds only what was checked
  const upload = await bucket.createMultipartUpload(stagingKey(owner, hash), {
    httpMetadata: { contentType: mimeType },
  })
  await database
    .insert(mediaUploads)
    .values({ id: crypto.randomUUID(), ...wish, bucketUpload: upload.uploadId, createdAt: now })
    .onConflictDoNothing()
  const [row] = await find()
  if (!row) throw new Refusal('upload-missing')
  if (row.bucketUpload !== upload.uploadId) await upload.abort()
  return row
}

const stagingKey = (owner: Owner, hash: AssetHash): string => `${keyOf(owner, hash)}.parts`

const resume = (bucket: R2Bucket, { owner, hash, bucketUpload }: MediaUploadRow): R2MultipartUpload =>
  bucket.resumeMultipartUpload(stagingKey(owner, hash), bucketUpload)

/** Bytes that this part must have. Throws 'input-invalid' for a part that there is not. */
export function bytesOfPart({ bytes }: MediaUploadRow, number: number): number {
  const count = Math.ceil(bytes / UPLOAD_PART_BYTES)
  if (number > count)
    throw new Refusal('input-invalid', {
      extras: { errors: [{ path: 'number', message: `There are ${count} parts.` }] },
    })
  return number < count ? UPLOAD_PART_BYTES : bytes - UPLOAD_PART_BYTES * (count - 1)
}

/** Stores one part, again where it was there; `announced` are the bytes its sender says it has. */
export async function putPart(
  database: Database,
  bucket: R2Bucket,
  upload: MediaUploadRow,
  number: number,
  announced: number,
  body: ReadableStream<Uint8Array>,
): Promise<void> {
  const bytes = bytesOfPart(upload, number)
  if (announced !== bytes) {
    await discardRest(body.getReader())
    throw new Refusal('input-invalid', { detail: `This part has ${bytes} bytes, not ${announced}.` })
  }
  const measured = new FixedLengthStream(bytes)
  const [piped, put] = await Promise.allSettled([
    body.pipeTo(measured.writable),
    resume(bucket, upload).uploadPart(number, measured.readable),
  ])
  if (piped.status === 'rejected') throw new Refusal('input-invalid', { detail: 'The upload was cut off.' })
  if (put.status === 'rejected') throw put.reason
  const { etag } = put.value
  await database
    .insert(mediaUploadParts)
    .values({ upload: upload.id, number, etag, bytes })
    .onConflictDoUpdate({ target: [mediaUploadParts.upload, mediaUploadParts.number], set: { etag, bytes } })
}

/** Forgets an upload and its parts. */
export async function dropUpload(database: Database, bucket: R2Bucket, upload: MediaUploadRow): Promise<void> {
  await resume(bucket, upload)
    .abort()
    .catch(() => undefined)
  await forget(database, upload)
}

const forget = (database: Database, { id, owner }: MediaUploadRow) =>
  database.batch([
    database.delete(mediaUploadParts).where(eq(mediaUploadParts.upload, id)),
    database.delete(mediaUploads).where(theUpload(owner, id)),
  ])

/** Reads the whole once: its hash, its first bytes. */
async function examine(
  body: ReadableStream<Uint8Array>,
): Promise<{ readonly hash: string; readonly head: Uint8Array }> {
  const digest = new crypto.DigestStream('SHA-256')
  const writer = digest.getWriter()
  const reader = body.getReader()
  let head = new Uint8Array()
  for (;;) {
    const { done, value } = await reader.read()
    if (done) break
    if (head.length < HEAD_BYTES) head = new Uint8Array([...head, ...value.subarray(0, HEAD_BYTES - head.length)])
    await writer.write(value)
  }
  await writer.close()
  const hash = Array.from(new Uint8Array(await digest.digest), byte => byte.toString(16).padStart(2, '0')).join('')
  return { hash, head }
}

/** Joins the parts and checks the whole. Throws 'input-invalid' where one lacks, 'media-mismatch', 'media-unsupported'. */
export async function completeUpload(
  database: Database,
  bucket: R2Bucket,
  upload: MediaUploadRow,
  now: string,
): Promise<void> {
  const { owner, hash, bytes, mimeType } = upload
  const parts = await partsOf(database, upload.id)
  const count = Math.ceil(bytes / UPLOAD_PART_BYTES)
  if (parts.length !== count)
    throw new Refusal('input-invalid', { detail: `${parts.length} of ${count} parts are there.` })
  const staging = stagingKey(owner, hash)
  // joined before, and the answer was lost
  if (!(await bucket.head(staging)))
    await resume(bucket, upload).complete(parts.map(({ number, etag }) => ({ partNumber: number, etag })))
  try {
    const [whole, copied] = [await bucket.get(staging), await bucket.get(staging)]
    if (!whole || !copied) throw new Refusal('upload-missing')
    const found = await examine(whole.body)
    if (found.hash !== hash) throw new Refusal('media-mismatch')
    if (!beginsAs(mimeType, found.head))
      throw new Refusal('media-unsupported', { detail: `The bytes do not begin as ${mimeType} does.` })
    await bucket.put(keyOf(owner, hash), copied.body, { sha256: hash, httpMetadata: { contentType: mimeType } })
  } catch (thrown) {
    // what is wrong stays wrong: the upload begins anew
    if (thrown instanceof Refusal) await Promise.all([bucket.delete(staging), forget(database, upload)])
    throw thrown
  }
  await recordMedia(database, { owner, hash, bytes, mimeType, createdAt: now })
  await Promise.all([bucket.delete(staging), forget(database, upload)])
}
