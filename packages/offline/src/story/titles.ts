/** Owns the names of scenes: two to five words, from a short heading of the source or the scene's key phrases. */
import { factsOf } from './languages/languages.ts'
import { type Phrase, phrasesOf } from './phrases.ts'
import { wordsOf } from './words.ts'

export type TitleWish = {
  /** What the scene says. */
  readonly narration: string
  /** All that the source says around it: tells which of the scene's phrases matter. */
  readonly surroundings: string
  /** Of the source's section, offered once a section. */
  readonly heading?: string | undefined
  /** The same, offered to every scene as the last resort. */
  readonly sectionHeading?: string | undefined
  readonly language: string
  readonly rarity: (stem: string) => number
  /** Stems of the film's own title: they name the film, not the scene. */
  readonly filmStems: ReadonlySet<string>
  /** What the film is about, to pair with a single word. */
  readonly subject?: string | undefined
  /** Stems that earlier titles used. */
  readonly used: ReadonlySet<string>
}

const LENGTH_WORTH = [0, 0.55, 1, 1, 0.75, 0.6] as const

const countOf = (phrase: Phrase, text: string): number => {
  const wanted = phrase.text.toLowerCase()
  return text.toLowerCase().split(wanted).length - 1
}

/** How well a phrase names the scene. */
function worth(phrase: Phrase, wish: TitleWish): number {
  let score = phrase.stems.reduce((sum, stem) => {
    const rarity = Math.min(3, wish.rarity(stem))
    const fresh = wish.used.has(stem) ? 0.3 : 1
    return sum + rarity * fresh * (wish.filmStems.has(stem) ? 0.4 : 1)
  }, 0)
  score /= Math.sqrt(Math.max(1, phrase.stems.length))
  score *= LENGTH_WORTH[phrase.length] ?? 0.4
  score *= 1 + 0.35 * Math.log2(Math.max(1, countOf(phrase, wish.surroundings)))
  if (phrase.name) score *= 1.35
  return score * (1.15 - 0.3 * phrase.position)
}

/** The scene's phrases, the one that names it best first, each thing once. */
export function keyPhrases(wish: TitleWish): readonly Phrase[] {
  const scored = phrasesOf(wish.narration, wish.language)
    .map(phrase => ({ phrase, score: worth(phrase, wish) }))
    .sort((a, b) => b.score - a.score || a.phrase.position - b.phrase.position)
  const kept: Phrase[] = []
  for (const { phrase } of scored)
    if (!kept.some(other => phrase.stems.every(stem => other.stems.includes(stem)))) kept.push(phrase)
  return kept
}

const sentenceCase = (text: string): string => {
  const first = String.fromCodePoint(text.codePointAt(0) ?? 0x20)
  return first.toUpperCase() + text.slice(first.length)
}

/** 'Black holes' in mid-title is 'black holes'; a name of several capitals keeps them. */
const lowerStart = (text: string): string =>
  /^\p{Lu}\p{Ll}+(?: \p{Ll}|$)/u.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text

/** A heading fit for a title: two to five words, without its number; undefined otherwise. */
export const tidyHeading = (heading: string | undefined): string | undefined => {
  const tidy = heading
    ?.replace(/^[\d.\s)]+/, '')
    .replace(/[.:!]+$/, '')
    .trim()
  const count = tidy?.split(/\s+/).length ?? 0
  return tidy && count >= 2 && count <= 5 && tidy.length <= 40 ? tidy : undefined
}

/** A title in sentence case. Falls back to the longest words of the narration where no phrase is found. */
export function sceneTitle(wish: TitleWish): string {
  const heading = tidyHeading(wish.heading)
  if (heading) return sentenceCase(heading)
  const phrases = keyPhrases(wish)
  const own = phrases.filter(phrase => phrase.stems.some(stem => !wish.filmStems.has(stem)))
  const [best, second] = own.length > 0 ? own : phrases
  const { and } = factsOf(wish.language)
  if (best && best.length >= 2) return sentenceCase(best.text)
  if (best && second && second.length <= 3) {
    const [first, other] = best.position <= second.position ? [best, second] : [second, best]
    return sentenceCase(`${first.text} ${and} ${other.text}`)
  }
  // One word alone names little: the film's subject is its other half, unless it is that very word.
  if (
    best &&
    wish.subject &&
    wish.subject.split(' ').length <= 3 &&
    !best.text.toLowerCase().includes(wish.subject.toLowerCase())
  )
    return sentenceCase(`${best.text} ${and} ${lowerStart(wish.subject)}`)
  if (wish.sectionHeading) return sentenceCase(wish.sectionHeading)
  if (best) return sentenceCase(best.text)
  const longest = wordsOf(wish.narration, wish.language)
    .filter(word => !factsOf(wish.language).stopWords.has(word.lower))
    .slice(0, 2)
    .map(word => word.text)
  return sentenceCase(longest.join(' ')) || '…'
}
