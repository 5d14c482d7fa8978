/** Owns ending all that is under way for a project: who has done nothing ends at once, the others are asked to. */
import type { Context } from 'hono'
import type { Database } from '../db/client.ts'
import type { AppEnv, Owner } from '../env.ts'
import { cancelJob } from './cancel.ts'
import { openJobs } from './read-jobs.ts'
import { poke } from './take-on.ts'

export async function cancelOpenJobs(
  context: Context<AppEnv>,
  database: Database,
  owner: Owner,
  project: string,
): Promise<void> {
  const jobs = await openJobs(database, owner, project)
  for (const job of jobs) await cancelJob(database, { owner, id: job }, context.get('requestId'))
  poke(context, jobs)
}
