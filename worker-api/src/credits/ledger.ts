/**
 * Owns the moves of credits: grant, hold, close, refund, expire. Each is one batch, so each is whole; the same move
 * again (its answer was lost) finds its own trace and answers the same. Does not know prices, jobs or who is calling.
 */
import { ContentHQError } from '@contenthq/model'
import type { SQL } from 'drizzle-orm'
import type { Database } from '../db/client.ts'
import type { CreditEntryRow, EntryKind } from '../db/schema.ts'
import type { Owner } from '../env.ts'
import { Refusal } from '../refusal.ts'
import { balanceOf } from './balance.ts'
import { type LedgerEntry, toEntry, traceOf } from './entries.ts'
import { requireAmount, requireMove } from './judge-move.ts'
import {
  type CloseMove,
  closeMove,
  expireMove,
  type GrantMove,
  grantMove,
  type HoldMove,
  holdMove,
  type Move,
  openAccount,
  type RefundMove,
  refundMove,
} from './moves.ts'

/** Lots that one move clears away on its way; a sweep takes more. */
const SWEEP = 100

/** What the entry of a key must be, to be this request's. */
type Wanted = Pick<CreditEntryRow, 'kind' | 'amount' | 'job' | 'expiresAt'>

const isSame = (row: CreditEntryRow, { kind, amount, job, expiresAt }: Wanted): boolean =>
  row.kind === kind && row.amount === amount && row.job === job && row.expiresAt === expiresAt

/** What the triggers and checks say, by their words in the database's message, wherever it is wrapped. */
function refusedBecause(thrown: unknown, reason: string): boolean {
  for (let error = thrown; error instanceof Error; error = error.cause) if (error.message.includes(reason)) return true
  return false
}

/** Runs the statements and reads the trace of the move in the same batch. Answers its entry, or why there is none. */
async function make(
  database: Database,
  { owner, key }: Move,
  statements: readonly SQL[],
  wanted: Wanted,
): Promise<LedgerEntry> {
  const trace = traceOf(database, owner, key, wanted.job ?? undefined)
  // every batch begins with a statement that writes, so it has the writer's lock before it reads
  const [first, ...rest] = statements.map(statement => database.run(statement))
  if (!first) throw new TypeError('a move has at least one statement')
  const results = await database.batch([first, ...rest, trace])
  const rows = results.at(-1) as CreditEntryRow[]
  const row = rows.find(candidate => candidate.key === key)
  if (row && isSame(row, wanted)) return toEntry(row)
  if (row) throw new Refusal('idempotency-mismatch')
  const has = (kind: EntryKind): boolean => rows.some(candidate => candidate.kind === kind)
  if (wanted.kind === 'hold' && has('hold')) throw new Refusal('hold-open')
  if (wanted.kind === 'close' && has('close')) throw new Refusal('hold-closed')
  if (wanted.kind === 'refund' && has('hold'))
    throw new Refusal('credits-invalid', { detail: 'The hold is open; nothing was used yet.' })
  throw new Refusal(wanted.kind === 'hold' ? 'credits-insufficient' : 'hold-missing')
}

const tooMany = (): Refusal => new Refusal('credits-invalid', { detail: 'An account holds at most 2^53 - 1 credits.' })

/** Adds credits, opening the account where there is none. Throws 'credits-invalid', 'idempotency-mismatch'. */
export async function grant(database: Database, move: GrantMove): Promise<LedgerEntry> {
  const { amount, expiresAt } = requireMove(move)
  requireAmount(amount, 1)
  const wanted: Wanted = { kind: 'grant', amount, job: null, expiresAt: expiresAt ?? null }
  return make(database, move, [openAccount(move.owner), grantMove(move)], wanted).catch(thrown => {
    throw refusedBecause(thrown, 'credit_accounts_limit') ? tooMany() : thrown
  })
}

/** How a hold or its part of a larger batch failed, told as a refusal where the credits did not suffice. */
export async function asHoldRefusal(database: Database, move: HoldMove, thrown: unknown): Promise<unknown> {
  const short =
    (thrown instanceof ContentHQError && thrown.code === 'credits-insufficient') ||
    ['credit_accounts_available', 'lots-insufficient'].some(reason => refusedBecause(thrown, reason))
  if (!short) return thrown
  const { available } = await balanceOf(database, move.owner, move.now)
  return new Refusal('credits-insufficient', { extras: { credits: { needed: move.amount, available } } })
}

/** The statements of a hold, for a batch that writes its job as well. */
export const holdStatements = (move: HoldMove, guard?: SQL): readonly [SQL, SQL] => [
  expireMove({ now: move.now, owner: move.owner, limit: SWEEP }),
  holdMove(move, guard),
]

/**
 * Sets credits aside for a job. What has expired is cleared first and never held.
 * Throws 'credits-insufficient' with needed and available, 'hold-open', 'credits-invalid', 'idempotency-mismatch'.
 */
export async function hold(database: Database, move: HoldMove): Promise<LedgerEntry> {
  const { amount, job } = requireMove(move)
  requireAmount(amount, 1)
  try {
    return await make(database, move, holdStatements(move), { kind: 'hold', amount, job, expiresAt: null })
  } catch (thrown) {
    throw await asHoldRefusal(database, move, thrown)
  }
}

/** The statements of a close, for a batch that ends its job as well. */
export const closeStatements = (move: CloseMove, guard?: SQL): readonly [SQL, SQL] => [
  closeMove(move, guard),
  // what comes back to a lot whose time is over goes at once
  expireMove({ now: move.now, owner: move.owner, limit: SWEEP }),
]

/**
 * Ends the hold of a job: what was used is gone, the rest is available again; 0 releases all.
 * Throws 'hold-missing', 'hold-closed', 'credits-invalid' (more than was held), 'idempotency-mismatch'.
 */
export async function close(database: Database, move: CloseMove): Promise<LedgerEntry> {
  const { used, job } = requireMove(move)
  requireAmount(used, 0)
  const wanted: Wanted = { kind: 'close', amount: used, job, expiresAt: null }
  return make(database, move, closeStatements(move), wanted).catch(thrown => {
    if (!refusedBecause(thrown, 'close-exceeds-hold')) throw thrown
    throw new Refusal('credits-invalid', { detail: 'A close uses at most what is held.' })
  })
}

/**
 * Gives back what a closed job used, or a part of it: for operators only. All refunds of a job together are at most
 * what it used. Throws 'hold-missing', 'credits-invalid', 'idempotency-mismatch'.
 */
export async function refund(database: Database, move: RefundMove): Promise<LedgerEntry> {
  const { amount, job, expiresAt } = requireMove(move)
  requireAmount(amount, 1)
  const wanted: Wanted = { kind: 'refund', amount, job, expiresAt: expiresAt ?? null }
  return make(database, move, [refundMove(move)], wanted).catch(thrown => {
    if (refusedBecause(thrown, 'credit_accounts_limit')) throw tooMany()
    if (!refusedBecause(thrown, 'refund-exceeds-charge')) throw thrown
    throw new Refusal('credits-invalid', { detail: 'Refunds give back at most what was used.' })
  })
}

export type Sweep = {
  readonly now: string
  /** Lots at once. */
  readonly limit: number
  /** One owner's; absent: everybody's. */
  readonly owner?: Owner
}

/** Writes off what has expired and answers how many lots were emptied; as many as `limit`: there may be more. */
export async function expire(database: Database, sweep: Sweep): Promise<number> {
  const { rowsAffected } = await database.run(expireMove(sweep))
  return rowsAffected
}
