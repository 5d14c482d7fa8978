/** Owns the sweep of jobs: whoever is due is poked, the most urgent first. The one guard against lost alarms. */
import { sql } from 'drizzle-orm'
import type { Database } from '../db/client.ts'

/** Jobs that one sweep wakes. */
const MOST = 200

/** Ids of the jobs that are due: waiting, or held by somebody whose lease is over. */
export async function findDue(database: Database, now: string): Promise<string[]> {
  const rows = await database.all<{ readonly id: string }>(sql`SELECT id FROM generation_jobs
    WHERE status IN ('queued', 'running') AND next_run_at <= ${now} AND (lease_until IS NULL OR lease_until <= ${now})
    ORDER BY priority, next_run_at LIMIT ${MOST}`)
  return rows.map(({ id }) => id)
}
