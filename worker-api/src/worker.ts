/** Owns the Worker's three doors: requests, the alarms of jobs, the clock. Which vendors there are comes from outside. */
import type { OpenAPIHono } from '@hono/zod-openapi'
import { lt } from 'drizzle-orm'
import { createApp } from './app.ts'
import { renewDue } from './billing/subscriptions.ts'
import { expire } from './credits/ledger.ts'
import { openDatabase } from './db/client.ts'
import { idempotencyRecords } from './db/schema.ts'
import type { AppEnv, Env } from './env.ts'
import { createJobAlarm, type JobAlarmClass } from './jobs/job-alarm.ts'
import { findDue } from './jobs/sweep.ts'
import type { Vendors } from './jobs/vendors.ts'
import { pokeJobs } from './jobs/workshop.ts'
import { logFailure } from './log.ts'
import { deleteMediaOfOld, endDeletions } from './storage/delete-media.ts'
import { dropOldUploads } from './storage/uploads.ts'

/** Rows of one kind that one tick of the clock takes; the next tick takes more. */
const MOST = 500

/** Answers that are kept for their key are kept for a week: nobody repeats a call for longer. */
const aWeekBefore = (now: string): string => new Date(Date.parse(now) - 7 * 24 * 60 * 60_000).toISOString()

type Handler = OpenAPIHono<AppEnv> & { scheduled(event: unknown, env: Env): Promise<void> }

export type WorkerDoors = { readonly handler: Handler; readonly JobAlarm: JobAlarmClass }

/** What the clock brings: jobs that are due, months that begin, credits that expire. One that fails stops no other. */
async function scheduled(_event: unknown, env: Env): Promise<void> {
  const database = openDatabase(env)
  const now = new Date().toISOString()
  const chores = {
    jobs: async () => pokeJobs(env, await findDue(database, now)),
    months: () => renewDue(database, now, MOST),
    media: () => deleteMediaOfOld(database, env.MEDIA, now, 50),
    deletions: () => endDeletions(database, env.MEDIA, now, 50),
    uploads: () => dropOldUploads(database, env.MEDIA, now, 50),
    expiry: () => expire(database, { now, limit: MOST }),
    answers: () => database.delete(idempotencyRecords).where(lt(idempotencyRecords.createdAt, aWeekBefore(now))),
  }
  for (const [chore, run] of Object.entries(chores))
    await Promise.resolve(run()).catch((thrown: unknown) => {
      logFailure({ chore }, thrown)
    })
}

export function createWorker(vendors: Vendors): WorkerDoors {
  return { handler: Object.assign(createApp(vendors), { scheduled }), JobAlarm: createJobAlarm(vendors) }
}
