/**
 * Owns the shape of a processor: what a kind of job does next, read off what was answered so far. Processors are pure;
 * they know no vendor, no database, no clock and no money.
 */
import type { CallKind, JobKind } from '@contenthq/model'
import type { JobInputs } from '@contenthq/model/api'
import type { IngestedSource } from '../ingestion/ingested-source.ts'

export type { CallKind } from '@contenthq/model'

/** Plain data as it is stored. */
export type Plain = Readonly<Record<string, unknown>>

/** A file that an answer brought, stored under its hash. */
export type AnswerAsset = { readonly hash: string; readonly mimeType: string; readonly bytes: number }

export type Answer = {
  readonly step: string
  readonly value: Plain
  readonly asset?: AnswerAsset
  readonly vendor: string
}

/** One thing to ask for. `purpose` names it within the job, and stays the same however often it is tried. */
export type Call = { readonly kind: CallKind; readonly purpose: string; readonly request: Plain }

/** What is handed over. `passed` and `kept` are for the charge: see chargeFor. */
export type HandedOver = {
  readonly result: Plain
  readonly assets: readonly string[]
  /** Written into the project with the job's end. */
  readonly sources?: readonly IngestedSource[]
  readonly passed?: boolean
  /** The step whose picture is handed over. */
  readonly kept?: string
}

export type Next =
  | { readonly kind: 'call'; readonly call: Call /** 0..100 before the call. */; readonly percent: number }
  | ({ readonly kind: 'done' } & HandedOver)
  /** The answers lead nowhere: 'provider-failed', with one sentence. */
  | { readonly kind: 'stuck'; readonly detail: string }

export type Situation = {
  /** What was answered to a purpose. */
  readonly answerTo: (purpose: string) => Answer | undefined
  /** Whether anybody is left to ask for this; a processor may go another way. */
  readonly can: (kind: CallKind, purpose: string) => boolean
}

export type Processor<K extends JobKind = JobKind> = {
  readonly kind: K
  /** Trades without which a job of this kind is not taken on. */
  readonly needs: readonly CallKind[]
  next(input: JobInputs[K], situation: Situation): Next
  /** What there is already, for a job that is stopped. */
  soFar?(input: JobInputs[K], situation: Situation): HandedOver | undefined
}
