/**
 * Owns every write of the one who holds a job's lease: claim, dispatch, record, put back, end. Each repeats the token,
 * reads its own trace at its end, and may be sent twice; so a lost answer is asked for again and nothing happens twice.
 */
import { and, asc, eq, type SQL, sql } from 'drizzle-orm'
import { closeStatements } from '../credits/ledger.ts'
import type { Database } from '../db/client.ts'
import { mediaStatement } from '../db/media-rows.ts'
import { type GenerationJobRow, generationJobs, type JobStepRow, jobSteps, type MediaRow } from '../db/schema.ts'
import type { CallKind } from './processor.ts'

/** Who works on a job, and until when at the latest. */
export type Lease = { readonly job: string; readonly token: string; readonly now: string; readonly until: string }

/** In SQL: the lease is mine, and nobody has ended the job. */
const mine = ({ job, token }: Pick<Lease, 'job' | 'token'>): SQL =>
  sql`EXISTS (SELECT 1 FROM generation_jobs AS j WHERE j.id = ${job} AND j.lease_token = ${token} AND j.status = 'running')`

const stepsOf = (database: Database, job: string) =>
  database.select().from(jobSteps).where(eq(jobSteps.job, job)).orderBy(asc(jobSteps.number))

const heldBy = (database: Database, { job, token }: Pick<Lease, 'job' | 'token'>) =>
  database
    .select()
    .from(generationJobs)
    .where(and(eq(generationJobs.id, job), eq(generationJobs.leaseToken, token), eq(generationJobs.status, 'running')))

export type Claimed = { readonly job: GenerationJobRow; readonly steps: readonly JobStepRow[] }

/** Takes a job that is due and that nobody holds; what its last holder left under way is unknown from now on. */
export async function claim(database: Database, lease: Lease): Promise<Claimed | undefined> {
  const { job, token, now, until } = lease
  const [, , rows, steps] = await database.batch([
    database.run(sql`UPDATE generation_jobs
      SET status = 'running', lease_token = ${token}, lease_until = ${until}, next_run_at = ${until},
        attempts = attempts + 1, updated_at = ${now}
      WHERE id = ${job} AND status IN ('queued', 'running') AND next_run_at <= ${now}
        AND (lease_until IS NULL OR lease_until <= ${now})`),
    database.run(sql`UPDATE job_steps SET state = 'unknown', ended_at = ${now}
      WHERE job = ${job} AND state = 'dispatched' AND lease_token <> ${token} AND ${mine(lease)}`),
    heldBy(database, lease),
    stepsOf(database, job),
  ])
  return rows[0] && { job: rows[0], steps }
}

/** The job and its steps as they are, for the holder; undefined when the lease is somebody else's. */
export async function readHeld(database: Database, lease: Pick<Lease, 'job' | 'token'>): Promise<Claimed | undefined> {
  const [rows, steps] = await database.batch([heldBy(database, lease), stepsOf(database, lease.job)])
  return rows[0] && { job: rows[0], steps }
}

export type Dispatch = {
  readonly id: string
  readonly kind: CallKind
  readonly vendor: string
  readonly model: string
  readonly price: number
  readonly vendorKey: string
}

/** Notes a call before it is made. False: it must not be made (cancelled, lease lost, more than was held). */
export async function dispatch(database: Database, lease: Lease, step: Dispatch): Promise<boolean> {
  const { job, token } = lease
  // the clock of this moment: a holder that was held up may be past its lease
  const now = new Date().toISOString()
  const [, rows] = await database.batch([
    database.run(sql`INSERT INTO job_steps
      (id, job, number, kind, provider, model, state, price, vendor_key, lease_token, dispatched_at)
      SELECT ${step.id}, j.id, (SELECT ifnull(max(number), 0) + 1 FROM job_steps WHERE job = j.id), ${step.kind},
        ${step.vendor}, ${step.model}, 'dispatched', ${step.price}, ${step.vendorKey}, ${token}, ${now}
      FROM generation_jobs AS j
      WHERE j.id = ${job} AND j.lease_token = ${token} AND j.status = 'running' AND j.lease_until > ${now}
        AND j.cancel_asked = 0
        AND ${step.price} + (SELECT ifnull(sum(price), 0) FROM job_steps WHERE job = j.id AND state = 'answered') <= j.held
      ON CONFLICT DO NOTHING`),
    database
      .select({ id: jobSteps.id })
      .from(jobSteps)
      .where(and(eq(jobSteps.id, step.id), eq(jobSteps.leaseToken, token), eq(jobSteps.state, 'dispatched'))),
  ])
  return rows.length > 0
}

