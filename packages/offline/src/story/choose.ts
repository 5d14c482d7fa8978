/**
 * Owns the choice: a hook, and for each stretch of the source the sentences of one scene, so that the film says what
 * matters most and has the wished number of words. A knapsack over the stretches. Writes no titles.
 */
import {
  END_PAUSE,
  MAX_HOOK_WORDS,
  MAX_SCENE_WORDS,
  SCENE_PAUSE,
  sceneCounts,
  scenesFor,
  WORDS_PER_SECOND,
  wordBudget,
} from './budget.ts'
import { follows, type Sentence } from './prose.ts'
import { overlap, type Ranking } from './rank.ts'
import { divide, type Stretch } from './segments.ts'

/** The hook's sentence, if one is short and strong enough, and the sentences of every scene after it, in source order. */
export type Choice = {
  readonly hook: Sentence | undefined
  readonly scenes: readonly (readonly Sentence[])[]
}

const SURPRISE = /\d{3}|\d[.,]\d|million|billion|thousand|millones|millions|milliard|Million|Milliarde|milhões|milion/u

/** How well a sentence opens a film; undefined where it cannot. */
function hookScore(sentence: Sentence, score: number, count: number): number | undefined {
  const length = sentence.words.length
  if (sentence.dangling || length > MAX_HOOK_WORDS || length < 4) return undefined
  const early = 1 - sentence.index / Math.max(1, count)
  const question = /[?？؟]$/.test(sentence.text) ? 0.7 : 0
  const surprise = SURPRISE.test(sentence.text) ? 0.3 : 0
  const said = /["“”«»„]/.test(sentence.text) ? 0.6 : 0
  const personal = /(?:^|\s)(?:I|my|me)(?=\s)/.test(sentence.text) ? 0.3 : 0
  return score * 0.5 - said - personal + early * 0.8 + (sentence.index === 0 ? 0.6 : 0) + question + surprise
}

/** The sentence that opens the film. `first` prefers the very first one, where all of a short text is told. */
function chooseHook(
  sentences: readonly Sentence[],
  scores: readonly number[],
  whole: 'whole' | 'part',
): Sentence | undefined {
  const [first] = sentences
  if (whole === 'whole') {
    // What follows may lean on the hook, and would then open a scene without its noun.
    const [, second] = sentences
    const needed = first && second?.dangling && follows(first, second)
    return first && !needed && hookScore(first, 0, 1) !== undefined ? first : undefined
  }
  let best: Sentence | undefined
  let most = Number.NEGATIVE_INFINITY
  // From the first half only: an ending must not be given away.
  for (const sentence of sentences.slice(0, Math.ceil(sentences.length / 2))) {
    const score = hookScore(sentence, scores[sentence.index] ?? 0, sentences.length)
    if (score !== undefined && score > most) {
      best = sentence
      most = score
    }
  }
  return best
}

type Option = { readonly sentences: readonly Sentence[]; readonly words: number; readonly value: number }

const wordsIn = (sentences: readonly Sentence[]): number => sentences.reduce((sum, { words }) => sum + words.length, 0)

/** Sources with long sentences need longer scenes: allowed up to here, at a price for each word too many. */
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

/** All the ways to tell a stretch: up to four sentences in order, none leaning on one that is not there. */
function optionsOf(stretch: readonly Sentence[], scores: readonly number[], meanWords: number): readonly Option[] {
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
      if (!next || words + next.words.length > LONGEST) continue
      const joined = last !== undefined && follows(last, next)
      if (next.dangling && !joined) continue
      const score = scores[next.index] ?? 0
      grow(
        [...chosen, next],
        at + 1,
        value +
          score -
          (last && !joined ? (last.paragraph === next.paragraph ? 0.35 : 0.7) : 0) -
          (last ? overlap(last, next) : 0),
      )
    }
  }
  grow([], 0, 0)
  return options
}

type Plan = { readonly scenes: readonly (readonly Sentence[])[]; readonly words: number; readonly value: number }

/** A stretch that stays silent costs this much: better than a bad sentence, worse than any good one. */
const SILENT = -1.2

/** The best option of each stretch with a total as near `target` words as can be; within 3 % value decides. */
function fill(stretches: readonly (readonly Option[])[], target: number): Plan {
  const limit = Math.ceil(target * 1.05)
  const width = limit + 1
  let values = new Float64Array(width).fill(Number.NEGATIVE_INFINITY)
  values[0] = 0
  const picks: Int32Array[] = []
  for (const options of stretches) {
    const next = new Float64Array(width).fill(Number.NEGATIVE_INFINITY)
    const pick = new Int32Array(width).fill(-1)
    for (let words = 0; words < width; words++) {
      const value = values[words] ?? 0
      if (value === Number.NEGATIVE_INFINITY) continue
      if (value + SILENT > (next[words] ?? 0)) {
        next[words] = value + SILENT
        pick[words] = -1
      }
      options.forEach((option, index) => {
        const sum = words + option.words
        if (sum < width && value + option.value > (next[sum] ?? 0)) {
          next[sum] = value + option.value
          pick[sum] = index
        }
      })
    }
    values = next
    picks.push(pick)
  }
  let bestWords = 0
  let best = Number.NEGATIVE_INFINITY
  values.forEach((value, words) => {
    const miss = Math.max(0, Math.abs(words - target) / target - 0.03)
    if (value - miss * 60 > best) {
      best = value - miss * 60
      bestWords = words
    }
  })
  const scenes: (readonly Sentence[])[] = []
  let words = bestWords
  for (let index = stretches.length - 1; index >= 0; index--) {
    const option = stretches[index]?.[picks[index]?.[words] ?? -1]
    if (!option) continue
    scenes.unshift(option.sentences)
    words -= option.words
  }
  return { scenes, words: bestWords, value: best }
}

