/** Owns what an owner has now, and the proof that what is stored is what the history says. */
import { eq, sql } from 'drizzle-orm'
import type { Database } from '../db/client.ts'
import { creditAccounts } from '../db/schema.ts'
import type { Owner } from '../env.ts'

export type Balance = {
  /** Whole credits that can be held. What has expired does not count, also before it is swept. */
  readonly available: number
  readonly held: number
}

/** Zeros for an owner without an account. */
export async function balanceOf(database: Database, owner: Owner, now: string): Promise<Balance> {
  const [row] = await database
    .select({
      available: sql<number>`credit_accounts.available - ifnull((
        SELECT sum(remaining) FROM credit_lots
        WHERE account = credit_accounts.id AND remaining > 0 AND expires_at <= ${now}
      ), 0)`,
      held: creditAccounts.held,
    })
    .from(creditAccounts)
    .where(eq(creditAccounts.owner, owner))
  return row ?? { available: 0, held: 0 }
}

/** An account whose stored figures are not those of its history. */
export type Imbalance = {
  readonly owner: Owner
  readonly stored: Balance
  /** Rebuilt from the entries alone. */
  readonly rebuilt: Balance
  /** What its lots hold, and what open holds took from them. */
  readonly lots: Balance
}

type AuditRow = Record<'owner', string> &
  Record<'available' | 'held' | 'rebuiltAvailable' | 'rebuiltHeld' | 'lotsAvailable' | 'lotsHeld', number>

/** Reads every entry once, each by its index: for operators and tests, not for a request. Empty: all is well. */
export async function findImbalances(database: Database): Promise<readonly Imbalance[]> {
  const rows = await database.all<AuditRow>(sql`
    SELECT owner, available, held,
      rebuilt_available AS rebuiltAvailable, rebuilt_held AS rebuiltHeld,
      lots_available AS lotsAvailable, lots_held AS lotsHeld
    FROM (
      SELECT a.owner, a.available, a.held,
        ifnull((SELECT sum(CASE e.kind
            WHEN 'grant' THEN e.amount WHEN 'refund' THEN e.amount
            WHEN 'expire' THEN -e.amount WHEN 'hold' THEN -e.amount
            ELSE (SELECT h.amount FROM credit_entries AS h WHERE h.account = e.account AND h.job = e.job AND h.kind = 'hold') - e.amount
          END) FROM credit_entries AS e WHERE e.account = a.id), 0) AS rebuilt_available,
        ifnull((SELECT sum(h.amount) FROM credit_entries AS h WHERE h.account = a.id AND h.kind = 'hold' AND NOT EXISTS (
          SELECT 1 FROM credit_entries AS c WHERE c.account = a.id AND c.job = h.job AND c.kind = 'close'
        )), 0) AS rebuilt_held,
        ifnull((SELECT sum(l.remaining) FROM credit_lots AS l WHERE l.account = a.id AND l.remaining > 0), 0) AS lots_available,
        ifnull((SELECT sum(p.amount) FROM credit_parts AS p JOIN credit_entries AS h ON h.id = p.hold
          WHERE h.account = a.id AND NOT EXISTS (
            SELECT 1 FROM credit_entries AS c WHERE c.account = a.id AND c.job = h.job AND c.kind = 'close'
          )), 0) AS lots_held
      FROM credit_accounts AS a
    )
    WHERE available <> rebuilt_available OR held <> rebuilt_held OR available <> lots_available OR held <> lots_held`)
  return rows.map(row => ({
    owner: row.owner,
    stored: { available: row.available, held: row.held },
    rebuilt: { available: row.rebuiltAvailable, held: row.rebuiltHeld },
    lots: { available: row.lotsAvailable, held: row.lotsHeld },
  }))
}
