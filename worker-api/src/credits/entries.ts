/** Owns reading the history of an account: an entry as callers see it, and pages of them, the newest first. */
import { and, desc, eq, inArray, lt, or, type SQL, sql } from 'drizzle-orm'
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

export type EntriesRequest = {
  /** Entries a page. */
  readonly limit: number
  /** Only those before this id. */
  readonly before?: number
  /** Only these kinds; absent: all. */
  readonly kinds?: readonly EntryKind[]
  /** Only those of this job. */
  readonly job?: string
}

/** One page; `before` for the next one where there are more. */
export async function listEntries(
  database: Database,
  owner: Owner,
  { limit, before, kinds, job }: EntriesRequest,
): Promise<{ readonly entries: readonly LedgerEntry[]; readonly before?: number }> {
  const rows = await database
    .select()
    .from(creditEntries)
    .where(
      and(
        isOf(owner),
        before === undefined ? undefined : lt(creditEntries.id, before),
        kinds ? inArray(creditEntries.kind, [...kinds]) : undefined,
        job === undefined ? undefined : eq(creditEntries.job, job),
      ),
    )
    .orderBy(desc(creditEntries.id))
    .limit(limit + 1)
  const entries = rows.slice(0, limit).map(toEntry)
  const last = entries.at(-1)
  return { entries, ...(rows.length > limit && last ? { before: last.id } : {}) }
}
