/**
 * Owns one turn of a job: claim it, do what was decided, give it back or end it. Decides nothing itself, and may be
 * killed at any await: what is written then is a state from which the next holder goes on.
 */
import type { Database } from '../db/client.ts'
import type { Owner } from '../env.ts'
import type { GuardedFetch } from '../ingestion/guarded-fetch.ts'
import { findPlace, sourceStatements } from '../ingestion/kept-sources.ts'
import { auditOf } from './audit.ts'
import { backoff } from './backoff.ts'
import { callVendor, type FileStore } from './call-vendor.ts'
import { type Decision, decide } from './decide.ts'
import { findJob } from './find-job.ts'
import { insist } from './insist.ts'
import { stepId, toJobView, toStepView } from './job-rows.ts'
import type { StepView } from './job-views.ts'
import { type Claimed, claim, dispatch, end, endedBy, type Lease, putBack, readHeld, record } from './lease.ts'
import type { CallKind } from './processor.ts'
import { processorOf } from './processors/index.ts'
import type { Vendor, Vendors } from './vendors.ts'

/** Milliseconds beyond the vendor's deadline for storing and writing. */
const MARGIN = 30_000

export type Workshop = {
  readonly database: Database
  readonly vendors: Vendors
  readonly files: FileStore
  readonly web: GuardedFetch
  /** Ends a call under way that costs nothing. */
  readonly stop?: AbortSignal
}

const decideFor = ({ job, steps }: Claimed, vendors: Vendors): Decision =>
  decide(toJobView(job), steps.map(toStepView), {
    processor: processorOf(job.kind),
    roster: vendors,
    now: new Date().toISOString(),
  })

const vendorOf = (vendors: Vendors, kind: CallKind, id: string): Vendor | undefined =>
  vendors[kind]?.find(vendor => vendor.id === id)

/** The longest that a turn of any job may take, in milliseconds. */
function leaseLength(vendors: Vendors): number {
  const deadlines = Object.values(vendors).flatMap(trade => trade.map(({ deadline }) => deadline))
  return Math.max(0, ...deadlines) + MARGIN
}

async function finish(workshop: Workshop, lease: Lease, held: Claimed, decision: Decision & { readonly kind: 'end' }) {
  const { job, steps } = held
  const { status, charge, result, assets, failure, paid, sources = [] } = decision
  const estimate = ({ kind, provider }: (typeof steps)[number]) =>
    vendorOf(workshop.vendors, kind, provider)?.estimate ?? 0
  const ending = {
    status,
    charge,
    result: result ? JSON.stringify({ result, assets }) : null,
    failure: failure ? JSON.stringify(failure) : null,
    beside: [
      ...auditOf({ lease, job, steps, paid, estimate }),
      ...sourceStatements({ owner: job.owner, project: job.project, sources, guard: endedBy(lease) }),
    ],
  }
  await insist(() => end(workshop.database, lease, job, ending))
}

/** Milliseconds until the next try at what has just been tried; 0 after an answer. */
function pauseAfter(steps: readonly StepView[], tries: number): number {
  const last = steps.at(-1)
  return !last || last.state === 'answered' ? 0 : backoff(tries, Math.random(), last.failure?.retryAfter)
}

/** Makes the call that was decided on. False: it was not allowed any more. */
async function makeCall(
  { database, vendors, files, web, stop }: Workshop,
  lease: Lease,
  { owner, project }: { readonly owner: Owner; readonly project: string },
  { call, vendor: id, price, tries, failures }: Decision & { readonly kind: 'call' },
): Promise<boolean> {
  const vendor = vendorOf(vendors, call.kind, id)
  if (!vendor) throw new TypeError(`there is no vendor ${id}`)
  const step = stepId(lease.job, call.purpose, tries)
  // the same after an unknown outcome, so that what was done is not done again; another one after an answered error
  const vendorKey = `${lease.job}/${call.purpose}/${failures + 1}`
  const noted = { id: step, kind: call.kind, vendor: id, model: vendor.model, price, vendorKey }
  if (!(await insist(() => dispatch(database, lease, noted)))) return false
  const outcome = await callVendor(vendor, {
    request: call.request,
    key: vendorKey,
    owner,
    files,
    web,
    place: url => findPlace(database, { owner, project }, url),
    stop: price === 0 ? stop : undefined,
  })
  await insist(() => record(database, lease, step, outcome))
  return true
}

/** One turn, where the job is due and free; nothing otherwise. Answers when it is due again, undefined when it is over. */
export async function advance(workshop: Workshop, id: string): Promise<string | undefined> {
  const { database, vendors } = workshop
  const seen = await insist(() => findJob(database, id))
  if (!seen || (seen.status !== 'queued' && seen.status !== 'running')) return undefined
  const start = Date.now()
  const now = new Date(start).toISOString()
  if (seen.nextRunAt > now) return seen.nextRunAt
  const until = new Date(start + leaseLength(vendors)).toISOString()
  const lease: Lease = { job: id, token: crypto.randomUUID(), now, until }
  let held = await insist(() => claim(database, lease))
  if (!held) return (await insist(() => findJob(database, id)))?.nextRunAt
  let decision = decideFor(held, vendors)
  if (decision.kind === 'call') {
    await makeCall(workshop, lease, held.job, decision)
    held = await insist(() => readHeld(database, lease))
    if (!held) return until
    decision = decideFor(held, vendors)
  }
  if (decision.kind === 'end') {
    await finish(workshop, lease, held, decision)
    return undefined
  }
  const { tries, percent } = decision
  const steps = held.steps.map(toStepView)
  const nextRunAt = new Date(Date.now() + pauseAfter(steps, Math.max(1, tries))).toISOString()
  const answered = steps.at(-1)?.state === 'answered'
  await insist(() => putBack(database, lease, { nextRunAt, percent, answered }))
  return nextRunAt
}
