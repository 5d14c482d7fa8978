/** Owns what the job routes do: taking on, telling, ending and repeating. The work itself is the business of ../jobs. */
import { type JobWish, jobPriorities, jobWishSchema } from '@contenthq/model/api'
import type { OpenAPIHono } from '@hono/zod-openapi'
import { type Database, openDatabase } from '../db/client.ts'
import type { AppEnv, Owner } from '../env.ts'
import { cancelJob } from '../jobs/cancel.ts'
import { findJob } from '../jobs/find-job.ts'
import { dueJobs, jobsChanged, listJobs, readJob } from '../jobs/read-jobs.ts'
import { poke, takeOn } from '../jobs/take-on.ts'
import type { Vendors } from '../jobs/vendors.ts'
import { stopJob } from '../jobs/workshop.ts'
import { readBody } from '../middleware/json-body.ts'
import { Refusal } from '../refusal.ts'
import {
  cancelJobRoute,
  enqueueRoute,
  jobEventsRoute,
  listJobsRoute,
  readJobRoute,
  retryJobRoute,
} from './job-routes.ts'
import { requireProject } from './require-project.ts'

/** Milliseconds between two looks for news. */
const LOOK = 500

/** The wish that a job was made from. */
async function wishOf(database: Database, owner: Owner, id: string): Promise<JobWish> {
  const row = await findJob(database, id)
  if (row?.owner !== owner) throw new Refusal('job-missing')
  if (row.status !== 'failed' && row.status !== 'cancelled') throw new Refusal('job-open')
  const priority = Object.entries(jobPriorities).find(([, number]) => number === row.priority)?.[0]
  return jobWishSchema.parse({
    kind: row.kind,
    project: row.project,
    ...(row.scene === null ? {} : { scene: row.scene }),
    priority,
    input: JSON.parse(row.input),
  })
}

export function addJobRoutes(app: OpenAPIHono<AppEnv>, vendors: Vendors): void {
  app.openapi(enqueueRoute, async context => {
    const { 'idempotency-key': key } = context.req.valid('header')
    const wish = await readBody(context.req, jobWishSchema)
    return context.json(await takeOn(context, vendors, key, wish), 202)
  })

  app.openapi(listJobsRoute, async context => {
    const { project, kind, status, cursor, limit } = context.req.valid('query')
    const database = openDatabase(context.env)
    const owner = context.get('owner')
    await requireProject(database, owner, project)
    return context.json(await listJobs(database, owner, { project, kinds: kind, statuses: status, cursor, limit }), 200)
  })

  app.openapi(jobEventsRoute, async context => {
    const { project, after, wait, limit } = context.req.valid('query')
    const database = openDatabase(context.env)
    const owner = context.get('owner')
    await requireProject(database, owner, project)
    const end = Date.now() + wait * 1000
    poke(context, await dueJobs(database, owner, project, new Date().toISOString()))
    for (;;) {
      const news = await jobsChanged(database, owner, { project, after, limit })
      if (news.jobs.length > 0 || Date.now() >= end || context.req.raw.signal.aborted) return context.json(news, 200)
      await new Promise(resolve => setTimeout(resolve, Math.max(0, Math.min(LOOK, end - Date.now()))))
    }
  })

  app.openapi(readJobRoute, async context => {
    const { id } = context.req.valid('param')
    const job = await readJob(openDatabase(context.env), { owner: context.get('owner'), id })
    if (!job) throw new Refusal('job-missing')
    if (job.nextRunAt !== undefined && Date.parse(job.nextRunAt) <= Date.now()) poke(context, [id])
    return context.json(job, 200)
  })

  app.openapi(cancelJobRoute, async context => {
    const { id } = context.req.valid('param')
    const database = openDatabase(context.env)
    const whose = { owner: context.get('owner'), id }
    await cancelJob(database, whose, context.get('requestId'))
    const job = await readJob(database, whose)
    if (!job) throw new Refusal('job-missing')
    if (job.status === 'queued') poke(context, [id])
    if (job.status === 'running') context.executionCtx.waitUntil(stopJob(context.env, id))
    return context.json(job, 200)
  })

  app.openapi(retryJobRoute, async context => {
    const { id } = context.req.valid('param')
    const wish = await wishOf(openDatabase(context.env), context.get('owner'), id)
    return context.json(await takeOn(context, vendors, `retry/${id}`, wish), 202)
  })
}
