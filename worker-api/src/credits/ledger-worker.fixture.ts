/** Owns a Worker that is only the ledger, without routes and callers: one POST, one call, in real workerd. */
import { desc, sql } from 'drizzle-orm'
import { listTransactions, type TransactionsRequest } from '../billing/transactions.ts'
import type { Database } from '../db/client.ts'
import { creditEntries } from '../db/schema.ts'
import { type Served, serving } from '../part-worker.fixture.ts'
import { balanceOf, findImbalances } from './balance.ts'
import { toEntry } from './entries.ts'
import { close, closeStatements, expire, grant, hold, holdStatements, refund, type Sweep } from './ledger.ts'
import type { CloseMove, GrantMove, HoldMove, RefundMove } from './moves.ts'

type Whose = { readonly owner: string; readonly now: string }

const guarded = (guard: boolean) => (guard ? sql`1 = 1` : sql`1 = 0`)

const operations = {
  grant: (database: Database, move: GrantMove) => grant(database, move),
  hold: (database: Database, move: HoldMove) => hold(database, move),
  close: (database: Database, move: CloseMove) => close(database, move),
  refund: (database: Database, move: RefundMove) => refund(database, move),
  expire: (database: Database, sweep: Sweep) => expire(database, sweep),
  balance: (database: Database, { owner, now }: Whose) => balanceOf(database, owner, now),
  /** All of an owner's, the newest first. */
  async entries(database: Database, { owner }: { readonly owner: string }) {
    const mine = sql`${creditEntries.account} = (SELECT id FROM credit_accounts WHERE owner = ${owner})`
    const rows = await database.select().from(creditEntries).where(mine).orderBy(desc(creditEntries.id))
    return { entries: rows.map(toEntry) }
  },
  transactions: (database: Database, { owner, ...page }: TransactionsRequest & { readonly owner: string }) =>
    listTransactions(database, owner, page),
  imbalances: (database: Database, _: object) => findImbalances(database),
  /** A hold and a close in one batch, each under a guard of its own: how a job would write them beside its row. */
  async together(
    database: Database,
    { first, then, allowed }: { first: HoldMove; then: CloseMove; allowed: readonly [boolean, boolean] },
  ) {
    const [one, ...rest] = [
      ...holdStatements(first, guarded(allowed[0])),
      ...closeStatements(then, guarded(allowed[1])),
    ].map(statement => database.run(statement))
    await database.batch([one!, ...rest])
    return {}
  },
}

export type Operations = Served<typeof operations>

export const handle = serving(operations)
