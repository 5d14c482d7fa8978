/** Owns deleting files that nothing names (no project, track, voice): the record first, then the bytes. */
import type { AssetHash } from '@contenthq/model'
import { and, eq, sql } from 'drizzle-orm'
import type { Database } from '../db/client.ts'
import { media, projectMedia } from '../db/schema.ts'
import type { Owner } from '../env.ts'
import { keyOf } from './media.ts'

/** The bucket's own limit for one call. */
const AT_ONCE = 1000

/** Where a file of one's own may be named. */
const namedBy = [
  { table: 'music_tracks', column: 'asset' },
  { table: 'voice_profiles', column: 'preview' },
] as const

/** Deletes those of the files that nothing names by now, and answers which. */
export async function deleteUnused(
  database: Database,
  bucket: R2Bucket,
  owner: Owner,
  hashes: readonly AssetHash[],
): Promise<readonly AssetHash[]> {
  if (hashes.length === 0) return []
  const gone = await database
    .delete(media)
    .where(
      and(
        eq(media.owner, owner),
        sql`${media.hash} IN (SELECT value FROM json_each(${JSON.stringify(hashes)}))`,
        sql`NOT EXISTS (
          SELECT 1 FROM project_media AS named JOIN projects AS p ON p.owner = named.owner AND p.id = named.project
          WHERE named.owner = ${owner} AND named.hash = ${media.hash} AND p.deleted_at IS NULL
        )`,
        ...namedBy.map(({ table, column }) => {
          const [from, hash] = [sql.identifier(table), sql.identifier(column)]
          return sql`NOT EXISTS (SELECT 1 FROM ${from} AS named WHERE named.owner = ${owner} AND named.${hash} = ${media.hash})`
        }),
      ),
    )
    .returning({ hash: media.hash })
  const keys = gone.map(({ hash }) => keyOf(owner, hash))
  for (let at = 0; at < keys.length; at += AT_ONCE) await bucket.delete(keys.slice(at, at + AT_ONCE))
  return gone.map(({ hash }) => hash)
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
  const named = await database
    .delete(projectMedia)
    .where(
      and(
        eq(projectMedia.owner, owner),
        eq(projectMedia.project, project),
        sql`EXISTS (SELECT 1 FROM projects AS p WHERE p.owner = ${owner} AND p.id = ${project} AND p.deleted_at IS NOT NULL)`,
      ),
    )
    .returning({ hash: projectMedia.hash })
  await deleteUnused(
    database,
    bucket,
    owner,
    named.map(({ hash }) => hash),
  )
}

/** Deletes the media of projects whose grace is over, at most of so many projects at once. */
export async function deleteMediaOfOld(database: Database, bucket: R2Bucket, now: string, most: number): Promise<void> {
  const before = new Date(Date.parse(now) - GRACE_DAYS * 24 * 60 * 60_000).toISOString()
  const rows = await database.all<{ readonly owner: Owner; readonly id: string }>(sql`
    SELECT owner, id FROM projects AS p WHERE deleted_at <= ${before}
      AND EXISTS (SELECT 1 FROM project_media AS named WHERE named.owner = p.owner AND named.project = p.id) LIMIT ${most}`)
  for (const { owner, id } of rows) await deleteMediaOf(database, bucket, owner, id)
}
