/** Owns the rule of retakes: below 60 the prompt is repaired and the picture made again, three attempts in all, the best is kept. */
import type { VisualTake } from '../project/scene.ts'

export const PASSING_SCORE = 60
export const MAX_ATTEMPTS = 3

export type AttemptVerdict =
  | { readonly kind: 'accept'; readonly take: VisualTake }
  | { readonly kind: 'retry'; readonly after: VisualTake }
  /** All attempts failed: the best one is kept and flagged. */
  | { readonly kind: 'keep-best'; readonly take: VisualTake }

/** What to do after the attempts of one wish, in order. An unchecked take passes: nothing is known against it. */
export function judgeAttempts(attempts: readonly VisualTake[]): AttemptVerdict {
  const last = attempts.at(-1)
  if (!last) throw new RangeError('judgeAttempts needs at least one attempt')
  if (!last.check || last.check.score >= PASSING_SCORE) return { kind: 'accept', take: last }
  if (attempts.length < MAX_ATTEMPTS) return { kind: 'retry', after: last }
  const best = attempts.reduce((a, b) => ((b.check?.score ?? 0) > (a.check?.score ?? 0) ? b : a))
  return { kind: 'keep-best', take: best }
}
