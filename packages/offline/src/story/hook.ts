/** Owns the hook: the sentence said on the title card. Short, early, free of references; a question or a figure if there is one. */
import { MAX_HOOK_WORDS } from './budget.ts'
import { follows, type Sentence } from './prose.ts'

const SURPRISE = /\d{3}|\d[.,]\d|million|billion|thousand|millones|millions|milliard|Million|Milliarde|milhões|milion/u

/** How well a sentence opens a film; undefined where it cannot. */
function hookScore(sentence: Sentence, score: number, count: number, most: number): number | undefined {
  const length = sentence.words.length
  if (sentence.dangling || length > most || length < 4) return undefined
  const early = 1 - sentence.index / Math.max(1, count)
  const question = /[?？؟]$/.test(sentence.text) ? 0.7 : 0
  const surprise = SURPRISE.test(sentence.text) ? 0.3 : 0
  const said = /["“”«»„]/.test(sentence.text) ? 0.6 : 0
  const personal = /(?:^|\s)(?:I|my|me)(?=\s)/.test(sentence.text) ? 0.3 : 0
  return score * 0.5 - said - personal + early * 0.8 + (sentence.index === 0 ? 0.6 : 0) + question + surprise
}

/** A short film must not spend all its words on the title card. */
const HOOK_SHARE = 0.4

/** The sentence that opens the film. `first` prefers the very first one, where all of a short text is told. */
export function chooseHook(
  sentences: readonly Sentence[],
  scores: readonly number[],
  whole: 'whole' | 'part',
  budget: number,
): Sentence | undefined {
  const [first] = sentences
  if (whole === 'whole') {
    // What follows may lean on the hook, and would then open a scene without its noun.
    const [, second] = sentences
    const needed = first && second?.dangling && follows(first, second)
    return first && !needed && hookScore(first, 0, 1, MAX_HOOK_WORDS) !== undefined ? first : undefined
  }
  const longest = Math.min(MAX_HOOK_WORDS, budget * HOOK_SHARE)
  let best: Sentence | undefined
  let most = Number.NEGATIVE_INFINITY
  // From the first half only: an ending must not be given away.
  for (const sentence of sentences.slice(0, Math.ceil(sentences.length / 2))) {
    const score = hookScore(sentence, scores[sentence.index] ?? 0, sentences.length, longest)
    if (score !== undefined && score > most) {
      best = sentence
      most = score
    }
  }
  return best
}
