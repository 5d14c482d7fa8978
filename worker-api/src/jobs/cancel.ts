/**
 * Owns ending a job before its time. One that has done nothing ends at once and costs nothing; one that has, or that is
 * under way, is asked to: a call under way is awaited, kept and charged.
 */
import { sql } from 'drizzle-orm'
import { closeStatements } from '../credits/ledger.ts'
import type { Database } from '../db/client.ts'
import type { Owner } from '../env.ts'

export type Whose = { readonly owner: Owner; readonly id: string }

/** Nothing happens to a job that has ended, or that is somebody else's. `request` names who asked. */
export async function cancelJob(database: Database, { owner, id }: Whose, request: string): Promise<void> {
  const now = new Date().toISOString()
  const ended = sql`EXISTS (SELECT 1 FROM generation_jobs AS j WHERE j.id = ${id} AND j.ended_by = ${request})`
  const close = { owner, key: `close/${id}`, now, used: 0, job: id }
  await database.batch([
    database.run(sql`UPDATE generation_jobs
      SET status = 'cancelled', cancel_asked = 1, charged = 0, lease_token = NULL, lease_until = NULL,
        ended_by = ${request}, updated_at = ${now}
      WHERE id = ${id} AND owner = ${owner} AND status = 'queued'
        AND NOT EXISTS (SELECT 1 FROM job_steps AS s WHERE s.job = ${id} AND s.state = 'answered')`),
    database.run(sql`UPDATE generation_jobs
      SET cancel_asked = 1, updated_at = ${now}, next_run_at = CASE status WHEN 'queued' THEN ${now} ELSE next_run_at END
      WHERE id = ${id} AND owner = ${owner} AND status IN ('queued', 'running') AND cancel_asked = 0`),
    ...closeStatements(close, ended).map(statement => database.run(statement)),
  ])
}
