/** Owns how many credits a job holds before it starts: the most that charge-for can come to. */
import { MAX_ATTEMPTS } from '../pipeline/visual-attempts.ts'
import { type PriceTable, priceOf, prices, type StepKind } from './prices.ts'

export const jobKinds = [
  'ingest',
  'write-story',
  'plan-scenes',
  'make-picture',
  'check-picture',
  'speak',
  'write-music',
] as const
export type JobKind = (typeof jobKinds)[number]

/** The most answered calls of each kind that a job may come to. A call that failed or was cut is not among them. */
export const maxSteps: Readonly<Record<JobKind, Readonly<Partial<Record<StepKind, number>>>>> = {
  ingest: {},
  // an answer that does not fit its schema is asked for once more
  'write-story': { text: 2 },
  'plan-scenes': { text: 2 },
  // between two attempts the prompt is repaired
  'make-picture': { image: MAX_ATTEMPTS, vision: MAX_ATTEMPTS, text: MAX_ATTEMPTS - 1 },
  'check-picture': { vision: 1 },
  speak: { speech: 1 },
  'write-music': { music: 1 },
}

/** What is known of a job before it runs. */
export type JobSize = { readonly kind: JobKind; readonly characters?: number }

/** Credits to hold, a whole number. 0: the job is free and holds nothing. */
export function holdFor({ kind, characters = 0 }: JobSize, table: PriceTable = prices): number {
  const counts = Object.entries(maxSteps[kind]) as [StepKind, number][]
  return counts.reduce((sum, [step, count]) => sum + count * priceOf(step, characters, table), 0)
}
