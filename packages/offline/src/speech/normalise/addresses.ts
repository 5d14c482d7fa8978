/** Owns web and mail addresses and telephone numbers as they are said. */
import type { Neighbours } from './calendar.ts'
import { plainLetters, spelledWords } from './letters.ts'
import { cardinalWords, digitWords } from './numbers.ts'

const SIGNS: Readonly<Record<string, string>> = {
  '.': 'dot',
  '@': 'at',
  '/': 'slash',
  _: 'underscore',
  '-': 'dash',
  '?': 'question mark',
  '=': 'equals',
  '#': 'hash',
  '&': 'and',
  ':': 'colon',
  '+': 'plus',
}
/** Parts of addresses that are said letter by letter though they are not in capitals. */
const LETTERS = new Set(
  'uk us eu io tv ai edu www html htm pdf php xml rss api faq bbc cnn nyc ca de fr ch nz'.split(' '),
)

const partWords = (part: string): string[] =>
  (part.match(/\d+|\p{L}+/gu) ?? []).flatMap(run => {
    if (/^\d/.test(run)) return run.length > 4 ? digitWords(run) : cardinalWords(run)
    return LETTERS.has(run.toLowerCase()) ? spelledWords(run) : [plainLetters(run)].filter(Boolean)
  })

const ADDRESS =
  /^(https?:\/\/|www\.)\S|^[\w.+-]+@[\w-]+\.\w|^[\w-]+(\.[\w-]+)*\.(com|org|net|edu|gov|io|ai|dev|info|uk|eu|tv|co)(\/\S*)?$/i

/** Undefined for anything that is no address. The scheme and "www" are not said. */
export function addressWords(core: string): string[] | undefined {
  if (!ADDRESS.test(core)) return undefined
  const bare = core
    .replace(/^https?:\/\//i, '')
    .replace(/^www\./i, '')
    .replace(/\/$/, '')
  return bare.split(/([.@/_\-?=#&:+])/).flatMap(part => SIGNS[part]?.split(' ') ?? partWords(part))
}

const EMERGENCY = new Set(['911', '999', '112', '411', '311'])
/** What a telephone number may begin or go on with. */
const PIECE = /^\+?\(?\d{1,4}\)?$/

/** Digits one by one; "800" of a free number is eight hundred. */
const groupWords = (group: string): string[] =>
  /^[89]00$/.test(group) ? cardinalWords(group) : digitWords(group.replace(/\D/g, ''))

/** A number that is dialled. `token` still has its brackets; `rest` are the tokens behind it. */
export function phoneWords(
  token: string,
  core: string,
  { before }: Neighbours,
  rest: readonly string[],
): string[] | undefined {
  if (EMERGENCY.has(core) && /^(call|calls|called|calling|dial|dialed|dials|dialing|phone|ring)$/i.test(before))
    return digitWords(core)
  const whole = /^(\+?\d{1,3}[-. ])?(?:\(?\d{3}\)?[-.])?\d{3}[-.]\d{4}$/.test(core)
  const named = /^(\+?1-)?[89]00-[A-Z]{3,}$/.test(core)
  if (whole || named) {
    const plus = core.startsWith('+') ? ['plus'] : []
    return [
      ...plus,
      ...core
        .replace('+', '')
        .split(/[-. ()]+/)
        .filter(Boolean)
        .flatMap(group => (/\d/.test(group) ? groupWords(group) : [plainLetters(group)])),
    ]
  }
  // "(555) 123-4567" and "+44 20 7946 0958" are written in several words
  const next = rest[0]?.replace(/[.,;:!?]+$/, '') ?? ''
  if (/^\(\d{3}\)$/.test(token) && /^\d{3}[-.]\d{4}$/.test(next)) return groupWords(core)
  if (/^\+\d{1,3}$/.test(token) && PIECE.test(next)) return ['plus', ...digitWords(core.replace(/\D/g, ''))]
  return undefined
}

/** True behind the first word of a number that is dialled: the groups that follow are said digit by digit too. */
export const goesOnDialling = (token: string): boolean => /^\(?\d{2,4}\)?[.,;:!?]*$/.test(token)
