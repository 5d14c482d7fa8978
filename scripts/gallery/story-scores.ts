/** Owns the scores of a told story that need no film: openers, whole sentences, numbers and names, length. Pure. */
import { countWords } from '@contenthq/model'
import { leansOnEarlier } from '../../packages/offline/src/story/references.ts'
import { leftOpen, sentenceSpans } from '../../packages/offline/src/story/sentences.ts'

export type ToldScene = { readonly title: string; readonly narration: string }

export type StoryScores = {
  /** Titles of scenes that open with a reference without its noun, that do not end, or that say what the source does not. */
  readonly dangling: readonly string[]
  readonly unfinished: readonly string[]
  readonly invented: readonly string[]
  /** Two scenes of one name. */
  readonly sameTitles: readonly string[]
  readonly words: number
}

/** No scene may open so, whatever the story writer thinks of it. */
const OPENERS =
  /^["'“‘]*(?:he|she|it|they|him|his|hers?|its|their|them|this|these|those|such|however|but|and|so|yet|therefore|instead|meanwhile|thus|then)\b/i

const flat = (text: string): string => text.replace(/\s+/g, ' ').toLowerCase()
const numbersIn = (text: string): readonly string[] => text.match(/\d[\d.,]*\d|\d/g) ?? []

/** `source` is the text the story was told from; without one nothing counts as invented. */
export function scoreStory(scenes: readonly ToldScene[], language: string, source?: string): StoryScores {
  const known = source === undefined ? undefined : flat(source)
  const dangling: string[] = []
  const unfinished: string[] = []
  const invented: string[] = []
  const titles = new Set<string>()
  const sameTitles: string[] = []
  scenes.forEach(({ title, narration }, index) => {
    if (titles.has(title) && index > 1) sameTitles.push(title)
    titles.add(title)
    const sentences = sentenceSpans(narration, language).map(({ start, end }) => narration.slice(start, end))
    const [first = ''] = sentences
    const opens = /^en\b/i.test(language) && OPENERS.test(first)
    if (opens || (index > 0 && leansOnEarlier(first, language))) dangling.push(title)
    if (index > 0 && (!/[.!?…。！？؟।]["'”’»)\]]*$/u.test(narration) || leftOpen(narration))) unfinished.push(title)
    if (known && !numbersIn(narration).every(number => known.includes(number))) invented.push(title)
    else if (known && index > 0 && !sentences.every(sentence => known.includes(flat(sentence).slice(1))))
      invented.push(title)
  })
  const words = scenes.reduce((sum, { narration }) => sum + countWords(narration, language), 0)
  return { dangling, unfinished, invented, sameTitles, words }
}
