/**
 * Owns the tables of credits. Amounts are whole credits. `credit_entries` is the truth and only grows; triggers (in the
 * migration beside it) move everything else, and docs/decisions/0007 says how grants, holds and expiry join.
 */
import { jobKinds } from '@contenthq/model'
import { sql } from 'drizzle-orm'
import { check, index, integer, primaryKey, sqliteTable, sqliteView, text, uniqueIndex } from 'drizzle-orm/sqlite-core'

export const entryKinds = ['grant', 'hold', 'close', 'refund', 'expire'] as const

/** What an owner has, as the entries say. The checks are what stops an overdraft. */
export const creditAccounts = sqliteTable(
  'credit_accounts',
  {
    id: integer().primaryKey({ autoIncrement: true }),
    owner: text().notNull().unique(),
    available: integer().notNull(),
    held: integer().notNull(),
  },
  table => [
    check('credit_accounts_available', sql`${table.available} >= 0`),
    check('credit_accounts_held', sql`${table.held} >= 0`),
    // whole numbers that JavaScript can hold
    check(
      'credit_accounts_limit',
      sql`typeof(${table.available}) = 'integer' AND typeof(${table.held}) = 'integer' AND ${table.available} + ${table.held} <= 9007199254740991`,
    ),
  ],
)

/** Every move of a credit, in order of `id`. */
export const creditEntries = sqliteTable(
  'credit_entries',
  {
    id: integer().primaryKey({ autoIncrement: true }),
    account: integer()
      .notNull()
      .references(() => creditAccounts.id),
    /** Idempotency key: the same request again finds its own trace. */
    key: text().notNull(),
    kind: text({ enum: entryKinds }).notNull(),
    /** Of a close: what was used; 0 is release. */
    amount: integer().notNull(),
    /** What is paid for; a job has one hold, one close, and refunds up to the close. */
    job: text(),
    /** Of an expire: the grant or refund whose rest is gone. */
    lot: integer(),
    /** Of a grant or refund; null is never. */
    expiresAt: text('expires_at'),
    createdAt: text('created_at').notNull(),
    /** The account after this entry. */
    available: integer().notNull(),
    held: integer().notNull(),
  },
  table => [
    uniqueIndex('credit_entries_key').on(table.account, table.key),
    uniqueIndex('credit_entries_one_hold').on(table.account, table.job).where(sql`kind = 'hold'`),
    uniqueIndex('credit_entries_one_close').on(table.account, table.job).where(sql`kind = 'close'`),
    index('credit_entries_job').on(table.account, table.job).where(sql`job IS NOT NULL`),
    index('credit_entries_lot').on(table.lot).where(sql`lot IS NOT NULL`),
    index('credit_entries_newest').on(table.account, table.id),
    check('credit_entries_kind', sql`${table.kind} IN ('grant', 'hold', 'close', 'refund', 'expire')`),
    check(
      'credit_entries_amount',
      sql`typeof(${table.amount}) = 'integer' AND ${table.amount} BETWEEN (${table.kind} <> 'close') AND 9007199254740991`,
    ),
    check('credit_entries_job_given', sql`(${table.job} IS NOT NULL) = (${table.kind} IN ('hold', 'close', 'refund'))`),
    check('credit_entries_lot_given', sql`(${table.lot} IS NOT NULL) = (${table.kind} = 'expire')`),
    check('credit_entries_expiry', sql`${table.expiresAt} IS NULL OR ${table.kind} IN ('grant', 'refund')`),
  ],
)

/** What is left of each grant and refund, under the entry's id. Together they are what is available. */
export const creditLots = sqliteTable(
  'credit_lots',
  {
    id: integer().primaryKey(),
    account: integer().notNull(),
    /** The year 9999 where the grant never expires. */
    expiresAt: text('expires_at').notNull(),
    remaining: integer().notNull(),
  },
  table => [
    index('credit_lots_live').on(table.account, table.expiresAt, table.id).where(sql`remaining > 0`),
    index('credit_lots_due').on(table.expiresAt, table.id).where(sql`remaining > 0`),
    check('credit_lots_remaining', sql`${table.remaining} >= 0`),
  ],
)

/** Which lots a hold took from, and how much. */
export const creditParts = sqliteTable(
  'credit_parts',
  {
    hold: integer().notNull(),
    lot: integer().notNull(),
    amount: integer().notNull(),
  },
  table => [primaryKey({ columns: [table.hold, table.lot] })],
)

/** Entries as their owner sees them: whose they are, and what the job of each makes for which project. */
export const creditTransactions = sqliteView('credit_transactions', {
  id: integer().notNull(),
  owner: text().notNull(),
  kind: text({ enum: entryKinds }).notNull(),
  amount: integer().notNull(),
  job: text(),
  operation: text({ enum: jobKinds }),
  project: text(),
  expiresAt: text('expires_at'),
  createdAt: text('created_at').notNull(),
  available: integer().notNull(),
  held: integer().notNull(),
}).as(sql`SELECT e.id, a.owner, e.kind, e.amount, e.job, j.kind AS operation, j.project, e.expires_at, e.created_at, e.available, e.held
  FROM credit_accounts AS a
  JOIN credit_entries AS e ON e.account = a.id
  LEFT JOIN generation_jobs AS j ON j.id = e.job AND j.owner = a.owner`)

export type EntryKind = (typeof entryKinds)[number]
export type CreditEntryRow = typeof creditEntries.$inferSelect
