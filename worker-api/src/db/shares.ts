/** Owns the records of public links. Only the hash of a link's token is kept. */
import type { AssetHash } from '@contenthq/model'
import { and, desc, eq, isNull, sql } from 'drizzle-orm'
import type { Owner } from '../env.ts'
import { randomBytes, toBase64Url } from '../identity/bytes.ts'
import { sha256 } from '../storage/hash.ts'
import type { Database } from './client.ts'
import { shareLinks } from './schema.ts'

export async function createShare(database: Database, owner: Owner, hash: AssetHash, now: string) {
  const token = toBase64Url(randomBytes(24))
  const id = crypto.randomUUID()
  await database.insert(shareLinks).values({ id, owner, hash, tokenHash: await sha256(token), createdAt: now })
  return { id, url: `/v1/shared/${token}`, createdAt: now }
}

/** Newest first. */
export const listShares = (database: Database, owner: Owner, hash: AssetHash) =>
  database
    .select({
      id: shareLinks.id,
      createdAt: shareLinks.createdAt,
      revokedAt: shareLinks.revokedAt,
      views: shareLinks.views,
    })
    .from(shareLinks)
    .where(and(eq(shareLinks.owner, owner), eq(shareLinks.hash, hash)))
    .orderBy(desc(shareLinks.createdAt), desc(shareLinks.id))

/** False when there is no such link of this owner. */
export async function revokeShare(database: Database, owner: Owner, id: string, now: string): Promise<boolean> {
  const rows = await database
    .update(shareLinks)
    .set({ revokedAt: sql`ifnull(${shareLinks.revokedAt}, ${now})` })
    .where(and(eq(shareLinks.owner, owner), eq(shareLinks.id, id)))
    .returning({ id: shareLinks.id })
  return rows.length > 0
}

/** The file behind a link that is not revoked; `opened` counts it. */
export async function openShare(
  database: Database,
  token: string,
  counted: 'counted' | 'uncounted',
): Promise<{ readonly owner: Owner; readonly hash: AssetHash } | undefined> {
  const theLink = and(eq(shareLinks.tokenHash, await sha256(token)), isNull(shareLinks.revokedAt))
  const fields = { owner: shareLinks.owner, hash: shareLinks.hash }
  const [row] =
    counted === 'counted'
      ? await database
          .update(shareLinks)
          .set({ views: sql`${shareLinks.views} + 1` })
          .where(theLink)
          .returning(fields)
      : await database.select(fields).from(shareLinks).where(theLink)
  return row
}
