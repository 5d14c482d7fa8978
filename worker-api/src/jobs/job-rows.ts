/** Owns how rows of jobs and steps are read: as the views that decisions are made from, and as callers see a job. */
import { type ErrorCode, errorFacts } from '@contenthq/model'
import { type JobAnswer, type JobPriority, jobPriorities } from '@contenthq/model/api'
import type { GenerationJobRow, JobStepRow } from '../db/schema.ts'
import type { JobFailure } from './decide.ts'
import type { JobView, StepFailure, StepView } from './job-views.ts'
import type { AnswerAsset, Plain } from './processor.ts'

export const parse = <T>(text: string): T => JSON.parse(text) as T
const read = <T>(text: string | null): T | undefined => (text === null ? undefined : parse<T>(text))

/** A step's id: the job, what it is for, and which try it is. */
export const stepId = (job: string, purpose: string, tries: number): string => `${job}/${purpose}/${tries + 1}`

const purposeOf = (id: string): string => id.split('/')[1] ?? ''

export const toJobView = (row: GenerationJobRow): JobView => ({
  id: row.id,
  kind: row.kind,
  input: parse<Plain>(row.input),
  held: row.held,
  attempts: row.attempts,
  cancelAsked: row.cancelAsked,
  expiresAt: row.expiresAt,
})

export function toStepView({ id, kind, state, price, provider, result, failure }: JobStepRow): StepView {
  const answer = read<{ readonly value: Plain; readonly asset?: AnswerAsset }>(result)
  const failed = read<StepFailure>(failure)
  return {
    id,
    kind,
    state,
    price,
    purpose: purposeOf(id),
    vendor: provider,
    ...(answer ? { answer } : {}),
    ...(failed ? { failure: failed } : {}),
  }
}

const isOver = ({ status }: GenerationJobRow): boolean => status !== 'queued' && status !== 'running'

const priorities = Object.entries(jobPriorities) as readonly [JobPriority, number][]

const errorOf = ({ code, detail }: JobFailure) => ({
  code,
  ...(errorFacts[code as ErrorCode] ?? errorFacts.unexpected),
  ...(detail === undefined ? {} : { detail }),
})

/** What is kept in a job's result column. */
export type KeptResult = { readonly result: Plain; readonly assets: readonly string[] }

/** A job as its owner sees it; `cursor` is the id of its last event. */
export function toJobAnswer(row: GenerationJobRow, cursor: number): JobAnswer {
  const over = isOver(row)
  const kept = read<KeptResult>(row.result)
  const failure = read<JobFailure>(row.failure)
  return {
    id: row.id,
    kind: row.kind,
    status: row.status,
    project: row.project,
    ...(row.scene === null ? {} : { scene: row.scene }),
    priority: priorities.find(([, number]) => number === row.priority)?.[0] ?? 'later',
    percent: row.percent,
    attempts: row.attempts,
    held: row.held,
    ...(row.charged === null ? {} : { used: row.charged }),
    cancelAsked: row.cancelAsked,
    createdAt: row.createdAt,
    ...(over ? { endedAt: row.updatedAt } : { nextRunAt: row.nextRunAt }),
    ...(kept ? { result: kept.result, assets: [...kept.assets] } : {}),
    ...(failure ? { error: errorOf(failure) } : {}),
    cursor,
  }
}
