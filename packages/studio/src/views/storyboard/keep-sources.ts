/** Owns which sources a narration keeps after its text was changed by hand: those of sentences that were not touched. */
import type { SentenceSource } from '@contenthq/model'

/** Sentences before the change keep their place, sentences behind it move along, those that were changed lose their source. */
export function keepSources(
  before: string,
  after: string,
  sources: readonly SentenceSource[],
): readonly SentenceSource[] {
  const shorter = Math.min(before.length, after.length)
  let same = 0
  while (same < shorter && before[same] === after[same]) same++
  let tail = 0
  while (tail < shorter - same && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail++
  const shift = after.length - before.length
  return sources.flatMap(({ sentence, source }) => {
    if (sentence.end <= same) return [{ sentence, source }]
    if (sentence.start < before.length - tail) return []
    return [{ sentence: { start: sentence.start + shift, end: sentence.end + shift }, source }]
  })
}
