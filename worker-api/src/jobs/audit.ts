/** Owns the audit log's rows of a job: one for each vendor call, with what it cost us and what was charged for it. */
import { type SQL, sql } from 'drizzle-orm'
import type { GenerationJobRow, JobStepRow } from '../db/schema.ts'
import { endedBy, type Lease } from './lease.ts'

/** Letters of an input or an answer that are kept: enough to tell which it was. */
const SUMMARY = 200

export type Usage = {
  readonly inputTokens?: number
  readonly outputTokens?: number
  readonly microdollars: number
}

const summary = (text: string | null): string | null => text?.slice(0, SUMMARY) ?? null

const milliseconds = ({ dispatchedAt, endedAt }: JobStepRow): number =>
  endedAt === null ? 0 : Math.max(0, Date.parse(endedAt) - Date.parse(dispatchedAt))

export type AuditRequest = {
  readonly lease: Lease
  readonly job: GenerationJobRow
  readonly steps: readonly JobStepRow[]
  /** Ids of the steps that are charged. */
  readonly paid: readonly string[]
  /** Millionths of a US dollar for a call whose outcome was never learnt. */
  readonly estimate: (step: JobStepRow) => number
}

/** A statement for each call, for the batch that ends the job. Reading a source is no vendor's call. */
export function auditOf({ lease, job, steps, paid, estimate }: AuditRequest): readonly SQL[] {
  return steps
    .filter(step => step.kind !== 'read')
    .map(step => {
      const usage = step.usage === null ? undefined : (JSON.parse(step.usage) as Usage)
      const cost = usage?.microdollars ?? (step.state === 'failed' ? 0 : estimate(step))
      const credits = paid.includes(step.id) ? step.price : 0
      return sql`INSERT INTO ai_generations
        (id, owner, project, job, provider, model, kind, input_summary, output_summary, input_tokens, output_tokens,
          cost_microdollars, credits, milliseconds, outcome, created_at)
        SELECT ${step.id}, ${job.owner}, ${job.project}, ${job.id}, ${step.provider}, ${step.model}, ${step.kind},
          ${summary(job.input) ?? ''}, ${summary(step.result ?? step.failure)}, ${usage?.inputTokens ?? null},
          ${usage?.outputTokens ?? null}, ${cost}, ${credits}, ${milliseconds(step)},
          ${step.state === 'dispatched' ? 'unknown' : step.state}, ${step.dispatchedAt}
        WHERE ${endedBy(lease)} ON CONFLICT DO NOTHING`
    })
}
