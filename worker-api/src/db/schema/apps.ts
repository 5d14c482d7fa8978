/**
 * Owns the tables of who may call: apps (sites that embed the product), their origins and keys, their users, and the
 * keys that sign session tokens. No key lies here readable: secret ones are hashed, signing ones sealed.
 */
import { check, index, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { among } from './among.ts'

export const keyKinds = ['publishable', 'secret'] as const
export type KeyKind = (typeof keyKinds)[number]

/** A site that embeds the product; one of them is the standalone product itself. */
export const apps = sqliteTable('apps', {
  id: text().primaryKey(),
  name: text().notNull(),
  createdAt: text('created_at').notNull(),
  /** From then on its keys and tokens are refused. */
  disabledAt: text('disabled_at'),
})

/** Pages that may call in an app's name, exactly as a browser writes their origin. */
export const appOrigins = sqliteTable(
  'app_origins',
  {
    app: text()
      .notNull()
      .references(() => apps.id),
    origin: text().notNull(),
  },
  table => [primaryKey({ columns: [table.app, table.origin] }), index('app_origins_origin').on(table.origin)],
)

export const appKeys = sqliteTable(
  'app_keys',
  {
    id: text().primaryKey(),
    app: text()
      .notNull()
      .references(() => apps.id),
    kind: text({ enum: keyKinds }).notNull(),
    /** What is shown of it: a publishable key whole, a secret one's first letters. */
    shown: text().notNull(),
    /** SHA-256, lower-case hex. A key has 256 random bits, so no slower hash is needed. */
    hash: text().notNull(),
    createdAt: text('created_at').notNull(),
    /** Null: good until it is rolled. After a roll: the end of its grace. */
    expiresAt: text('expires_at'),
  },
  table => [
    uniqueIndex('app_keys_hash').on(table.hash),
    index('app_keys_app').on(table.app, table.createdAt),
    check('app_keys_kind', among(table.kind, keyKinds)),
  ],
)

/** The people of an app. The id is the `owner` of every row that belongs to them. */
export const appUsers = sqliteTable(
  'app_users',
  {
    id: text().primaryKey(),
    app: text()
      .notNull()
      .references(() => apps.id),
    /** As the app calls them: opaque here. */
    externalId: text('external_id').notNull(),
    createdAt: text('created_at').notNull(),
  },
  table => [uniqueIndex('app_users_external').on(table.app, table.externalId)],
)

/** ES256 key pairs. The newest without an end signs; all that have not ended verify. */
export const signingKeys = sqliteTable(
  'signing_keys',
  {
    id: text().primaryKey(),
    /** JWK as JSON. */
    publicKey: text('public_key').notNull(),
    /** JWK, sealed. */
    privateKey: text('private_key').notNull(),
    createdAt: text('created_at').notNull(),
    /** Null: it may sign. After a rotation: when it stops verifying, the last token signed with it being over. */
    endsAt: text('ends_at'),
  },
  table => [index('signing_keys_newest').on(table.createdAt)],
)

export type AppRow = typeof apps.$inferSelect
export type AppKeyRow = typeof appKeys.$inferSelect
export type AppUserRow = typeof appUsers.$inferSelect
export type SigningKeyRow = typeof signingKeys.$inferSelect
