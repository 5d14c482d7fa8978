/** Owns the people of apps: which owner stands for an app's own user id. */
import { and, eq } from 'drizzle-orm'
import type { Database } from '../db/client.ts'
import { appUsers } from '../db/schema.ts'
import type { Owner } from '../env.ts'

/** The owner of this user; a new one the first time, the same ever after, also when two ask at once. */
export async function ownerOf(database: Database, app: string, externalId: string, now: string): Promise<Owner> {
  const [, rows] = await database.batch([
    database
      .insert(appUsers)
      .values({ id: crypto.randomUUID(), app, externalId, createdAt: now })
      .onConflictDoNothing(),
    database
      .select({ id: appUsers.id })
      .from(appUsers)
      .where(and(eq(appUsers.app, app), eq(appUsers.externalId, externalId)))
      .limit(1),
  ])
  const [row] = rows
  if (!row) throw new Error('a user was neither found nor made')
  return row.id
}
