/** Owns a Worker that is only the ledger, without routes and callers: one POST, one call, in real workerd. */
import { sql } from 'drizzle-orm'
import { openDatabase } from '../db/client.ts'
import type { Env } from '../env.ts'
import { Refusal } from '../refusal.ts'
import { balanceOf, findImbalances } from './balance.ts'
import { type EntriesRequest, listEntries } from './entries.ts'
import { close, closeStatements, expire, grant, hold, holdStatements, refund, type Sweep } from './ledger.ts'
import type { CloseMove, GrantMove, HoldMove, RefundMove } from './moves.ts'

type Database = ReturnType<typeof openDatabase>
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

export type Operations = {
  [K in keyof typeof operations]: {
    readonly given: Parameters<(typeof operations)[K]>[1]
    readonly answer: Awaited<ReturnType<(typeof operations)[K]>>
  }
}

export async function handle(request: Request, env: Env): Promise<Response> {
  const { operation, given } = (await request.json()) as { operation: keyof typeof operations; given: never }
  try {
    return Response.json(await operations[operation](openDatabase(env), given))
  } catch (thrown) {
    if (!(thrown instanceof Refusal))
      return Response.json({ code: 'server-failed', why: String(thrown) }, { status: 500 })
    const { code, status, extras } = thrown
    return Response.json({ code, ...extras }, { status })
  }
}
