/** Owns the judgement whether a rewritten paragraph still says what its source says: numbers, names, length, whole sentences. */
import { leansOnEarlier } from '../references.ts'
import { sentenceSpans } from '../sentences.ts'
import { contentStems, wordsOf } from '../words.ts'

/** How far the length may stray from the wish, as a share. */
const STRAY = 0.3
/** Share of its topic words that must stand in the source. */
const KNOWN = 0.6

const numbersIn = (text: string): readonly string[] =>
  (text.match(/\d[\d.,]*\d|\d/g) ?? []).map(number => number.replace(/[.,]/g, ''))

/** Words that begin with a capital where no sentence begins: names, and German nouns. */
const namesIn = (text: string): readonly string[] =>
  [...text.matchAll(/(?<=[\p{L}\p{N},;:]\s)\p{Lu}[\p{L}’'-]{2,}/gu)].map(([name]) => name.toLowerCase())

/** True where the rewriting may be told. `source` is what it was made from, `words` its wished length. */
export function isFaithful(text: string, source: string, words: number, language: string): boolean {
  const said = wordsOf(text, language)
  if (Math.abs(said.length - words) > Math.max(4, words * STRAY)) return false
  if (!/[.!?…]["'”’»)]*$/u.test(text) || /[*#_`<>[\]{}]/.test(text)) return false
  const numbers = new Set(numbersIn(source))
  if (!numbersIn(text).every(number => numbers.has(number))) return false
  const known = source.toLowerCase()
  if (!namesIn(text).every(name => known.includes(name.replace(/['’]s$/, '')))) return false
  const stems = new Set(contentStems(wordsOf(source, language), language))
  const own = contentStems(said, language)
  if (own.filter(stem => stems.has(stem)).length < own.length * KNOWN) return false
  const [first] = sentenceSpans(text, language)
  return first !== undefined && !leansOnEarlier(text.slice(first.start, first.end), language)
}
