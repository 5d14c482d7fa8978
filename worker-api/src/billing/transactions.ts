/** Owns the history of an account as its owner sees it: entries in pages, with what each job made. */
import type { TransactionsAnswer } from '@contenthq/model/api'
import { and, eq, inArray } from 'drizzle-orm'
import { type EntriesRequest, type LedgerEntry, listEntries } from '../credits/entries.ts'
import type { Database } from '../db/client.ts'
import { generationJobs } from '../db/schema.ts'
import type { Owner } from '../env.ts'

export type Transaction = TransactionsAnswer['transactions'][number]

/** The jobs that entries name; an operator's own holds name none. */
async function jobsOf(database: Database, owner: Owner, entries: readonly LedgerEntry[]) {
  const ids = [...new Set(entries.flatMap(({ job }) => (job === undefined ? [] : [job])))]
  if (ids.length === 0) return new Map<string, never>()
  const rows = await database
    .select({ id: generationJobs.id, kind: generationJobs.kind, project: generationJobs.project })
    .from(generationJobs)
    .where(and(eq(generationJobs.owner, owner), inArray(generationJobs.id, ids)))
  return new Map(rows.map(row => [row.id, row]))
}

/** Entries as they are shown: without their keys. */
export async function toTransactions(
  database: Database,
  owner: Owner,
  entries: readonly LedgerEntry[],
): Promise<Transaction[]> {
  const jobs = await jobsOf(database, owner, entries)
  return entries.map(({ key, lot, ...entry }) => {
    const job = entry.job === undefined ? undefined : jobs.get(entry.job)
    return { ...entry, ...(job ? { operation: job.kind, project: job.project } : {}) }
  })
}

export async function listTransactions(
  database: Database,
  owner: Owner,
  request: EntriesRequest,
): Promise<TransactionsAnswer> {
  const { entries, before } = await listEntries(database, owner, request)
  const transactions = await toTransactions(database, owner, entries)
  return { transactions, ...(before === undefined ? {} : { nextCursor: String(before) }) }
}
