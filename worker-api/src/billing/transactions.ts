/** Owns the history of an account as its owner sees it: entries in pages, with what each job made. */
import type { TransactionsAnswer } from '@contenthq/model/api'
import { and, desc, eq, inArray, lt } from 'drizzle-orm'
import type { Database } from '../db/client.ts'
import { creditTransactions, type EntryKind } from '../db/schema.ts'
import type { Owner } from '../env.ts'

export type Transaction = TransactionsAnswer['transactions'][number]

type Row = typeof creditTransactions.$inferSelect

const toTransaction = ({ owner: _, job, expiresAt, operation, project, ...row }: Row): Transaction => ({
  ...row,
  ...(job === null ? {} : { job }),
  ...(expiresAt === null ? {} : { expiresAt }),
  // an operator's own holds are for no job of ours
  ...(operation === null || project === null ? {} : { operation, project }),
})

export type TransactionsRequest = {
  /** Entries a page. */
  readonly limit: number
  /** Only those before this id. */
  readonly before?: number
  /** Only these kinds; absent: all. */
  readonly kinds?: readonly EntryKind[]
  /** Only those of this job. */
  readonly job?: string
}

/** One page, the newest first. */
export async function listTransactions(
  database: Database,
  owner: Owner,
  { limit, before, kinds, job }: TransactionsRequest,
): Promise<TransactionsAnswer> {
  const view = creditTransactions
  const rows = await database
    .select()
    .from(view)
    .where(
      and(
        eq(view.owner, owner),
        before === undefined ? undefined : lt(view.id, before),
        kinds && inArray(view.kind, [...kinds]),
        job === undefined ? undefined : eq(view.job, job),
      ),
    )
    .orderBy(desc(view.id))
    .limit(limit + 1)
  const page = rows.slice(0, limit)
  const last = page.at(-1)
  return {
    transactions: page.map(toTransaction),
    ...(rows.length > limit && last ? { nextCursor: String(last.id) } : {}),
  }
}

/** The transaction that an entry is; undefined when it is not this owner's. */
export async function findTransaction(database: Database, owner: Owner, id: number): Promise<Transaction | undefined> {
  const view = creditTransactions
  const [row] = await database
    .select()
    .from(view)
    .where(and(eq(view.owner, owner), eq(view.id, id)))
  return row && toTransaction(row)
}
