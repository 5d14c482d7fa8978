/**
 * Owns deleting files that nothing names (no project, track, voice): the record first, then the bytes. Each deletion is
 * noted until its bytes are gone and for a while after, for those who store the same file meanwhile.
 */
import type { AssetHash } from '@contenthq/model'
import { and, eq, sql } from 'drizzle-orm'
import type { Database } from '../db/client.ts'
import { namedMedia, projectStands } from '../db/named-media.ts'
import { media, mediaDeletions, projectMedia } from '../db/schema.ts'
import type { Owner } from '../env.ts'
import { logFailure } from '../log.ts'
import { keyOf } from './media.ts'

/** The bucket's own limit for one call. */
const AT_ONCE = 1000

/** Where a file of one's own may be named. */
const namedBy = [
  { table: 'music_tracks', column: 'asset' },
  { table: 'voice_profiles', column: 'preview' },
] as const

const unnamed = (owner: Owner) => [
  sql`NOT EXISTS (
    SELECT 1 FROM ${namedMedia} AS named WHERE named.owner = ${owner} AND named.hash = ${media.hash} AND ${projectStands}
  )`,
  ...namedBy.map(({ table, column }) => {
    const [from, hash] = [sql.identifier(table), sql.identifier(column)]
    return sql`NOT EXISTS (SELECT 1 FROM ${from} AS named WHERE named.owner = ${owner} AND named.${hash} = ${media.hash})`
  }),
]

/** Takes the bytes away and notes it. */
async function deleteBytes(
  database: Database,
  bucket: R2Bucket,
  batch: string,
  files: readonly { readonly owner: Owner; readonly hash: AssetHash }[],
): Promise<void> {
  const keys = files.map(({ owner, hash }) => keyOf(owner, hash))
  for (let at = 0; at < keys.length; at += AT_ONCE) await bucket.delete(keys.slice(at, at + AT_ONCE))
  await database.update(mediaDeletions).set({ done: true }).where(eq(mediaDeletions.batch, batch))
}

/** Deletes those of the files that nothing names by now, and answers which. */
export async function deleteUnused(
  database: Database,
  bucket: R2Bucket,
  owner: Owner,
  hashes: readonly AssetHash[],
): Promise<readonly AssetHash[]> {
  if (hashes.length === 0) return []
  const batch = crypto.randomUUID()
  const chosen = and(
    eq(media.owner, owner),
    sql`${media.hash} IN (SELECT value FROM json_each(${JSON.stringify(hashes)}))`,
    ...unnamed(owner),
  )
  const [, gone] = await database.batch([
    database.run(sql`INSERT INTO media_deletions (owner, hash, batch, created_at)
      SELECT owner, hash, ${batch}, ${new Date().toISOString()} FROM media WHERE ${chosen}`),
    database
      .delete(media)
      .where(
        and(
          eq(media.owner, owner),
          sql`${media.hash} IN (SELECT hash FROM media_deletions WHERE batch = ${batch} AND owner = ${owner})`,
        ),
      )
      .returning({ owner: media.owner, hash: media.hash }),
  ])
  // the files are gone for everybody; bytes that stay are taken by the clock
  if (gone.length > 0)
    await deleteBytes(database, bucket, batch, gone).catch((thrown: unknown) => logFailure({ doing: 'delete' }, thrown))
  return gone.map(({ hash }) => hash)
}

/** Milliseconds after which a deletion that was broken off is done again. */
const BROKEN_OFF = 60_000
/** Milliseconds for which a deletion is remembered: no upload takes longer. */
const REMEMBERED = 24 * 60 * 60_000

/** Ends deletions that were broken off, and forgets old ones. */
export async function endDeletions(database: Database, bucket: R2Bucket, now: string, most: number): Promise<void> {
  const before = (milliseconds: number): string => new Date(Date.parse(now) - milliseconds).toISOString()
  const broken = await database
    .selectDistinct({ batch: mediaDeletions.batch })
    .from(mediaDeletions)
    .where(and(eq(mediaDeletions.done, false), sql`${mediaDeletions.createdAt} <= ${before(BROKEN_OFF)}`))
    .limit(most)
  for (const { batch } of broken) {
    const files = await database
      .select({ owner: mediaDeletions.owner, hash: mediaDeletions.hash })
      .from(mediaDeletions)
      .where(eq(mediaDeletions.batch, batch))
    await deleteBytes(database, bucket, batch, files)
  }
  await database.run(sql`DELETE FROM media_deletions WHERE done AND created_at <= ${before(REMEMBERED)}`)
}

/** Days that the media of a deleted project stay: a device that was away may bring its edits back as a copy. */
const GRACE_DAYS = 30

/** Deletes what a deleted project named and nothing else names. */
export async function deleteMediaOf(
  database: Database,
  bucket: R2Bucket,
  owner: Owner,
  project: string,
): Promise<void> {
  const itsMedia = and(
    eq(projectMedia.owner, owner),
    eq(projectMedia.project, project),
    sql`EXISTS (SELECT 1 FROM projects AS p WHERE p.owner = ${owner} AND p.id = ${project} AND p.deleted_at IS NOT NULL)`,
  )
  const named = await database.select({ hash: projectMedia.hash }).from(projectMedia).where(itsMedia)
  await deleteUnused(
    database,
    bucket,
    owner,
    named.map(({ hash }) => hash),
  )
  // last: what is broken off before is found again
  await database.delete(projectMedia).where(itsMedia)
}

/** Deletes the media of projects whose grace is over, at most of so many projects at once. */
export async function deleteMediaOfOld(database: Database, bucket: R2Bucket, now: string, most: number): Promise<void> {
  const before = new Date(Date.parse(now) - GRACE_DAYS * 24 * 60 * 60_000).toISOString()
  const rows = await database.all<{ readonly owner: Owner; readonly id: string }>(sql`
    SELECT owner, id FROM projects AS p WHERE deleted_at <= ${before}
      AND EXISTS (SELECT 1 FROM project_media AS named WHERE named.owner = p.owner AND named.project = p.id) LIMIT ${most}`)
  for (const { owner, id } of rows) await deleteMediaOf(database, bucket, owner, id)
}