/** Sentences whose words mostly stand in another chosen one: the lower-ranked of each pair. */
function repeats(chosen: readonly Sentence[], scores: readonly number[]): readonly Sentence[] {
  const low: Sentence[] = []
  chosen.forEach((a, index) => {
    for (const b of chosen.slice(index + 1))
      if (overlap(a, b) > 0.5) low.push((scores[a.index] ?? 0) < (scores[b.index] ?? 0) ? a : b)
  })
  return low
}

/** Sentences that name somebody by surname where the film has not said who that is. */
function unintroduced(chosen: readonly Sentence[]): readonly Sentence[] {
  const told = new Set(chosen.map(sentence => sentence.index))
  return chosen.filter(({ introducedBy }) => introducedBy !== undefined && !told.has(introducedBy))
}

const cut = (row: readonly Sentence[], { from, to }: Stretch): readonly Sentence[] => row.slice(from, to)

/** All of a text too short for the film, divided where its topics change and before no reference that needs the sentence before. */
function tellAll(sentences: readonly Sentence[], hook: Sentence | undefined, ranking: Ranking): Choice {
  const row = sentences.filter(sentence => sentence !== hook)
  if (row.length === 0) return { hook, scenes: [] }
  const stretches = divide(row, ranking.rarity)(scenesFor(wordsIn(row)))
  return { hook, scenes: stretches.map(stretch => cut(row, stretch)) }
}

/** An ending should end: the last stretch is told with the text's own last sentence wherever that can stand. */
function closingOptions(options: readonly Option[], last: Sentence | undefined): readonly Option[] {
  const closing = options.filter(option => last !== undefined && option.sentences.at(-1) === last)
  return closing.length > 0 ? closing : options
}

export type ChoiceWish = {
  /** Length of the film. */
  readonly seconds: number
  /** 'first': the first sentence is the hook, whatever its length. */
  readonly opening: 'first' | 'best'
  /** 'last': the film ends with the text's own last sentence. A web page's last sentence is seldom its ending. */
  readonly ending: 'last' | 'any'
}

/** Chooses the sentences of a film. A text with too few words for it is told whole. */
export function choose(
  sentences: readonly Sentence[],
  ranking: Ranking,
  { seconds, opening, ending }: ChoiceWish,
): Choice {
  const total = wordsIn(sentences)
  const [ideal = 2] = sceneCounts(seconds)
  if (total <= wordBudget(seconds, ideal))
    return tellAll(sentences, opening === 'first' ? sentences[0] : chooseHook(sentences, [], 'whole'), ranking)

  const scores = [...ranking.scores]
  const last = sentences.at(-1)
  const hook = opening === 'first' ? sentences[0] : chooseHook(sentences, scores, 'part')
  const banned = new Set<Sentence>()
  const row = sentences.filter(sentence => sentence !== hook)
  const divided = divide(row, ranking.rarity)
  let plan: Plan | undefined
  for (let round = 0; round < 4; round++) {
    plan = undefined
    let nearest = Number.POSITIVE_INFINITY
    for (const count of sceneCounts(seconds)) {
      // Without a hook the title card says the title: about five words.
      const target = wordBudget(seconds, count) - (hook?.words.length ?? 5)
      const stretches = divided(count - 1)
      const options = stretches.map((stretch, index) => {
        const usable = cut(row, stretch).filter(sentence => !banned.has(sentence))
        const all = optionsOf(usable, scores, target / (count - 1))
        return ending === 'last' && index === stretches.length - 1 ? closingOptions(all, last) : all
      })
      const tried = fill(options, target)
      const seconds_ = (tried.words + (hook?.words.length ?? 5)) / WORDS_PER_SECOND
      const miss = Math.abs(seconds_ + (tried.scenes.length + 1) * SCENE_PAUSE + END_PAUSE - seconds) / seconds
      if (miss < nearest - 0.01) {
        nearest = miss
        plan = tried
      }
      if (miss <= 0.03) break
    }
    const chosen = [...(hook ? [hook] : []), ...(plan?.scenes.flat() ?? [])]
    const low = [...repeats(chosen, scores), ...unintroduced(chosen)].filter(sentence => sentence !== hook)
    if (low.length === 0) break
    for (const sentence of low) banned.add(sentence)
  }
  return { hook, scenes: plan?.scenes ?? [] }
}
