/**
 * Owns telling nearly all of a text: what matters least is left out until the rest has the wished number of words. No
 * sentence stays without the one it leans on, nor a name without the sentence that gave it in full.
 */
import { wordsIn } from './options.ts'
import { follows, type Sentence } from './prose.ts'

/** The share of the wished words that may be missing or too many. */
const SLACK = 0.03

/** Sentences that can be told: those that lean on another only right behind it. */
function anchored(row: readonly Sentence[]): readonly Sentence[] {
  const kept: Sentence[] = []
  for (const sentence of row) {
    const last = kept.at(-1)
    if (!sentence.dangling || (last && follows(last, sentence))) kept.push(sentence)
  }
  return kept
}

/** Sentences on which no other kept one rests. */
const loose = (kept: readonly Sentence[]): readonly Sentence[] => {
  const needed = new Set(kept.map(({ introducedBy }) => introducedBy))
  return kept.filter((sentence, index) => {
    const next = kept[index + 1]
    return !needed.has(sentence.index) && !(next?.dangling && follows(sentence, next))
  })
}

/** The sentences of `row` to tell, in order, with about `words` words; all that can be told where there are fewer. */
export function thin(row: readonly Sentence[], scores: readonly number[], words: number): readonly Sentence[] {
  let kept = anchored(row)
  let total = wordsIn(kept)
  while (total > words * (1 + SLACK)) {
    const [least] = loose(kept)
      .filter(sentence => total - sentence.words.length >= words * (1 - SLACK))
      .toSorted((a, b) => (scores[a.index] ?? 0) - (scores[b.index] ?? 0))
    if (!least) break
    kept = kept.filter(sentence => sentence !== least)
    total -= least.words.length
  }
  return kept
}
