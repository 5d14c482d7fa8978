/** Owns a Worker that is only the ledger, without routes and callers: one POST, one call, in real workerd. */
import { sql } from 'drizzle-orm'
import type { Database } from '../db/client.ts'
import { type Served, serving } from '../part-worker.fixture.ts'
import { balanceOf, findImbalances } from './balance.ts'
import { type EntriesRequest, listEntries } from './entries.ts'
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
  entries: (database: Database, { owner, ...page }: EntriesRequest & { readonly owner: string }) =>
    listEntries(database, owner, page),
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
