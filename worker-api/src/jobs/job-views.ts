/** Owns what decisions are made from: a job and its calls, as plain values. Does not know rows or columns. */
import type { ChargedStep, ErrorCode, JobKind } from '@contenthq/model'
import type { AnswerAsset, Plain } from './processor.ts'

export type StepFailure = {
  readonly code: ErrorCode
  readonly detail?: string
  /** The same call may succeed later. */
  readonly again: boolean
  /** Milliseconds. */
  readonly retryAfter?: number
}

export type StepView = ChargedStep & {
  readonly purpose: string
  readonly vendor: string
  readonly answer?: { readonly value: Plain; readonly asset?: AnswerAsset }
  readonly failure?: StepFailure
}

export type JobView = {
  readonly id: string
  readonly kind: JobKind
  readonly input: Plain
  readonly held: number
  /** Times somebody began to work on it since its last answer, this one included. */
  readonly attempts: number
  readonly cancelAsked: boolean
  readonly expiresAt: string
}
