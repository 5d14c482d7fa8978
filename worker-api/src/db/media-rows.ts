/** Owns the record of stored media, and of those that are being deleted. The bytes are storage's business. */
import type { AssetHash } from '@contenthq/model'
import { and, eq, sql } from 'drizzle-orm'
import type { SQLiteTable } from 'drizzle-orm/sqlite-core'
import type { Owner } from '../env.ts'
import type { Database } from './client.ts'
import { type MediaRow, media, mediaDeletions } from './schema.ts'

const theFile = (owner: Owner, hash: AssetHash) => and(eq(media.owner, owner), eq(media.hash, hash))

export async function findMedia(database: Database, owner: Owner, hash: AssetHash): Promise<MediaRow | undefined> {
  const [row] = await database.select().from(media).where(theFile(owner, hash)).limit(1)
  return row
}

/** A file's record, and how far its deletions have come. */
export type MediaState = {
  readonly row: MediaRow | undefined
  /** Number of the last one; 0: there was none lately. */
  readonly deletion: number
  /** One is under way: bytes that are stored now may go. */
  readonly deleting: boolean
}

export async function mediaState(database: Database, owner: Owner, hash: AssetHash): Promise<MediaState> {
  const [rows, [last]] = await database.batch([
    database.select().from(media).where(theFile(owner, hash)).limit(1),
    database
      .select({
        deletion: sql<number>`ifnull(max(${mediaDeletions.id}), 0)`,
        open: sql<number>`ifnull(sum(NOT ${mediaDeletions.done}), 0)`,
      })
      .from(mediaDeletions)
      .where(and(eq(mediaDeletions.owner, owner), eq(mediaDeletions.hash, hash))),
  ])
  return { row: rows[0], deletion: last?.deletion ?? 0, deleting: (last?.open ?? 0) > 0 }
}

/** The statement that records a file, unless it was deleted after `since`: its bytes may have gone with that. */
export const mediaStatement = ({ owner, hash, bytes, mimeType, createdAt }: MediaRow, since: number, guard = sql`1`) =>
  sql`INSERT INTO ${media as SQLiteTable} (owner, hash, bytes, mime_type, created_at)
    SELECT ${owner}, ${hash}, ${bytes}, ${mimeType}, ${createdAt}
    WHERE ${guard} AND NOT EXISTS (
      SELECT 1 FROM media_deletions AS d WHERE d.owner = ${owner} AND d.hash = ${hash} AND d.id > ${since}
    ) ON CONFLICT DO NOTHING`

/** Those of the hashes that this owner has not stored, in the order given. */
export async function missingMedia(
  database: Database,
  owner: Owner,
  hashes: readonly AssetHash[],
): Promise<AssetHash[]> {
  if (hashes.length === 0) return []
  const rows = await database
    .select({ hash: media.hash })
    .from(media)
    .where(and(eq(media.owner, owner), sql`${media.hash} IN (SELECT value FROM json_each(${JSON.stringify(hashes)}))`))
  const stored = new Set(rows.map(row => row.hash))
  return hashes.filter(hash => !stored.has(hash))
}
