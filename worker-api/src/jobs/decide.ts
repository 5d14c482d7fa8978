/**
 * Owns what becomes of a job: the next call, or its end with what it costs. Pure: everything is in its arguments.
 * An answer is looked at before any limit, so what was paid for is always handed over.
 */
import { chargeFor, type ErrorCode, priceOf } from '@contenthq/model'
import type { IngestedSource } from '../ingestion/ingested-source.ts'
import type { JobView, StepView } from './job-views.ts'
import type { Call, HandedOver, Plain, Processor, Situation } from './processor.ts'
import type { Roster } from './vendors.ts'

/** Answers with an error, that might have gone well, before another vendor is asked. */
const MOST_FAILURES = 3
/** Calls whose outcome was never learnt, before another vendor is asked. */
const MOST_UNKNOWN = 2
/** Times a job is begun without one more answer. */
const MOST_ATTEMPTS = 12

export type JobFailure = { readonly code: ErrorCode; readonly detail?: string }

export type Decision =
  | {
      readonly kind: 'call'
      readonly call: Call
      readonly vendor: string
      readonly price: number
      /** How often this was tried before, and how often the answer was an error. */
      readonly tries: number
      readonly failures: number
      readonly percent: number
    }
  | {
      readonly kind: 'end'
      readonly status: 'succeeded' | 'failed' | 'cancelled'
      /** Credits to close the hold with. */
      readonly charge: number
      readonly result?: Plain
      readonly assets: readonly string[]
      readonly sources?: readonly IngestedSource[]
      readonly failure?: JobFailure
      /** The calls that are paid for. */
      readonly paid: readonly string[]
    }

const isOut = (vendor: string, tries: readonly StepView[]): boolean => {
  const mine = tries.filter(step => step.vendor === vendor)
  const failures = mine.filter(({ state }) => state === 'failed')
  return (
    failures.some(({ failure }) => failure?.again === false) ||
    failures.length >= MOST_FAILURES ||
    mine.filter(({ state }) => state === 'unknown').length >= MOST_UNKNOWN
  )
}

const triesAt = (steps: readonly StepView[], purpose: string): readonly StepView[] =>
  steps.filter(step => step.purpose === purpose && step.state !== 'answered')

const vendorFor = (roster: Roster, { kind, purpose }: Pick<Call, 'kind' | 'purpose'>, steps: readonly StepView[]) =>
  roster[kind]?.find(({ id }) => !isOut(id, triesAt(steps, purpose)))?.id

function situationOf(steps: readonly StepView[], roster: Roster): Situation {
  return {
    answerTo: purpose => {
      const step = steps.find(one => one.purpose === purpose && one.state === 'answered')
      return step?.answer && { step: step.id, vendor: step.vendor, ...step.answer }
    },
    can: (kind, purpose) => vendorFor(roster, { kind, purpose }, steps) !== undefined,
  }
}

/** Credits for a call. Speech is priced by the text that is spoken. */
function priceFor({ kind, request }: Call): number {
  if (kind === 'read') return 0
  return priceOf(kind, kind === 'speech' && typeof request.text === 'string' ? request.text.length : 0)
}

function end(
  job: JobView,
  steps: readonly StepView[],
  status: 'succeeded' | 'failed' | 'cancelled',
  over: HandedOver | undefined,
  failure?: JobFailure,
): Decision {
  const charged = {
    kind: job.kind,
    ...(over?.passed === undefined ? {} : { passed: over.passed }),
    ...(over?.kept === undefined ? {} : { kept: over.kept }),
  }
  return {
    kind: 'end',
    status,
    charge: chargeFor(charged, steps),
    assets: over?.assets ?? [],
    paid: steps.filter(step => chargeFor(charged, [step]) > 0).map(({ id }) => id),
    ...(over ? { result: over.result } : {}),
    ...(over?.sources ? { sources: over.sources } : {}),
    ...(failure ? { failure } : {}),
  }
}

export type Circumstances = {
  readonly processor: Processor
  readonly roster: Roster
  /** ISO 8601 in UTC with milliseconds. */
  readonly now: string
}

/** What to do with a job now. No step of it is under way. */
export function decide(job: JobView, steps: readonly StepView[], { processor, roster, now }: Circumstances): Decision {
  const situation = situationOf(steps, roster)
  // a job's input has passed the schema of its kind when the job was taken on
  const input = job.input as Parameters<typeof processor.next>[0]
  const next = processor.next(input, situation)
  if (next.kind === 'done') return end(job, steps, 'succeeded', next)
  const soFar = processor.soFar?.(input, situation)
  const fail = (code: ErrorCode, detail?: string): Decision =>
    end(job, steps, 'failed', soFar, { code, ...(detail === undefined ? {} : { detail }) })
  if (next.kind === 'stuck') return fail('provider-failed', next.detail)
  if (job.cancelAsked) return end(job, steps, 'cancelled', soFar)
  if (job.expiresAt <= now) return fail('job-expired')
  const { call, percent } = next
  const tries = triesAt(steps, call.purpose)
  const vendor = vendorFor(roster, call, steps)
  if (vendor === undefined) {
    const told = tries.findLast(({ failure }) => failure)?.failure
    return told
      ? fail(told.code, told.detail)
      : fail(tries.length > 0 ? 'providers-exhausted' : 'provider-not-configured')
  }
  if (job.attempts > MOST_ATTEMPTS) return fail('providers-exhausted', 'It was begun too often.')
  const failures = tries.filter(({ state }) => state === 'failed').length
  return { kind: 'call', call, vendor, price: priceFor(call), tries: tries.length, failures, percent }
}
