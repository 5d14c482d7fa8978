/**
 * Owns uploads in parts, for films: begin, parts in any order and again, complete. A cut line costs one part. The
 * whole is hashed before it counts, and is deleted when it is something else than announced.
 */
import { type AssetHash, UPLOAD_PART_BYTES } from '@contenthq/model'
import { and, asc, eq, lte } from 'drizzle-orm'
import type { Database } from '../db/client.ts'
import { type MediaUploadRow, mediaUploadParts, mediaUploads, type UploadOutcome } from '../db/schema.ts'
import type { Owner } from '../env.ts'
import { discardRest } from '../middleware/discard-body.ts'
import { Refusal } from '../refusal.ts'
import { recordMedia, settledMedia } from './keep-media.ts'
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
  if (known && known.outcome === null && known.bytes === wish.bytes && known.mimeType === mimeType) return known
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
  if (upload.outcome !== null) {
    await discardRest(body.getReader())
    throw new Refusal('upload-missing', { detail: 'This upload is over.' })
  }
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

/** Forgets an upload and its parts, in the bucket first. */
export async function dropUpload(database: Database, bucket: R2Bucket, upload: MediaUploadRow): Promise<void> {
  const { id, owner, hash, outcome } = upload
  if (outcome === null) {
    // one that was joined already cannot be given up: what it became is deleted
    await resume(bucket, upload)
      .abort()
      .catch(() => undefined)
    await bucket.delete(stagingKey(owner, hash))
  }
  await database.batch([
    database.delete(mediaUploadParts).where(eq(mediaUploadParts.upload, id)),
    database.delete(mediaUploads).where(theUpload(owner, id)),
  ])
}

/** Milliseconds that an upload has: the bucket itself gives one up after a week. */
const LIFETIME = 5 * 24 * 60 * 60_000

/** Drops uploads that were begun too long ago, at most so many, whether they were ended or not. */
export async function dropOldUploads(database: Database, bucket: R2Bucket, now: string, most: number): Promise<void> {
  const before = new Date(Date.parse(now) - LIFETIME).toISOString()
  const old = await database
    .select()
    .from(mediaUploads)
    .where(lte(mediaUploads.createdAt, before))
    .orderBy(mediaUploads.createdAt)
    .limit(most)
  for (const upload of old) await dropUpload(database, bucket, upload)
}

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

/** Throws what was answered to its end; nothing where it went well or goes on. */
function repeatOutcome({ outcome, mimeType }: Pick<MediaUploadRow, 'outcome' | 'mimeType'>): void {
  if (outcome === 'media-mismatch') throw new Refusal('media-mismatch')
  if (outcome === 'media-unsupported')
    throw new Refusal('media-unsupported', { detail: `The bytes do not begin as ${mimeType} does.` })
}

/** Joins the parts under the staging key. Throws 'input-invalid' where one lacks. */
async function join(database: Database, bucket: R2Bucket, upload: MediaUploadRow): Promise<void> {
  // joined before, and the answer was lost
  if (await bucket.head(stagingKey(upload.owner, upload.hash))) return
  const parts = await partsOf(database, upload.id)
  const count = Math.ceil(upload.bytes / UPLOAD_PART_BYTES)
  if (parts.length !== count)
    throw new Refusal('input-invalid', { detail: `${parts.length} of ${count} parts are there.` })
  await resume(bucket, upload).complete(parts.map(({ number, etag }) => ({ partNumber: number, etag })))
}

/** Reads what was joined, and keeps it where it is what was announced. */
async function judge(bucket: R2Bucket, { owner, hash, mimeType }: MediaUploadRow): Promise<UploadOutcome> {
  const staging = stagingKey(owner, hash)
  const [whole, copied] = [await bucket.get(staging), await bucket.get(staging)]
  if (!whole || !copied) throw new Refusal('upload-missing')
  const found = await examine(whole.body)
  const outcome =
    found.hash !== hash ? 'media-mismatch' : beginsAs(mimeType, found.head) ? 'stored' : 'media-unsupported'
  if (outcome === 'stored')
    await bucket.put(keyOf(owner, hash), copied.body, { sha256: hash, httpMetadata: { contentType: mimeType } })
  else await copied.body.cancel()
  return outcome
}

/**
 * Joins the parts and checks the whole; asked again, it answers the same. Throws 'input-invalid' where a part lacks,
 * 'media-mismatch', 'media-unsupported'.
 */
export async function completeUpload(
  database: Database,
  bucket: R2Bucket,
  upload: MediaUploadRow,
  now: string,
): Promise<void> {
  const { owner, id, hash, bytes, mimeType } = upload
  if (upload.outcome !== null) return repeatOutcome(upload)
  const { deletion } = await settledMedia(database, owner, hash)
  let outcome: UploadOutcome
  try {
    await join(database, bucket, upload)
    outcome = await judge(bucket, upload)
  } catch (thrown) {
    // the same call, sent twice, may have ended it meanwhile
    const { outcome: known } = await findUpload(database, owner, id)
    if (known === null) throw thrown
    return repeatOutcome({ outcome: known, mimeType })
  }
  if (outcome === 'stored')
    await recordMedia(database, bucket, { owner, hash, bytes, mimeType, createdAt: now }, deletion)
  await database.update(mediaUploads).set({ outcome }).where(theUpload(owner, id))
  await bucket.delete(stagingKey(owner, hash))
  repeatOutcome({ outcome, mimeType })
}
