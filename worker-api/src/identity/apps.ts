/** Owns the records of apps, their origins and their keys. Does not know tokens nor requests. */
import { and, asc, eq, gt, isNull, or, sql } from 'drizzle-orm'
import type { Database } from '../db/client.ts'
import { type AppKeyRow, type AppRow, appKeys, appOrigins, apps, type KeyKind } from '../db/schema.ts'
import { Refusal } from '../refusal.ts'
import { sha256 } from '../storage/hash.ts'
import { createKey, type NewKey } from './app-key.ts'

export type AppDetails = Pick<AppRow, 'id' | 'name' | 'createdAt' | 'disabledAt'> & {
  readonly origins: readonly string[]
}

const isLive = (now: string) => or(isNull(appKeys.expiresAt), gt(appKeys.expiresAt, now))

const keyValues = (app: string, kind: KeyKind, { hash, shown }: NewKey, now: string): AppKeyRow => ({
  id: crypto.randomUUID(),
  app,
  kind,
  shown,
  hash,
  createdAt: now,
  expiresAt: null,
})

/** A new app with one key of each kind; the keys are told once. */
export async function createApp(database: Database, name: string, origins: readonly string[], now: string) {
  const id = crypto.randomUUID()
  const [publishable, secret] = await Promise.all([createKey('publishable'), createKey('secret')])
  const rows = [keyValues(id, 'publishable', publishable, now), keyValues(id, 'secret', secret, now)]
  await database.batch([
    database.insert(apps).values({ id, name, createdAt: now }),
    database.insert(appKeys).values(rows),
    ...origins.map(origin => database.insert(appOrigins).values({ app: id, origin }).onConflictDoNothing()),
  ])
  return { id, publishableKey: publishable.key, secretKey: secret.key }
}

export async function listApps(database: Database): Promise<AppDetails[]> {
  const rows = await database
    .select({
      id: apps.id,
      name: apps.name,
      createdAt: apps.createdAt,
      disabledAt: apps.disabledAt,
      origins: sql<string>`(SELECT json_group_array(origin) FROM app_origins WHERE app = ${apps.id})`,
    })
    .from(apps)
    .orderBy(asc(apps.createdAt), asc(apps.id))
  return rows.map(row => ({ ...row, origins: JSON.parse(row.origins) as string[] }))
}

export type AppChange = { readonly name?: string; readonly origins?: readonly string[]; readonly disabled?: boolean }

/** False when there is no such app. */
export async function changeApp(
  database: Database,
  id: string,
  { name, origins, disabled }: AppChange,
  now: string,
): Promise<boolean> {
  const [found] = await database
    .update(apps)
    .set({
      id,
      ...(name === undefined ? {} : { name }),
      ...(disabled === undefined ? {} : { disabledAt: disabled ? now : null }),
    })
    .where(eq(apps.id, id))
    .returning({ id: apps.id })
  if (!found) return false
  if (origins)
    await database.batch([
      database.delete(appOrigins).where(eq(appOrigins.app, id)),
      ...origins.map(origin => database.insert(appOrigins).values({ app: id, origin }).onConflictDoNothing()),
    ])
  return true
}

export const listKeys = (database: Database, app: string): Promise<Omit<AppKeyRow, 'hash' | 'app'>[]> =>
  database
    .select({
      id: appKeys.id,
      kind: appKeys.kind,
      shown: appKeys.shown,
      createdAt: appKeys.createdAt,
      expiresAt: appKeys.expiresAt,
    })
    .from(appKeys)
    .where(eq(appKeys.app, app))
    .orderBy(asc(appKeys.createdAt), asc(appKeys.id))

/** One more key. Throws 'not-found' where the app is none. */
export async function addKey(database: Database, app: string, kind: KeyKind, now: string) {
  const [known] = await database.select({ id: apps.id }).from(apps).where(eq(apps.id, app)).limit(1)
  if (!known) throw new Refusal('not-found')
  const made = await createKey(kind)
  const row = keyValues(app, kind, made, now)
  await database.insert(appKeys).values(row)
  return { id: row.id, kind, key: made.key }
}

/** A new key in the place of one, which is good until `graceEnds`. Throws 'not-found' where it is over or none. */
export async function rollKey(database: Database, app: string, id: string, now: string, graceEnds: string) {
  const [old] = await database
    .select({ kind: appKeys.kind })
    .from(appKeys)
    .where(and(eq(appKeys.app, app), eq(appKeys.id, id), isLive(now)))
    .limit(1)
  if (!old) throw new Refusal('not-found')
  const made = await createKey(old.kind)
  const row = keyValues(app, old.kind, made, now)
  await database.batch([
    database.insert(appKeys).values(row),
    database
      .update(appKeys)
      .set({ expiresAt: sql`min(ifnull(${appKeys.expiresAt}, ${graceEnds}), ${graceEnds})` })
      .where(and(eq(appKeys.app, app), eq(appKeys.id, id))),
  ])
  return { id: row.id, kind: old.kind, key: made.key }
}

/** Ends a key at once. False when there is none. */
export async function revokeKey(database: Database, app: string, id: string, now: string): Promise<boolean> {
  const rows = await database
    .update(appKeys)
    .set({ expiresAt: now })
    .where(and(eq(appKeys.app, app), eq(appKeys.id, id)))
    .returning({ id: appKeys.id })
  return rows.length > 0
}

/** The app of a live key, with its origins. */
export async function appOfKey(
  database: Database,
  key: string,
  now: string,
): Promise<{ readonly app: string; readonly kind: KeyKind; readonly origins: readonly string[] } | undefined> {
  const [row] = await database
    .select({
      app: appKeys.app,
      kind: appKeys.kind,
      origins: sql<string>`(SELECT json_group_array(origin) FROM app_origins WHERE app = ${appKeys.app})`,
    })
    .from(appKeys)
    .innerJoin(apps, eq(apps.id, appKeys.app))
    .where(and(eq(appKeys.hash, await sha256(key)), isLive(now), isNull(apps.disabledAt)))
    .limit(1)
  return row && { ...row, origins: JSON.parse(row.origins) as string[] }
}

/** Whether any app that is not disabled lets pages of this origin call. */
export async function isAppOrigin(database: Database, origin: string): Promise<boolean> {
  const [row] = await database
    .select({ app: apps.id })
    .from(appOrigins)
    .innerJoin(apps, eq(apps.id, appOrigins.app))
    .where(and(eq(appOrigins.origin, origin), isNull(apps.disabledAt)))
    .limit(1)
  return row !== undefined
}

export async function isAppEnabled(database: Database, app: string): Promise<boolean> {
  const [row] = await database
    .select({ id: apps.id })
    .from(apps)
    .where(and(eq(apps.id, app), isNull(apps.disabledAt)))
    .limit(1)
  return row !== undefined
}
