/** Owns what a job costs in the end. Does not read prices: each step carries the one that was agreed when it was sent. */
import type { JobKind } from './hold-for.ts'
import type { CallKind } from './prices.ts'

/** One vendor call. 'unknown': sent, and what became of it was never learnt. */
export type ChargedStep = {
  readonly id: string
  readonly kind: CallKind
  readonly state: 'dispatched' | 'answered' | 'failed' | 'unknown'
  /** Credits, a whole number. */
  readonly price: number
}

export type ChargedJob = {
  readonly kind: JobKind
  /** make-picture: whether a picture passed its check. An unchecked one passes. */
  readonly passed?: boolean
  /** make-picture: the step whose picture is handed over, also when none passed. */
  readonly kept?: string
}

const isAnswered = ({ state }: ChargedStep): boolean => state === 'answered'

/**
 * Credits to close the hold with: the sum over answered steps. When no picture passed, only the one that is kept
 * counts: checks and repairs that led to nothing are the operator's risk, and so is every unknown outcome.
 */
export function chargeFor({ kind, passed = false, kept }: ChargedJob, steps: readonly ChargedStep[]): number {
  const answered = steps.filter(isAnswered)
  const counted = kind === 'make-picture' && !passed ? answered.filter(({ id }) => id === kept) : answered
  return counted.reduce((sum, { price }) => sum + price, 0)
}
