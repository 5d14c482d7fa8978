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
  /** Titles of earlier scenes: none is given twice while the narration offers another. */
  readonly taken?: ReadonlySet<string>
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

/** Titles of one phrase, of two, of a phrase and the film's subject, and the source's own heading: the best first. */
function* titlesOf(wish: TitleWish): Generator<string> {
  const heading = tidyHeading(wish.heading)
  if (heading) yield heading
  const { and, stopWords } = factsOf(wish.language)
  const phrases = keyPhrases(wish)
  const own = phrases.filter(phrase => phrase.stems.some(stem => !wish.filmStems.has(stem)))
  const usable = own.length > 0 ? own : phrases
  const pair = (one: Phrase, other: Phrase): string => {
    const [first, second] = one.position <= other.position ? [one, other] : [other, one]
    return `${first.text} ${and} ${second.text}`
  }
  const [best, second] = usable
  if (best && best.length >= 2) yield best.text
  else if (best && second && second.length <= 3) yield pair(best, second)
  // One word alone names little: the film's subject is its other half, unless it is that very word.
  const { subject } = wish
  if (best && subject && subject.split(' ').length <= 3 && !best.text.toLowerCase().includes(subject.toLowerCase()))
    yield `${best.text} ${and} ${lowerStart(subject)}`
  for (const phrase of usable.slice(1)) if (phrase.length >= 2) yield phrase.text
  if (wish.sectionHeading) yield wish.sectionHeading
  for (const phrase of usable.slice(1)) if (best && best.length + phrase.length <= 4) yield pair(best, phrase)
  if (best) yield best.text
  const plain = wordsOf(wish.narration, wish.language).filter(word => !stopWords.has(word.lower))
  for (let at = 0; at < plain.length; at++)
    yield plain
      .slice(at, at + 2)
      .map(word => word.text)
      .join(' ')
}

/** A title in sentence case, none of those taken. Falls back to words of the narration where no phrase is found. */
export function sceneTitle(wish: TitleWish): string {
  let first: string | undefined
  for (const title of titlesOf(wish)) {
    const written = sentenceCase(title)
    if (!written) continue
    if (!wish.taken?.has(written.toLowerCase())) return written
    first ??= written
  }
  return first ?? '…'
}
