/**
 * Owns the SQL of each move of credits: one INSERT … SELECT that finds no row where its guard fails. Triggers do the
 * rest. In a batch a statement without a row does not stop the next, so every statement carries its whole guard.
 */
import { type SQL, sql } from 'drizzle-orm'
import type { Owner } from '../env.ts'

/** What every move is told. */
export type Move = {
  readonly owner: Owner
  /** Idempotency key: 1 to 200 characters of the caller's choice, one for each request. */
  readonly key: string
  /** The server's clock, ISO 8601 in UTC with milliseconds. */
  readonly now: string
}

export type GrantMove = Move & {
  /** Whole credits, from 1 on. */
  readonly amount: number
  /** As `now`. Absent: never. */
  readonly expiresAt?: string
}
export type HoldMove = Move & { readonly amount: number; readonly job: string }
export type CloseMove = Move & {
  /** Whole credits, from 0 (release) to what is held. */
  readonly used: number
  readonly job: string
}
export type RefundMove = GrantMove & { readonly job: string }

/** More that must be true, in SQL, for the move to be made: for a batch that writes something else as well. */
export type Guard = SQL

const and = (guard: Guard | undefined): SQL => (guard ? sql` AND (${guard})` : sql.empty())

const entry = sql.raw(
  'INSERT INTO credit_entries (account, key, kind, amount, job, expires_at, created_at, available, held)',
)

const keyIsNew = (key: string): SQL =>
  sql`NOT EXISTS (SELECT 1 FROM credit_entries AS same WHERE same.account = a.id AND same.key = ${key})`

const jobHasNo = (kind: SQL, job: string): SQL =>
  sql`NOT EXISTS (SELECT 1 FROM credit_entries AS other WHERE other.account = a.id AND other.job = ${job} AND other.kind = ${kind})`

/** An account for an owner who has none. */
export const openAccount = (owner: Owner): SQL =>
  sql`INSERT INTO credit_accounts (owner, available, held) VALUES (${owner}, 0, 0) ON CONFLICT (owner) DO NOTHING`

export const grantMove = ({ owner, key, now, amount, expiresAt }: GrantMove, guard?: Guard): SQL =>
  sql`${entry} SELECT a.id, ${key}, 'grant', ${amount}, NULL, ${expiresAt ?? null}, ${now}, a.available + ${amount}, a.held
    FROM credit_accounts AS a WHERE a.owner = ${owner} AND ${keyIsNew(key)}${and(guard)}`

/** Fails, and its batch with it, where the credits do not suffice. */
export const holdMove = ({ owner, key, now, amount, job }: HoldMove, guard?: Guard): SQL =>
  sql`${entry} SELECT a.id, ${key}, 'hold', ${amount}, ${job}, NULL, ${now}, a.available - ${amount}, a.held + ${amount}
    FROM credit_accounts AS a
    WHERE a.owner = ${owner} AND ${keyIsNew(key)} AND ${jobHasNo(sql`'hold'`, job)}${and(guard)}`

export const closeMove = ({ owner, key, now, used, job }: CloseMove, guard?: Guard): SQL =>
  sql`${entry} SELECT a.id, ${key}, 'close', ${used}, ${job}, NULL, ${now}, a.available + h.amount - ${used}, a.held - h.amount
    FROM credit_accounts AS a
    JOIN credit_entries AS h ON h.account = a.id AND h.job = ${job} AND h.kind = 'hold'
    WHERE a.owner = ${owner} AND ${keyIsNew(key)} AND ${jobHasNo(sql`'close'`, job)}${and(guard)}`

export const refundMove = ({ owner, key, now, amount, job, expiresAt }: RefundMove): SQL =>
  sql`${entry} SELECT a.id, ${key}, 'refund', ${amount}, ${job}, ${expiresAt ?? null}, ${now}, a.available + ${amount}, a.held
    FROM credit_accounts AS a
    JOIN credit_entries AS c ON c.account = a.id AND c.job = ${job} AND c.kind = 'close'
    WHERE a.owner = ${owner} AND ${keyIsNew(key)}`

/** Keys that begin so are the ledger's own. */
export const OWN_KEYS = 'expire/'

export type ExpireMove = { readonly now: string; readonly owner?: Owner; readonly limit: number }

/** Empties lots whose time is over, the oldest first: of one owner, or of all. A lot filled again is emptied again. */
export const expireMove = ({ now, owner, limit }: ExpireMove): SQL => {
  const whose =
    owner === undefined ? sql.empty() : sql` AND account = (SELECT id FROM credit_accounts WHERE owner = ${owner})`
  return sql`INSERT INTO credit_entries (account, key, kind, amount, lot, created_at, available, held)
    SELECT a.id, ${OWN_KEYS} || due.id || '/' || (SELECT count(*) FROM credit_entries AS before WHERE before.lot = due.id),
      'expire', due.remaining, due.id, ${now},
      a.available - sum(due.remaining) OVER (PARTITION BY a.id ORDER BY due.expires_at, due.id), a.held
    FROM (
      SELECT id, account, expires_at, remaining FROM credit_lots
      WHERE remaining > 0 AND expires_at <= ${now}${whose} ORDER BY expires_at, id LIMIT ${limit}
    ) AS due
    JOIN credit_accounts AS a ON a.id = due.account
    ORDER BY due.expires_at, due.id`
}
