/** Owns deleting files that nothing names (no project, track, voice): the record first, then the bytes. */
import type { AssetHash } from '@contenthq/model'
import { and, eq, sql } from 'drizzle-orm'
import type { Database } from '../db/client.ts'
import { media } from '../db/schema.ts'
import type { Owner } from '../env.ts'
import { keyOf } from './media.ts'

/** The bucket's own limit for one call. */
const AT_ONCE = 1000

/** Where a file of one's own may be named. */
const namedBy = [
  { table: 'project_media', column: 'hash' },
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
