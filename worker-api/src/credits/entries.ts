/** Owns an entry of the ledger as callers see it, and the trace of a move. Pages of them are the business of ../billing. */
import { and, eq, or, type SQL, sql } from 'drizzle-orm'
import type { Database } from '../db/client.ts'
import { type CreditEntryRow, creditEntries, type EntryKind } from '../db/schema.ts'
import type { Owner } from '../env.ts'

export type LedgerEntry = {
  /** Grows with time; of one ledger. */
  readonly id: number
  readonly kind: EntryKind
  readonly key: string
  /** Whole credits; of a close what was used. */
  readonly amount: number
  readonly job?: string
  /** Of an expire: the id of the grant or refund. */
  readonly lot?: number
  readonly expiresAt?: string
  readonly createdAt: string
  /** The account after this entry; what an expire entry behind it takes is still in it. */
  readonly available: number
  readonly held: number
}

export const toEntry = ({ account, job, lot, expiresAt, ...row }: CreditEntryRow): LedgerEntry => ({
  ...row,
  ...(job === null ? {} : { job }),
  ...(lot === null ? {} : { lot }),
  ...(expiresAt === null ? {} : { expiresAt }),
})

const isOf = (owner: Owner): SQL =>
  sql`${creditEntries.account} = (SELECT id FROM credit_accounts WHERE owner = ${owner})`

/**
 * The entry a key has written, and all those of the job. For the end of a move's batch. The owner stands in both
 * halves: SQLite then finds each by its own index, and otherwise reads the whole history.
 */
export const traceOf = (database: Database, owner: Owner, key: string, job?: string) =>
  database
    .select()
    .from(creditEntries)
    .where(
      or(
        and(isOf(owner), eq(creditEntries.key, key)),
        job === undefined ? undefined : and(isOf(owner), eq(creditEntries.job, job)),
      ),
    )
