/** Owns the ways one stretch of the source can be told in one scene, each with its worth. Chooses none. */
import { MAX_SCENE_WORDS } from './budget.ts'
import { follows, type Sentence } from './prose.ts'
import { overlap } from './rank.ts'

export type Option = { readonly sentences: readonly Sentence[]; readonly words: number; readonly value: number }

export const wordsIn = (sentences: readonly Sentence[]): number =>
  sentences.reduce((sum, { words }) => sum + words.length, 0)

/** One long sentence may make a longer scene: up to here, at a price for each word too many. */
const LONGEST = 42
const OVERLONG = 0.05

/** Sentences of a stretch that are worth combining: the best ones and what they lean on. */
const SHORTLIST = 9

function shortlist(stretch: readonly Sentence[], scores: readonly number[]): readonly Sentence[] {
  if (stretch.length <= SHORTLIST) return stretch
  const best = [...stretch].sort((a, b) => (scores[b.index] ?? 0) - (scores[a.index] ?? 0)).slice(0, SHORTLIST - 3)
  const kept = new Set(best)
  const final = stretch.at(-1)
  if (final) kept.add(final)
  for (const sentence of best) {
    const before = sentence.dangling ? stretch.find(other => follows(other, sentence)) : undefined
    if (before) kept.add(before)
  }
  return stretch.filter(sentence => kept.has(sentence))
}

/** What it costs a scene's flow to leave out what stood between two sentences. */
function jump(last: Sentence, next: Sentence): number {
  if (follows(last, next)) return 0
  if (last.section !== next.section) return 1.3
  return last.paragraph === next.paragraph ? 0.35 : 0.7
}

/** All the ways to tell a stretch: up to four sentences in order, none leaning on one that is not there. */
export function optionsOf(
  stretch: readonly Sentence[],
  scores: readonly number[],
  meanWords: number,
): readonly Option[] {
  const list = shortlist(stretch, scores)
  const options: Option[] = []
  const grow = (chosen: readonly Sentence[], from: number, value: number): void => {
    const words = wordsIn(chosen)
    if (chosen.length) {
      const stray = (words - meanWords) / meanWords
      const long = Math.max(0, words - MAX_SCENE_WORDS) * OVERLONG
      options.push({ sentences: chosen, words, value: value - 0.5 * stray * stray - long })
    }
    if (chosen.length === 4) return
    const last = chosen.at(-1)
    for (let at = from; at < list.length; at++) {
      const next = list[at]
      const most = chosen.length === 0 ? LONGEST : MAX_SCENE_WORDS
      if (!next || words + next.words.length > most) continue
      const joined = last !== undefined && follows(last, next)
      if (next.dangling && !joined) continue
      const score = scores[next.index] ?? 0
      grow([...chosen, next], at + 1, value + score - (last ? jump(last, next) + overlap(last, next) : 0))
    }
  }
  grow([], 0, 0)
  return options
}

/** An ending should end: the last stretch is told with the text's own last sentence wherever that can stand. */
export function closingOptions(options: readonly Option[], last: Sentence | undefined): readonly Option[] {
  const closing = options.filter(option => last !== undefined && option.sentences.at(-1) === last)
  return closing.length > 0 ? closing : options
}
