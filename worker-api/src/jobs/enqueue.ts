/**
 * Owns taking on a job: its row and its hold in one batch, under the request key. The same wish again finds the job
 * that is there; the same key with another wish is refused.
 */
import { canonicalJson, holdFor, type JobKind } from '@contenthq/model'
import { type JobReceipt, type JobWish, jobPriorities } from '@contenthq/model/api'
import { and, eq, sql } from 'drizzle-orm'
import { asHoldRefusal, holdStatements } from '../credits/ledger.ts'
import { openAccount } from '../credits/moves.ts'
import type { Database } from '../db/client.ts'
import { findProject } from '../db/save-project.ts'
import { generationJobs, projects } from '../db/schema.ts'
import type { Owner } from '../env.ts'
import { Refusal } from '../refusal.ts'
import { sha256 } from '../storage/hash.ts'
import type { CallKind } from './processor.ts'
import { processorOf } from './processors/index.ts'
import type { Roster } from './vendors.ts'

/** Milliseconds that a job has at most. */
export const LIFETIME = 24 * 60 * 60_000

export type Wanted = {
  readonly owner: Owner
  readonly key: string
  readonly wish: JobWish
  /** The session token it is asked under, and how many credits may be held under it. */
  readonly session?: { readonly id: string; readonly creditCap?: number } | undefined
}

/** In SQL: what was held, and where it has ended used, under a session. */
const spentUnder = (session: string) =>
  sql`(SELECT ifnull(sum(ifnull(charged, held)), 0) FROM generation_jobs WHERE session = ${session})`

/** Tells why no job was made: there is no such project, or the session may hold no more. */
async function refusalOf(database: Database, { owner, wish, session }: Wanted, needed: number): Promise<Refusal> {
  const there = await findProject(database, owner, wish.project)
  if (!there) return new Refusal('project-missing')
  if (there.deletedAt !== null || session?.creditCap === undefined) return new Refusal('project-deleted')
  const [spent] = await database.all<{ readonly credits: number }>(sql`SELECT ${spentUnder(session.id)} AS credits`)
  const available = Math.max(0, session.creditCap - (spent?.credits ?? 0))
  return new Refusal('credits-insufficient', {
    detail: 'This session may hold no more.',
    extras: { credits: { needed, available } },
  })
}

/** Credits that a wish holds. */
export const neededFor = ({ kind, input }: JobWish): number =>
  holdFor({ kind, characters: kind === 'speak' ? input.text.length : 0 })

/** Throws 'provider-not-configured' where nobody does what a job of this kind cannot do without. */
export function requireVendors(kind: JobKind, roster: Roster): void {
  const missing = processorOf(kind).needs.find((trade: CallKind) => !roster[trade]?.length)
  if (missing) throw new Refusal('provider-not-configured', { detail: `Nobody is set up for ${missing}.` })
}

/** Throws 'project-missing', 'project-deleted', 'credits-insufficient' with needed and available, 'idempotency-mismatch'. */
export async function enqueue(database: Database, wanted: Wanted): Promise<JobReceipt> {
  const { owner, key, wish, session } = wanted
  const { kind, project, scene, priority = 'soon', input } = wish
  const start = Date.now()
  const now = new Date(start).toISOString()
  const id = crypto.randomUUID()
  const held = neededFor(wish)
  const payloadHash = await sha256(canonicalJson(wish))
  const mine = sql`EXISTS (SELECT 1 FROM generation_jobs AS j WHERE j.id = ${id})`
  const hold = { owner, key: `hold/${id}`, now, amount: held, job: id }
  // without an account the hold would find no row, and the job would be there without it
  const money = held > 0 ? [openAccount(owner), ...holdStatements(hold, mine)] : []
  const taken = database.run(sql`INSERT INTO generation_jobs
    (id, owner, project, scene, kind, status, priority, session, request_key, payload_hash, input, held, next_run_at, expires_at,
      created_at, updated_at)
    SELECT ${id}, p.owner, p.id, ${scene ?? null}, ${kind}, 'queued', ${jobPriorities[priority]}, ${session?.id ?? null}, ${key}, ${payloadHash},
      ${JSON.stringify(input)}, ${held}, ${now}, ${new Date(start + LIFETIME).toISOString()}, ${now}, ${now}
    FROM ${projects} AS p WHERE p.owner = ${owner} AND p.id = ${project} AND p.deleted_at IS NULL
      ${session?.creditCap === undefined ? sql.empty() : sql`AND ${held} + ${spentUnder(session.id)} <= ${session.creditCap}`}
    ON CONFLICT DO NOTHING`)
  const trace = database
    .select()
    .from(generationJobs)
    .where(and(eq(generationJobs.owner, owner), eq(generationJobs.requestKey, key)))
  let rows: (typeof generationJobs.$inferSelect)[]
  try {
    const results = await database.batch([taken, ...money.map(statement => database.run(statement)), trace])
    rows = results.at(-1) as typeof rows
  } catch (thrown) {
    throw await asHoldRefusal(database, hold, thrown)
  }
  const [row] = rows
  if (!row) throw await refusalOf(database, wanted, held)
  if (row.payloadHash !== payloadHash) throw new Refusal('idempotency-mismatch')
  return { id: row.id, kind: row.kind, held: row.held, createdAt: row.createdAt, expiresAt: row.expiresAt }
}