export type Outcome = {
  readonly state: 'answered' | 'failed' | 'unknown'
  /** JSON. */
  readonly result?: string
  readonly usage?: string
  readonly failure?: string
  /** Stored already; recorded with the answer. */
  readonly file?: Omit<MediaRow, 'createdAt'> & {
    /** Number of the last deletion of it before it was stored. */
    readonly since: number
  }
}

const isAnswered = (step: string): SQL =>
  sql`EXISTS (SELECT 1 FROM job_steps AS s WHERE s.id = ${step} AND s.state = 'answered')`

/** Writes what became of a call, once. A holder whose lease is over writes nothing. */
export async function record(database: Database, lease: Lease, step: string, outcome: Outcome): Promise<void> {
  const { state, result = null, usage = null, failure = null, file } = outcome
  const now = new Date().toISOString()
  const update = database.run(sql`UPDATE job_steps
    SET state = ${state}, result = ${result}, usage = ${usage}, failure = ${failure}, ended_at = ${now}
    WHERE id = ${step} AND state = 'dispatched' AND lease_token = ${lease.token} AND ${mine(lease)}`)
  if (!file) {
    await update
    return
  }
  await database.batch([
    update,
    database.run(mediaStatement({ ...file, createdAt: now }, file.since, isAnswered(step))),
  ])
}

export type PutBack = {
  readonly nextRunAt: string
  readonly percent: number
  /** There was an answer: the count of attempts begins anew. */
  readonly answered: boolean
}

/** Gives the lease back; the job is due again at `nextRunAt`, at once where its end is asked for. */
export async function putBack(database: Database, lease: Lease, { nextRunAt, percent, answered }: PutBack) {
  const now = new Date().toISOString()
  await database.run(sql`UPDATE generation_jobs
    SET status = 'queued', lease_token = NULL, lease_until = NULL,
      next_run_at = CASE WHEN cancel_asked THEN ${now} ELSE ${nextRunAt} END,
      percent = max(percent, ${Math.floor(percent)}), attempts = ${answered ? sql`0` : sql`attempts`}, updated_at = ${now}
    WHERE id = ${lease.job} AND lease_token = ${lease.token} AND status = 'running'`)
}

export type Ending = {
  readonly status: 'succeeded' | 'failed' | 'cancelled'
  readonly charge: number
  readonly result: string | null
  readonly failure: string | null
  /** Statements for the same batch, which repeat `endedBy` as their guard. */
  readonly beside: readonly SQL[]
}

/** In SQL: this lease is the one that ended the job. */
export const endedBy = ({ job, token }: Pick<Lease, 'job' | 'token'>): SQL =>
  sql`EXISTS (SELECT 1 FROM generation_jobs AS j WHERE j.id = ${job} AND j.ended_by = ${token})`

/** Ends the job, closes its hold and tells the project what it has cost, in one batch. */
export async function end(database: Database, lease: Lease, row: GenerationJobRow, ending: Ending): Promise<void> {
  const { job, token } = lease
  const { owner, project } = row
  const now = new Date().toISOString()
  const close = { owner, key: `close/${job}`, now, used: ending.charge, job }
  const statements = [
    ...(row.held > 0 ? closeStatements(close, endedBy(lease)) : []),
    sql`UPDATE projects SET credits_used = (
        SELECT ifnull(sum(charged), 0) FROM generation_jobs WHERE owner = ${owner} AND project = ${project}
      ) WHERE owner = ${owner} AND id = ${project} AND ${endedBy(lease)}`,
    ...ending.beside,
  ]
  await database.batch([
    database.run(sql`UPDATE generation_jobs
      SET status = ${ending.status}, result = ${ending.result}, failure = ${ending.failure}, charged = ${ending.charge},
        percent = CASE WHEN ${ending.status} = 'succeeded' THEN 100 ELSE percent END,
        lease_token = NULL, lease_until = NULL, ended_by = ${token}, updated_at = ${now}
      WHERE id = ${job} AND lease_token = ${token} AND status = 'running'`),
    ...statements.map(statement => database.run(statement)),
  ])
}
