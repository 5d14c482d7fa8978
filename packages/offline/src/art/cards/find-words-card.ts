/** Owns the cards of words: quotes, definitions, dates and places, as the narration has them. English only. */
import { data as land } from '../data/land.ts'
import type { Moment, Place } from './card.ts'
import { findYears } from './figures.ts'
import type { Scored } from './find-figures-card.ts'
import table from './places.json' with { type: 'json' }

const QUOTE = /[“"]([^“”"]{18,240})[”"]/u
const NAME = '(\\p{Lu}[\\p{L}’.-]+(?: (?:(?:de|van|von|da|al|of) )?\\p{Lu}[\\p{L}’.-]*){0,3})'
const SAYS = '(?:said|says|wrote|writes|called|asked|argued|noted|explained|recalled|declared|replied|put it)'

/** A quotation of a sentence's length, with who said it where the words beside it tell. */
export function findQuote(text: string): Scored | undefined {
  const match = QUOTE.exec(text)
  const words = match?.[1]?.trim().replace(/,$/u, '')
  if (!match || !words) return undefined
  const count = words.split(/\s+/u).length
  if (count < 5 || count > 34) return undefined
  const [before, after] = [text.slice(0, match.index), text.slice(match.index + match[0].length)]
  const by =
    new RegExp(`^,?\\s*(?:${SAYS}\\s+${NAME}|${NAME}\\s+${SAYS})`, 'u').exec(after) ??
    new RegExp(`${NAME}[^.“”"]{0,24}${SAYS}[^.“”"]{0,16}$`, 'u').exec(before)
  const name = by
    ?.slice(1)
    .find(part => part !== undefined)
    ?.replace(/(?<=\p{L}{2})\.$/u, '')
  return { card: { kind: 'quote', words, ...(name ? { by: name } : {}) }, score: 1.15 }
}

const DEFINITION =
  /^(?:An?|The)?\s*(?<term>[\p{L}][\p{L}’ -]{2,28}?) (?:is|are) (?<meaning>(?:an? |the (?:process|study|art|science|point|place|name|smallest|largest) )[^.;:!?]{16,110})[.;]/u
const NO_TERM =
  /^(?:it|this|that|these|those|he|she|they|there|what|here|one|time|every|each|all|most|some|many|first|no)\b/iu

/** A first sentence that says what the film's or the scene's own subject is. */
export function findDefinition(text: string, titles: string): Scored | undefined {
  const { term = '', meaning = '' } = DEFINITION.exec(text)?.groups ?? {}
  if (term === '' || NO_TERM.test(term) || term.split(' ').length > 3) return undefined
  const stem = (word: string): string => word.toLocaleLowerCase('en').replace(/(?:es|s)$/u, '')
  const named = titles.split(/[^\p{L}’-]+/u).map(stem)
  if (!term.split(' ').every(word => named.includes(stem(word)))) return undefined
  return {
    card: { kind: 'definition', term: term.slice(0, 1).toLocaleUpperCase('en') + term.slice(1), meaning },
    score: 0.7,
  }
}

const MOST_EVENTS = 4

/** What happened, without its date and in at most ten words; undefined where no short clause says it. */
function eventOf(sentence: string, date: string): string | undefined {
  const plain = sentence
    .replace(
      new RegExp(`^(?:in|by|on|since|around|about|from|until|after|before)?[^,]{0,16}\\b${date}\\b,?\\s*`, 'iu'),
      '',
    )
    .replace(new RegExp(`,?\\s*(?:in|by|on|since|around|about|from|until)\\s(?:[\\p{L}\\d]+ )?${date}\\b`, 'iu'), '')
    .replace(/^((?:\p{Lu}[\p{L}’.-]*\s?){1,3}), [^,]{3,40}, /u, '$1 ')
    .trim()
  if (plain === '' || plain.includes(date)) return undefined
  const clause = plain.split(/[,;:(]|\s[–—]\s|\s(?:which|who|that|when|where|because|and|but|so)\s/u)[0]?.trim() ?? ''
  let words = clause.split(/\s+/u)
  if (words.length > 10) {
    const cut = words.findLastIndex(
      (word, i) => i >= 3 && i <= 10 && /^(?:in|on|at|with|from|for|of|by|as|into|near|under|over)$/iu.test(word),
    )
    if (cut < 0) return undefined
    words = words.slice(0, cut)
  }
  if (words.length < 3 || /^(?:it|they|he|she|this|that|these|those)$/iu.test(words[0] ?? '')) return undefined
  const said = words.join(' ').replace(/[.!?]+$/u, '')
  return said.slice(0, 1).toLocaleUpperCase('en') + said.slice(1)
}

/** Not after an initial. */
const sentencesOf = (text: string): readonly string[] =>
  text.split(/(?<=(?<!\b\p{Lu})[.!?])\s+/u).map(one => one.trim())

/** One event a sentence at most; the film's other years stand beside a single one. */
export function findTimeline(text: string, filmYears: readonly string[]): Scored | undefined {
  const events: Moment[] = []
  for (const sentence of sentencesOf(text)) {
    const [year] = findYears(sentence)
    const label = year && eventOf(sentence, year.text)
    if (year && label && events.every(({ date }) => date !== year.text)) events.push({ date: year.text, label })
  }
  const first = events[0]
  if (!first || events.length > MOST_EVENTS) return undefined
  const inOrder = (list: readonly Moment[]): readonly Moment[] =>
    list.toSorted((a, b) => Number(a.date) - Number(b.date))
  if (events.length > 1) return { card: { kind: 'timeline', events: inOrder(events) }, score: 1 }
  const others = [...new Set(filmYears)]
    .filter(date => date !== first.date)
    .toSorted((a, b) => Math.abs(Number(a) - Number(first.date)) - Math.abs(Number(b) - Number(first.date)))
    .slice(0, 3)
  if (others.length < 2) return undefined
  return { card: { kind: 'timeline', events: inOrder([first, ...others.map(date => ({ date }))]) }, score: 0.6 }
}

const places: ReadonlyMap<string, readonly number[]> = new Map([
  ...Object.entries(land.countries).filter(([name]) => !name.includes('.')),
  ...Object.entries(table.places),
])
const names = [...places.keys()].toSorted((a, b) => b.length - a.length)
const PLACE = new RegExp(
  `(?<![\\p{L}\\p{N}]|New |North |South |East |West )(?:${names.map(name => name.replaceAll("'", "['’]")).join('|')})(?![\\p{L}\\p{N}])`,
  'gu',
)
const ambiguous: ReadonlySet<string> = new Set(table.ambiguous)
const MOST_PLACES = 4

/** Places by name, in the order in which they are told; two or more, or one that the scene is about. */
export function findMap(text: string, title: string): Scored | undefined {
  const told = [...text.matchAll(PLACE)].map(([name]) => name.replaceAll('’', "'"))
  const sure = new Set(told.filter(name => !ambiguous.has(name)))
  if (sure.size === 0) return undefined
  const found = [...new Set(told)].flatMap((name): Place[] => {
    const [longitude, latitude] = places.get(name) ?? []
    return longitude === undefined || latitude === undefined ? [] : [{ name, longitude, latitude }]
  })
  const apart = found.filter(
    ({ longitude, latitude }, i) =>
      !found.slice(0, i).some(other => Math.hypot(other.longitude - longitude, other.latitude - latitude) < 2),
  )
  if (apart.length === 0 || apart.length > MOST_PLACES) return undefined
  const [one, other] = apart
  const route =
    one &&
    other &&
    new RegExp(`\\bfrom (?:the )?${one.name}\\b.*\\b(?:to|into|across|in|through) (?:the )?${other.name}`, 'u').test(
      text,
    )
      ? 'yes'
      : 'no'
  const isAbout = one && (title.includes(one.name) || told.filter(name => name === one.name).length > 1)
  if (apart.length === 1 && !isAbout) return undefined
  return { card: { kind: 'map', places: apart, route }, score: apart.length > 1 ? 0.9 : 0.5 }
}
