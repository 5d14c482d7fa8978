/**
 * Owns the choice: a hook, and for each stretch of the source the sentences of one scene, so that the film says what
 * matters most and has the wished number of words. Writes no titles.
 */
import { END_PAUSE, SCENE_PAUSE, sceneCounts, scenesFor, WORDS_PER_SECOND, wordBudget } from './budget.ts'
import { chooseHook } from './hook.ts'
import { fill, type Plan } from './knapsack.ts'
import { closingOptions, type Option, optionsOf, wordsIn } from './options.ts'
import { follows, type Sentence } from './prose.ts'
import { overlap, type Ranking } from './rank.ts'
import { divide, type Stretch } from './segments.ts'
import { thin } from './thin.ts'

/** The hook's sentence, if one is short and strong enough, and the sentences of every scene after it, in source order. */
export type Choice = {
  readonly hook: Sentence | undefined
  readonly scenes: readonly (readonly Sentence[])[]
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

/** A row told whole, divided where its topics change and before no reference that needs the sentence before. */
function tellRow(row: readonly Sentence[], ranking: Ranking, count: number): Choice['scenes'] {
  if (row.length === 0) return []
  const stretches = divide(row, ranking.rarity)(count)
  return withoutDanglingOpeners(stretches.map(stretch => cut(row, stretch)))
}

/** A scene that opens with a reference hands that sentence to the scene it refers to, or loses it where there is none. */
function withoutDanglingOpeners(scenes: readonly (readonly Sentence[])[]): readonly (readonly Sentence[])[] {
  const sound: Sentence[][] = []
  for (const scene of scenes) {
    const own = [...scene]
    while (own[0]?.dangling) {
      const opener = own.shift()!
      const before = sound.at(-1)
      const last = before?.at(-1)
      if (before && last && follows(last, opener)) before.push(opener)
    }
    if (own.length > 0) sound.push(own)
  }
  // a text of references alone is told as it is
  return sound.length > 0 ? sound : scenes
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
  if (total <= wordBudget(seconds, ideal)) {
    const first = opening === 'first' ? sentences[0] : chooseHook(sentences, [], 'whole', total)
    const others = sentences.filter(sentence => sentence !== first)
    return { hook: first, scenes: tellRow(others, ranking, scenesFor(wordsIn(others))) }
  }

  const scores = [...ranking.scores]
  const last = sentences.at(-1)
  const hook = opening === 'first' ? sentences[0] : chooseHook(sentences, scores, 'part', wordBudget(seconds, ideal))
  const banned = new Set<Sentence>()
  const row = sentences.filter(sentence => sentence !== hook)
  const divided = divide(row, ranking.rarity)
  // Without a hook the title card says the title: about five words.
  const hookWords = hook?.words.length ?? 5
  const secondsOf = (words: number, scenes: number): number =>
    (words + hookWords) / WORDS_PER_SECOND + (scenes + 1) * SCENE_PAUSE + END_PAUSE
  const missOf = (words: number, scenes: number): number => Math.abs(secondsOf(words, scenes) - seconds) / seconds

  /** The best film without the banned sentences, over the numbers of scenes and with or without the text's own ending. */
  const bestPlan = (): Plan | undefined => {
    let best: Plan | undefined
    let least = Number.POSITIVE_INFINITY
    for (const count of sceneCounts(seconds)) {
      const target = Math.max(6, wordBudget(seconds, count) - hookWords)
      const options = divided(count - 1).map(stretch =>
        optionsOf(
          cut(row, stretch).filter(sentence => !banned.has(sentence)),
          scores,
          target / (count - 1),
        ),
      )
      for (const end of ending === 'last' ? (['last', 'any'] as const) : (['any'] as const)) {
        const plan = fill(end === 'last' ? withClosing(options, last) : options, target)
        const cost =
          missOf(plan.words, plan.scenes.length) + (end === ending ? 0 : NO_ENDING) + (plan.scenes.length === 0 ? 1 : 0)
        if (cost < least - 0.01) {
          least = cost
          best = plan
        }
        if (cost <= 0.03) return best
      }
    }
    return best
  }

  let plan = bestPlan()
  for (let round = 0; round < 3; round++) {
    const chosen = [...(hook ? [hook] : []), ...(plan?.scenes.flat() ?? [])]
    const low = [...repeats(chosen, scores), ...unintroduced(chosen)].filter(sentence => sentence !== hook)
    if (low.length === 0) break
    for (const sentence of low) banned.add(sentence)
    plan = bestPlan()
  }
  const told = plan && plan.scenes.length > 0 ? plan.scenes : [[shortest(row)]]
  const miss = missOf(wordsIn(told.flat()), told.length)
  if (miss <= FAR) return { hook, scenes: told }
  // hardly more text than film: what leans on what leaves the choice too little room, so most of the text is told
  const most = thin(row, scores, wordBudget(seconds, ideal) - hookWords)
  const scenes = tellRow(most, ranking, scenesFor(wordsIn(most)))
  return { hook, scenes: missOf(wordsIn(scenes.flat()), scenes.length) < miss ? scenes : told }
}

/** A choice that misses the length by a larger share is tried otherwise. */
const FAR = 0.05

/** What leaving out the text's own ending costs, as a share of the film's length missed. */
const NO_ENDING = 0.06

const withClosing = (
  options: readonly (readonly Option[])[],
  last: Sentence | undefined,
): readonly (readonly Option[])[] =>
  options.map((list, index) => (index === options.length - 1 ? closingOptions(list, last) : list))

/** For a film too short for anything else. `row` is not empty: two sentences are the least that is told. */
const shortest = (row: readonly Sentence[]): Sentence =>
  row.reduce((best, sentence) => {
    const better = sentence.dangling === best.dangling ? sentence.words.length < best.words.length : best.dangling
    return better ? sentence : best
  })
