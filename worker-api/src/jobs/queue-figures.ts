/** Owns what the operator sees of the queue, by kind of job. */
import { jobKinds } from '@contenthq/model'
import type { QueueFigures } from '@contenthq/model/api'
import { sql } from 'drizzle-orm'
import type { Database } from '../db/client.ts'

type Row = Record<'kind', string> &
  Record<'waiting' | 'active' | 'delayed' | 'failed', number> & {
    readonly oldest: string | null
  }

const DAY = 24 * 60 * 60_000

export async function queueFigures(database: Database, now: number): Promise<QueueFigures> {
  const moment = new Date(now).toISOString()
  const yesterday = new Date(now - DAY).toISOString()
  const rows = await database.all<Row>(sql`
    SELECT kind,
      sum(status = 'queued' AND next_run_at <= ${moment} OR status = 'running' AND lease_until <= ${moment}) AS waiting,
      sum(status = 'running' AND lease_until > ${moment}) AS active,
      sum(status = 'queued' AND next_run_at > ${moment}) AS delayed,
      sum(status = 'failed') AS failed,
      min(CASE WHEN status = 'queued' AND next_run_at <= ${moment} THEN created_at END) AS oldest
    FROM generation_jobs
    WHERE status IN ('queued', 'running') OR status = 'failed' AND updated_at > ${yesterday}
    GROUP BY kind`)
  const queues = jobKinds.map(kind => {
    const { waiting = 0, active = 0, delayed = 0, failed = 0, oldest } = rows.find(row => row.kind === kind) ?? {}
    const age = oldest ? { oldestSeconds: Math.max(0, (now - Date.parse(oldest)) / 1000) } : {}
    return { kind, waiting, active, delayed, failed, ...age }
  })
  return { queues }
}
