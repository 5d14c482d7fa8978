/** Owns reading the history of an account: an entry as callers see it, and pages of them, the newest first. */
import { and, desc, eq, inArray, lt, or, type SQL } from 'drizzle-orm'
import type { Database } from '../db/client.ts'
import { type CreditEntryRow, creditAccounts, creditEntries, type EntryKind } from '../db/schema.ts'
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

const entriesOf = (database: Database, owner: Owner, more: SQL | undefined) =>
  database
    .select({
      id: creditEntries.id,
      account: creditEntries.account,
      key: creditEntries.key,
      kind: creditEntries.kind,
      amount: creditEntries.amount,
      job: creditEntries.job,
      lot: creditEntries.lot,
      expiresAt: creditEntries.expiresAt,
      createdAt: creditEntries.createdAt,
      available: creditEntries.available,
      held: creditEntries.held,
    })
    .from(creditEntries)
    .innerJoin(creditAccounts, eq(creditAccounts.id, creditEntries.account))
    .where(and(eq(creditAccounts.owner, owner), more))

/** The entry a key has written, and all those of the job. For the end of a move's batch. */
export const traceOf = (database: Database, owner: Owner, key: string, job?: string) =>
  entriesOf(
    database,
    owner,
    job === undefined ? eq(creditEntries.key, key) : or(eq(creditEntries.key, key), eq(creditEntries.job, job)),
  )

export type EntriesRequest = {
  /** Entries a page. */
  readonly limit: number
  /** Only those before this id. */
  readonly before?: number
  /** Only these kinds; absent: all. */
  readonly kinds?: readonly EntryKind[]
}

/** One page; `before` for the next one where there are more. */
export async function listEntries(
  database: Database,
  owner: Owner,
  { limit, before, kinds }: EntriesRequest,
): Promise<{ readonly entries: readonly LedgerEntry[]; readonly before?: number }> {
  const rows = await entriesOf(
    database,
    owner,
    and(
      before === undefined ? undefined : lt(creditEntries.id, before),
      kinds ? inArray(creditEntries.kind, [...kinds]) : undefined,
    ),
  )
    .orderBy(desc(creditEntries.id))
    .limit(limit + 1)
  const entries = rows.slice(0, limit).map(toEntry)
  const last = entries.at(-1)
  return { entries, ...(rows.length > limit && last ? { before: last.id } : {}) }
}
