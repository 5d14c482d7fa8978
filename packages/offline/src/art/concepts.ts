/** Owns finding concepts in text: the hand-made table first, then words two emoji dictionaries agree on. */
import table from './concepts.json' with { type: 'json' }
import lexicon from './data/lexicon.json' with { type: 'json' }
import { formsOf, wordsOf } from './words.ts'

export type Concept = {
  readonly icons: readonly string[]
  /** Where it belongs, best first. */
  readonly places: readonly string[]
  /** 1 for a plain thing, less for a vague or ambiguous word. */
  readonly strength: number
}

const VAGUE = 0.45
const LEXICON = 0.7
const LONGEST_PHRASE = 3
const MODIFIER = 0.5

/** Words that usually mean something else than the thing they name. */
const ambiguous = new Set(
  `work light power field state key find look start fast slow hot cold dark second minute run race fly play plan save
  share rest call charge signal current course cell branch root spring bear build meet gather write read learn drink
  eat measure scale wall door room home house window paper page story word voice sound hand skin touch water path plant
  market trade form practice idea cost price image post search see print press beat draw design bow arrow wave range
  ridge target aim focus program code app train growth interest return link access compare balance fight love trust
  friend joy fun smile risk danger soft clean number work job shop store sell buy hour mission guard skill play heat
  rock sand dust fuel fire burn glass iron shell track trail summit flow drop tool machine`.split(/\s+/),
)

const vocabulary: ReadonlyMap<string, Concept> = (() => {
  const entries = new Map<string, Concept>()
  for (const [phrases = '', icons = '', places = ''] of table.rows) {
    for (const written of phrases.split('|')) {
      const phrase = written.replace('~', '')
      const strength = phrases.startsWith('~') || ambiguous.has(phrase) ? VAGUE : 1
      entries.set(phrase, { icons: icons.split(' '), places: places.split(' '), strength })
    }
  }
  for (const [phrase, row] of Object.entries(lexicon)) {
    const [icon = '', ...places] = row.split(' ')
    if (!entries.has(phrase))
      entries.set(phrase, { icons: [icon], places, strength: ambiguous.has(phrase) ? VAGUE : LEXICON })
  }
  return entries
})()

/** Concepts with how much the text is about each. */
export type Weights = ReadonlyMap<Concept, number>

/**
 * Longest phrase first; a word that only modifies the next one counts half (in 'coffee machine', the machine is
 * meant); the first sentence counts a little more.
 */
export function findConcepts(text: string, kind: 'prose' | 'prompt' = 'prose'): Weights {
  const words = wordsOf(text, kind)
  const weights = new Map<Concept, number>()
  for (let i = 0; i < words.length; ) {
    let taken = 0
    for (let length = Math.min(LONGEST_PHRASE, words.length - i); length > 0 && taken === 0; length--) {
      const last = words[i + length - 1]
      if (!last) continue
      const start = words.slice(i, i + length - 1).map(word => word.text)
      for (const form of formsOf(last.text)) {
        const concept = vocabulary.get([...start, form].join(' '))
        if (!concept) continue
        const weight =
          concept.strength * (last.ends ? 1 : MODIFIER) * (length > 1 ? 1.5 : 1) * (last.sentence === 0 ? 1.2 : 1)
        weights.set(concept, (weights.get(concept) ?? 0) + weight)
        taken = length
        break
      }
    }
    i += Math.max(1, taken)
  }
  return weights
}

/** Adds `from` times `factor` to `to`; one concept never counts more than `most`. */
export function addWeights(to: Map<Concept, number>, from: Weights, factor: number, most = 4): void {
  for (const [concept, weight] of from) to.set(concept, Math.min(most, (to.get(concept) ?? 0) + weight * factor))
}
