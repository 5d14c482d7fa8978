/** Owns what owners see of their jobs: one, a page of them, and what changed behind a cursor. */
import type { JobKind } from '@contenthq/model'
import type { JobAnswer, JobEventsAnswer, JobListAnswer, JobStatus } from '@contenthq/model/api'
import { and, asc, desc, eq, gt, inArray, sql } from 'drizzle-orm'
import type { Database } from '../db/client.ts'
import { readCursor, writeCursor } from '../db/cursor.ts'
import { generationJobs, jobEvents } from '../db/schema.ts'
import type { Owner } from '../env.ts'
import type { Whose } from './cancel.ts'
import { toJobAnswer } from './job-rows.ts'

/** The id of a job's last change. */
const lastEvent = sql<number>`(SELECT e.id FROM job_events AS e WHERE e.job = generation_jobs.id)`

export async function readJob(database: Database, { owner, id }: Whose): Promise<JobAnswer | undefined> {
  const [found] = await database
    .select({ row: generationJobs, cursor: lastEvent })
    .from(generationJobs)
    .where(and(eq(generationJobs.id, id), eq(generationJobs.owner, owner)))
  return found && toJobAnswer(found.row, found.cursor)
}

export type JobsRequest = {
  readonly project: string
  readonly kinds?: readonly JobKind[] | undefined
  readonly statuses?: readonly JobStatus[] | undefined
  readonly cursor?: string | undefined
  readonly limit: number
}

/** A page, the newest first. */
export async function listJobs(database: Database, owner: Owner, request: JobsRequest): Promise<JobListAnswer> {
  const { project, kinds, statuses, cursor, limit } = request
  const after = cursor === undefined ? undefined : readCursor(cursor)
  const found = await database
    .select({ row: generationJobs, cursor: lastEvent })
    .from(generationJobs)
    .where(
      and(
        eq(generationJobs.owner, owner),
        eq(generationJobs.project, project),
        kinds && inArray(generationJobs.kind, [...kinds]),
        statuses && inArray(generationJobs.status, [...statuses]),
        after && sql`(${generationJobs.createdAt}, ${generationJobs.id}) < (${after[0]}, ${after[1]})`,
      ),
    )
    .orderBy(desc(generationJobs.createdAt), desc(generationJobs.id))
    .limit(limit + 1)
  const page = found.slice(0, limit)
  const last = page.at(-1)?.row
  return {
    jobs: page.map(({ row, cursor: at }) => toJobAnswer(row, at)),
    ...(found.length > limit && last ? { nextCursor: writeCursor([last.createdAt, last.id]) } : {}),
  }
}

export type EventsRequest = { readonly project: string; readonly after: number; readonly limit: number }

/** The jobs that changed behind the cursor, as they are now. A page may end early; its cursor goes on from there. */
export async function jobsChanged(
  database: Database,
  owner: Owner,
  { project, after, limit }: EventsRequest,
): Promise<JobEventsAnswer> {
  const found = await database
    .select({ row: generationJobs, at: jobEvents.id })
    .from(jobEvents)
    .innerJoin(generationJobs, eq(generationJobs.id, jobEvents.job))
    .where(and(eq(jobEvents.owner, owner), eq(jobEvents.project, project), gt(jobEvents.id, after)))
    .orderBy(asc(jobEvents.id))
    .limit(limit)
  const jobs = found.map(({ row, at }) => toJobAnswer(row, at))
  return { jobs, cursor: jobs.at(-1)?.cursor ?? after }
}

const isOpen = (owner: Owner, project: string) =>
  and(
    eq(generationJobs.owner, owner),
    eq(generationJobs.project, project),
    inArray(generationJobs.status, ['queued', 'running']),
  )

/** Ids of a project's jobs that somebody should work on now. */
export async function dueJobs(database: Database, owner: Owner, project: string, now: string): Promise<string[]> {
  const rows = await database
    .select({ id: generationJobs.id })
    .from(generationJobs)
    .where(and(isOpen(owner, project), sql`${generationJobs.nextRunAt} <= ${now}`))
    .limit(20)
  return rows.map(({ id }) => id)
}

/** Ids of a project's jobs that have not ended. */
export async function openJobs(database: Database, owner: Owner, project: string): Promise<string[]> {
  const rows = await database.select({ id: generationJobs.id }).from(generationJobs).where(isOpen(owner, project))
  return rows.map(({ id }) => id)
}
