/** Owns tokens that hold digits: money, dates, times, ranges, units, decades, and letters mixed with digits. */
import { isSpelled, plainLetters, spelledWords } from './letters.ts'
import { cardinalWords, digitWords, numberWords, ordinalWords, pluralWords, yearWords } from './numbers.ts'
import { currencyPartWord, currencySigns, currencyWord, unitWords } from './units.ts'

const MONTHS =
  'january february march april may june july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec'.split(
    ' ',
  )
const MAGNITUDE = /^(hundred|thousand|million|billion|trillion|bn)$/i
const HALVES: Readonly<Record<string, string>> = {
  '½': 'half',
  '⅓': 'third',
  '¼': 'quarter',
  '⅔': 'two thirds',
  '¾': 'three quarters',
}

/** The words around a number, without punctuation. */
export type Neighbours = { readonly before: string; readonly after: string }

const isMonth = (word: string) => MONTHS.includes(word.toLowerCase().replace(/\.$/, ''))
const isYear = (digits: string) => /^(1[1-9]|20)\d\d$/.test(digits)
const ERA = /^(BCE?|CE|AD|B\.C|A\.D)$/
/** Four digits that are a year only by what stands around them: in 1066, 2737 BC. */
const isYearHere = (digits: string, { before, after }: Neighbours) =>
  /^[1-9]\d{3}$/.test(digits) &&
  !/^[1-9]0{3}$/.test(digits) &&
  (ERA.test(after) || (/^1/.test(digits) && /^(in|since|by|until|AD|year)$/i.test(before)))
const isOne = (text: string) => text === '1'

function money(core: string, after: string): string[] | undefined {
  const match = new RegExp(`^([A-Z]{1,3})?([${currencySigns}])([\\d,]+)(?:\\.(\\d+))?(k|K|M|m|bn|b|B|tn)?$`).exec(core)
  if (!match) return undefined
  const [, , sign = '$', whole = '', decimals, scale] = match
  const scaled = {
    k: 'thousand',
    K: 'thousand',
    M: 'million',
    m: 'million',
    bn: 'billion',
    b: 'billion',
    B: 'billion',
    tn: 'trillion',
  }[scale ?? '']
  const number = numberWords(decimals === undefined ? whole : `${whole}.${decimals}`) ?? []
  if (MAGNITUDE.test(after)) return number // the currency follows the magnitude
  if (scaled) return [...number, scaled, currencyWord(sign, false)]
  if (decimals?.length !== 2) return [...number, currencyWord(sign, isOne(whole) && decimals === undefined)]
  const parts = Number(decimals)
  const wholeWords = [...(numberWords(whole) ?? []), currencyWord(sign, isOne(whole))]
  if (parts === 0) return wholeWords
  return [...wholeWords, 'and', ...cardinalWords(String(parts)), currencyPartWord(sign, parts === 1)]
}

/** "$3 million": the word behind gets the currency. */
export function magnitudeWords(core: string, before: string): string[] | undefined {
  const sign = [...currencySigns].find(candidate => before.includes(candidate))
  if (!sign || !MAGNITUDE.test(before ? core : '') || !/\d/.test(before)) return undefined
  return [core.toLowerCase() === 'bn' ? 'billion' : core.toLowerCase(), currencyWord(sign, false)]
}

function date(core: string, { before, after }: Neighbours): string[] | undefined {
  const iso = /^(\d{4})-(\d\d)-(\d\d)$/.exec(core)
  if (iso) {
    const month = MONTHS[Number(iso[2]) - 1]
    return month ? [month, ...ordinalWords(String(Number(iso[3]))), ...yearWords(iso[1]!)] : undefined
  }
  const isDay = /^([1-9]|[12]\d|3[01])$/.test(core)
  return isDay && (isMonth(before) || isMonth(after)) ? ordinalWords(core) : undefined
}

function clock(core: string): string[] | undefined {
  const match = /^(\d{1,2}):(\d\d)(am|pm)?$/i.exec(core)
  if (!match) return undefined
  const [, hour = '', minute = '', half] = match
  const minutes =
    minute === '00'
      ? half
        ? []
        : ["o'clock"]
      : [...(minute < '10' ? ['oh'] : []), ...cardinalWords(String(Number(minute)))]
  return [...cardinalWords(String(Number(hour))), ...minutes, ...(half ? spelledWords(half) : [])]
}

