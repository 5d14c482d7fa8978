/**
 * Owns the noun phrases of a text, found without a grammar: runs of content words after an article or preposition, or
 * of names. Good enough to name a scene and to tell what its picture shows.
 */

import type { LanguageFacts } from './languages/language-facts.ts'
import { factsOf } from './languages/languages.ts'
import { stemOf, type Word, wordsOf } from './words.ts'

export type Phrase = {
  /** As in the text, joiners inside. */
  readonly text: string
  readonly stems: readonly string[]
  /** Words, joiners included. */
  readonly length: number
  /** Every content word is capitalised, and not only for opening the sentence. */
  readonly name: boolean
  /** Where it starts in the text, 0 to 1. */
  readonly position: number
}

const adjectiveEnding = /(?:ful|ous|ive|able|ible|less|ish|ical|ual|ary|ent|ant|est)$/
const nounsLikeAdjectives =
  /^(?:ocean|continent|plant|elephant|giant|merchant|president|parent|student|event|accident|current|element|environment|government|instrument|moment|monument|movement|document|fragment|segment|forest|harvest|chest|nest|west|guest|interest|vegetable|table|cable|festival|individual|manual|ritual|library|diary|january|february|salary|boundary|fish|dish|finish|british|english|irish|spanish|descent|client|scent|tent|cent|rent|agent|patient|ingredient|ancestor|content|talent|motive|native|detective|archive|olive|hive|five|dive|drive|servant|protestant|immigrant|inhabitant|restaurant|infant|assistant|accountant|priest|protest|test|quest|contest|rest|vest|pest)s?$/

/** 'we’ve', 'isn’t', 'it’s': a pronoun or verb in disguise. */
const contraction = /['’](?:ve|re|ll|m|d|t)$|^(?:it|that|there|he|she|what|who|let|here)['’]s$/
/** 'l’arte' is 'arte'. */
const elision = /^(?:[ldnmtscj]|qu|dell|nell|all|sull|un)['’](?=\p{L})/iu
const hiragana = /^\p{Script=Hiragana}+$/u

const capital = (word: string): boolean => /^\p{Lu}/u.test(word)

/** A word that cannot be the last of a noun phrase. */
const weakHead = (word: Word, proper: boolean, facts: LanguageFacts): boolean =>
  (facts.plain.has(word.lower) && !proper) ||
  facts.adjectives.has(word.lower) ||
  facts.joiners.has(word.lower) ||
  /^\p{N}|^\p{Lu}{1,2}$/u.test(word.text) ||
  (!proper && facts.verbEnding.test(word.lower)) ||
  (facts.verbs.size > 0 && !proper && adjectiveEnding.test(word.lower) && !nounsLikeAdjectives.test(word.lower))

type Gap = 'none' | 'space' | 'break'

function gapBefore(text: string, previous: Word | undefined, word: Word): Gap {
  if (!previous) return 'break'
  const between = text.slice(previous.end, word.start)
  if (between === '. ' && /^\p{Lu}$/u.test(previous.text) && capital(word.text)) return 'space'
  return between === ' ' ? 'space' : /^[-‐‑'’]$/.test(between) || between === '' ? 'none' : 'break'
}

/** True for the first word of a sentence, whose capital says nothing. */
const opensText = (text: string, word: Word): boolean =>
  /(?:^|[.!?…]["'”’»)]*\s+)["'“‘«(¿¡]*$/u.test(text.slice(0, word.start))

/** The first two words are one compound: 'deep-sea'. */
const hyphened = (text: string, [first, second]: readonly Word[]): boolean =>
  first !== undefined && second !== undefined && text.slice(first.end, second.start) === '-'

const MAX_WORDS = 5

/** Phrases of a text in order of appearance. Texts of an unknown language give their capitalised runs and long words. */
export function phrasesOf(text: string, language: string): readonly Phrase[] {
  const facts = factsOf(language)
  const words = wordsOf(text, language)
  const phrases: Phrase[] = []
  let run: Word[] = []
  let trusted = false

  const weakAt = (list: readonly Word[]): boolean => {
    const head = list.at(-1)
    return head !== undefined && weakHead(head, capital(head.text) && !opensText(text, head), facts)
  }
  const stopsAt = (word: Word, sentenceStart: boolean): boolean => {
    const initial = /^\p{Lu}$/u.test(word.text) && run.length > 0 && capital(run.at(-1)?.text ?? '')
    if (initial) return false
    if (facts.verbs.size > 0 && contraction.test(word.lower)) return true
    if (facts.stopWords.has(word.lower) || word.text.length < 2 || hiragana.test(word.text)) return true
    if (capital(word.text) && !sentenceStart) return false
    if (facts.verbs.has(word.lower)) return true
    // 'boiled water' is a phrase, 'the emperor boiled' is not: verb endings are let in at the head of a phrase only.
    return facts.verbEnding.test(word.lower) && !(run.length === 0 && trusted && facts.verbs.size > 0)
  }
  const flush = (): void => {
    let list = run
    run = []
    while (list.length && weakAt(list)) list = list.slice(0, -1)
    while (list.length > 1 && /^\p{N}/u.test(list[0]?.text ?? '')) list = list.slice(1)
    const drops = (word: Word | undefined): boolean =>
      word !== undefined && facts.plain.has(word.lower) && (!capital(word.text) || opensText(text, word))
    while (list.length > 1 && (drops(list[0]) || list.length > MAX_WORDS) && !hyphened(text, list)) list = list.slice(1)
    const [first] = list
    const last = list.at(-1)
    if (!first || !last) return
    if (
      facts.verbs.size > 0 &&
      list.length === 1 &&
      /[a-z]ing$/.test(first.text) &&
      !/^(?:.?[^aeiou]*)ing$/.test(first.text)
    )
      return
    const content = list.filter(word => !facts.joiners.has(word.lower))
    const atStart = opensText(text, first)
    const named = content.filter(word => capital(word.text))
    phrases.push({
      text: text.slice(first.start, last.end).replace(elision, ''),
      stems: content.map(word => stemOf(word.lower, language)),
      length: list.length,
      name: !facts.capitalNouns && named.length === content.length && (!atStart || content.length > 1),
      position: first.start / Math.max(1, text.length),
    })
  }

  words.forEach((word, index) => {
    const gap = gapBefore(text, words[index - 1], word)
    const sentenceStart = gap === 'break' && opensText(text, word)
    if (gap === 'break') {
      flush()
      trusted = sentenceStart
    }
    const following = words[index + 1]
    const joins =
      run.length > 0 &&
      facts.joiners.has(word.lower) &&
      following !== undefined &&
      gapBefore(text, word, following) !== 'break' &&
      !facts.stopWords.has(following.lower)
    if (joins && run.length < 3 && !weakAt(run)) {
      run.push(word)
      trusted = true
    } else if (stopsAt(word, sentenceStart)) {
      flush()
      trusted = facts.openers.has(word.lower) || facts.verbs.has(word.lower)
    } else if (facts.capitalNouns && run.some(other => capital(other.text)) && !capital(word.text)) {
      flush()
      trusted = false
    } else if (trusted || run.length > 0 || capital(word.text) || facts.openers.size === 0) run.push(word)
    else trusted = false
  })
  flush()
  if (facts.capitalNouns) return phrases.filter(phrase => /\p{Lu}/u.test(phrase.text))
  return phrases
}
