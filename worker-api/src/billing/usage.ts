/** Owns what was used by day and operation, for a chart: read off the audit log, which says what each call was charged. */
import type { JobKind } from '@contenthq/model'
import type { UsageAnswer } from '@contenthq/model/api'
import { sql } from 'drizzle-orm'
import type { Database } from '../db/client.ts'
import type { Owner } from '../env.ts'

export type UsageRequest = {
  /** Dates in UTC, both days included. */
  readonly from: string
  readonly to: string
}

type Row = { readonly day: string; readonly operation: JobKind; readonly jobs: number; readonly used: number }

export async function usageOf(database: Database, owner: Owner, { from, to }: UsageRequest): Promise<UsageAnswer> {
  const days = await database.all<Row>(sql`
    SELECT substr(g.created_at, 1, 10) AS day, j.kind AS operation, count(DISTINCT g.job) AS jobs, sum(g.credits) AS used
    FROM ai_generations AS g JOIN generation_jobs AS j ON j.id = g.job
    WHERE g.owner = ${owner} AND g.created_at >= ${from} AND g.created_at < ${`${to}T99`}
    GROUP BY day, operation ORDER BY day, operation`)
  return { days, used: days.reduce((sum, { used }) => sum + used, 0) }
}