function fraction(core: string): string[] | undefined {
  const match = /^(\d*)([½⅓¼⅔¾])$/.exec(core)
  if (match) {
    const [, whole = '', part = ''] = match
    const words = HALVES[part]!.split(' ')
    if (whole === '') return words.length > 1 ? words : ['one', ...words]
    return [...cardinalWords(whole), 'and', ...(words.length > 1 ? words : ['a', ...words])]
  }
  const parts = /^(\d+)\/(\d+)$/.exec(core)
  if (!parts) return undefined
  const [, top = '', bottom = ''] = parts
  if (core === '24/7') return ['twenty', 'four', 'seven']
  if (Number(bottom) < 2 || Number(bottom) > 20 || Number(top) >= Number(bottom))
    return [...cardinalWords(top), 'over', ...cardinalWords(bottom)]
  const name = bottom === '2' ? ['half'] : bottom === '4' ? ['quarter'] : ordinalWords(bottom)
  return [...cardinalWords(top), ...(isOne(top) ? name : bottom === '2' ? ['halves'] : pluralWords(name))]
}

const plain = (text: string): string[] | undefined => (isYear(text) ? yearWords(text) : numberWords(text))

function range(core: string): string[] | undefined {
  const match = /^(\d[\d,]*(?:\.\d+)?)([-–—:])(\d[\d,]*(?:\.\d+)?)(\D*)$/.exec(core)
  if (!match) return undefined
  const [, from = '', , to = '', sign = ''] = match
  const unit = sign === '' ? [] : unitWords(sign, { single: false, attached: true })
  const [low, high] = [plain(from), plain(to)]
  return low && high && unit ? [...low, 'to', ...high, ...unit] : undefined
}

function decade(core: string): string[] | undefined {
  const match = /^'?(\d\d|\d{4})'?s$/.exec(core)
  const digits = match?.[1] ?? ''
  if (digits.length === 4) return pluralWords(yearWords(digits))
  return digits.length === 2 && digits.endsWith('0') ? pluralWords(cardinalWords(digits)) : undefined
}

function measured(core: string): string[] | undefined {
  const match = /^([-−+]?[\d,]*\.?\d+)-?([^\d\s.,-].*)$/.exec(core)
  const number = match ? numberWords(match[1]!) : undefined
  const unit = match ? unitWords(match[2]!, { single: isOne(match[1]!), attached: true }) : undefined
  return number && unit ? [...number, ...unit] : undefined
}

/** "H2O", "COVID-19", "20th-century", "B-52", "192.168": runs of digits and runs of letters, each for itself. */
function mixed(core: string): string[] {
  return (core.match(/\d+(?:st|nd|rd|th)\b|\d+|\p{L}+/gu) ?? []).flatMap(run => {
    const ordinal = /^(\d+)(?:st|nd|rd|th)$/.exec(run)
    if (ordinal) return ordinalWords(ordinal[1]!)
    if (/^\d/.test(run)) return isYear(run) ? yearWords(run) : run.length > 4 ? digitWords(run) : cardinalWords(run)
    if (isSpelled(run) || run.length === 1 || /^[A-Z][A-Z]?$/.test(run)) return spelledWords(run)
    return [plainLetters(run)].filter(Boolean)
  })
}

/** The words of a token that holds a digit or a fraction sign. `core` has no punctuation around it. */
export function numberTokenWords(core: string, neighbours: Neighbours): string[] {
  const ordinal = /^([\d,]+)(?:st|nd|rd|th)$/.exec(core)
  return (
    money(core, neighbours.after) ??
    date(core, neighbours) ??
    (ordinal ? ordinalWords(ordinal[1]!.replaceAll(',', '')) : undefined) ??
    clock(core) ??
    fraction(core) ??
    range(core) ??
    decade(core) ??
    (isYearHere(core, neighbours) ? yearWords(core) : undefined) ??
    (/^\d{4}$/.test(core) ? plain(core) : undefined) ??
    numberWords(core) ??
    measured(core) ??
    mixed(core)
  )
}
