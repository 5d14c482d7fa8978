/**
 * Owns the four tables of people who sign in, in the shape that better-auth reads and writes through its Drizzle
 * adapter. `role` is ours. A person is not an owner: the app user made for them is.
 */
import { check, index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { among } from './among.ts'

export const roles = ['user', 'admin'] as const
export type Role = (typeof roles)[number]

const moment = (name: string) => integer(name, { mode: 'timestamp_ms' })

export const users = sqliteTable(
  'users',
  {
    id: text().primaryKey(),
    name: text().notNull(),
    email: text().notNull().unique(),
    emailVerified: integer('email_verified', { mode: 'boolean' }).notNull(),
    image: text(),
    createdAt: moment('created_at').notNull(),
    updatedAt: moment('updated_at').notNull(),
    role: text({ enum: roles }).notNull().default('user'),
  },
  table => [check('users_role', among(table.role, roles))],
)

export const userSessions = sqliteTable(
  'user_sessions',
  {
    id: text().primaryKey(),
    userId: text('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    token: text().notNull().unique(),
    expiresAt: moment('expires_at').notNull(),
    ipAddress: text('ip_address'),
    userAgent: text('user_agent'),
    createdAt: moment('created_at').notNull(),
    updatedAt: moment('updated_at').notNull(),
  },
  table => [index('user_sessions_user').on(table.userId)],
)

export const userAccounts = sqliteTable(
  'user_accounts',
  {
    id: text().primaryKey(),
    userId: text('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    accountId: text('account_id').notNull(),
    providerId: text('provider_id').notNull(),
    accessToken: text('access_token'),
    refreshToken: text('refresh_token'),
    idToken: text('id_token'),
    accessTokenExpiresAt: moment('access_token_expires_at'),
    refreshTokenExpiresAt: moment('refresh_token_expires_at'),
    scope: text(),
    /** Hashed by the library. */
    password: text(),
    createdAt: moment('created_at').notNull(),
    updatedAt: moment('updated_at').notNull(),
  },
  table => [index('user_accounts_user').on(table.userId)],
)

export const userVerifications = sqliteTable(
  'user_verifications',
  {
    id: text().primaryKey(),
    identifier: text().notNull(),
    value: text().notNull(),
    expiresAt: moment('expires_at').notNull(),
    createdAt: moment('created_at').notNull(),
    updatedAt: moment('updated_at').notNull(),
  },
  table => [index('user_verifications_identifier').on(table.identifier)],
)
