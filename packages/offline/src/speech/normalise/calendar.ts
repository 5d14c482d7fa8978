/** Owns dates and times of day as they are said. Does not know other numbers. */
import { spelledWords } from './letters.ts'
import { cardinalWords, ordinalWords, yearWords } from './numbers.ts'

/** The words around a number, without punctuation. */
export type Neighbours = { readonly before: string; readonly after: string }

const MONTHS =
  'january february march april may june july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec'.split(
    ' ',
  )

export const isMonth = (word: string) => MONTHS.includes(word.toLowerCase().replace(/\.$/, ''))

const isDay = (text: string): boolean => /^(0?[1-9]|[12]\d|3[01])$/.test(text)
const isMonthNumber = (text: string): boolean => /^(0?[1-9]|1[0-2])$/.test(text)

const dayWords = (day: string): string[] => ordinalWords(String(Number(day)))

const sayDate = (year: string, month: string, day: string): string[] => [
  MONTHS[Number(month) - 1]!,
  ...dayWords(day),
  ...yearWords(year),
]

/** 2024-05-17, 12/25/2020 and 25.12.2020, where day and month can be told apart or are in American order; "5" beside a month. */
export function dateWords(core: string, { before, after }: Neighbours): string[] | undefined {
  const iso = /^(\d{4})-(\d\d)-(\d\d)$/.exec(core)
  if (iso?.[1] && isMonthNumber(iso[2] ?? '') && isDay(iso[3] ?? '')) return sayDate(iso[1], iso[2]!, iso[3]!)
  const slashed = /^(\d{1,2})([/.])(\d{1,2})\2(\d{4})$/.exec(core)
  if (slashed) {
    const [, first = '', sign, second = '', year = ''] = slashed
    const american = sign === '/' && isMonthNumber(first) && isDay(second)
    if (american) return sayDate(year, first, second)
    if (isMonthNumber(second) && isDay(first)) return sayDate(year, second, first)
  }
  if (core === '9/11') return ['nine', 'eleven']
  if (!isDay(core) || core.startsWith('0')) return undefined
  // "May 5" is a day, "may 5 people" is not
  const [named, followed] = [before, after].map(word => isMonth(word) && /^[A-Z]/.test(word))
  return named || followed ? ordinalWords(core) : undefined
}

/** 10:30, 9:05pm, 9am, 14:30:15. A full hour is "o'clock", in the afternoon of a 24 hour clock "hundred". */
export function clockWords(core: string, { after }: Neighbours): string[] | undefined {
  const bare = /^(\d{1,2})([ap])\.?m$/i.exec(core)
  if (bare && Number(bare[1]) <= 12) return [...cardinalWords(bare[1]!), ...spelledWords(`${bare[2]}m`)]
  const match = /^(\d{1,2}):([0-5]\d)(?::([0-5]\d))?([ap]\.?m)?$/i.exec(core)
  if (!match) return undefined
  const [, hour = '', minute = '', second, half] = match
  if (core === '00:00') return ['midnight']
  const pairs = (digits: string): string[] => [
    ...(digits < '10' ? ['oh'] : []),
    ...cardinalWords(String(Number(digits))),
  ]
  const named = half !== undefined || /^[ap]\.?m$/i.test(after)
  const full = named ? [] : Number(hour) > 12 ? ['hundred'] : ["o'clock"]
  return [
    ...cardinalWords(String(Number(hour))),
    ...(minute === '00' && second === undefined ? full : pairs(minute)),
    ...(second === undefined ? [] : pairs(second)),
    ...(half ? spelledWords(half.replace('.', '')) : []),
  ]
}
