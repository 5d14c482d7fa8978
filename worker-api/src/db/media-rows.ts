/** Owns the record of stored media. The bytes are storage's business. */
import type { AssetHash } from '@contenthq/model'
import { and, eq, sql } from 'drizzle-orm'
import type { Owner } from '../env.ts'
import type { Database } from './client.ts'
import { type MediaRow, media } from './schema.ts'

export async function findMedia(database: Database, owner: Owner, hash: AssetHash): Promise<MediaRow | undefined> {
  const [row] = await database
    .select()
    .from(media)
    .where(and(eq(media.owner, owner), eq(media.hash, hash)))
    .limit(1)
  return row
}

export async function recordMedia(database: Database, row: MediaRow): Promise<void> {
  await database.insert(media).values(row).onConflictDoNothing()
}

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
