/** Owns tokens that hold digits: money, ranges, fractions, units, decades, and letters mixed with digits. */
import { clockWords, dateWords, type Neighbours } from './calendar.ts'
import { isSpelled, plainLetters, saidWords, spelledWords } from './letters.ts'
import { cardinalWords, digitWords, numberWords, ordinalWords, pluralWords, yearWords } from './numbers.ts'
import { currencyPartWord, currencySigns, currencyWord, unitWords } from './units.ts'

const MAGNITUDE = /^(hundred|thousand|million|billion|trillion|bn|m|tn)$/i
/** One of it, several of it. */
const PARTS: Readonly<Record<string, readonly [count: number, name: string]>> = {
  '½': [1, 'half'],
  '⅓': [1, 'third'],
  '⅔': [2, 'third'],
  '¼': [1, 'quarter'],
  '¾': [3, 'quarter'],
  '⅕': [1, 'fifth'],
  '⅖': [2, 'fifth'],
  '⅗': [3, 'fifth'],
  '⅘': [4, 'fifth'],
  '⅙': [1, 'sixth'],
  '⅚': [5, 'sixth'],
  '⅛': [1, 'eighth'],
  '⅜': [3, 'eighth'],
  '⅝': [5, 'eighth'],
  '⅞': [7, 'eighth'],
}
const FRACTION_SIGNS = Object.keys(PARTS).join('')
const SUPERSCRIPTS = '⁰¹²³⁴⁵⁶⁷⁸⁹'
/** True for words that hold a figure of any kind. */
export const holdsFigure = (text: string): boolean => new RegExp(`[\\d${FRACTION_SIGNS}${SUPERSCRIPTS}]`).test(text)

const isYear = (digits: string) => /^(1[1-9]|2[01])\d\d$/.test(digits)
const ERA = /^(BCE?|CE|AD|B\.C|A\.D|B\.C\.E|C\.E)$/
/** Four digits that are a year only by what stands around them: in 1066, 2737 BC. */
const isYearHere = (digits: string, { before, after }: Neighbours) =>
  /^[1-9]\d{3}$/.test(digits) &&
  !/^[1-9]0{3}$/.test(digits) &&
  (ERA.test(after) || (/^1/.test(digits) && /^(in|since|by|until|AD|year|before|after|around|circa)$/i.test(before)))
/** Behind these a number is a name, said in pairs: Boeing seven forty seven. */
const PAIRED = /^(boeing|route|interstate|highway|flight|room|area|airbus|bus|peugeot|porsche|vostro)$/i
const isOne = (text: string) => text === '1'

const SCALES: Readonly<Record<string, string>> = {
  k: 'thousand',
  K: 'thousand',
  M: 'million',
  m: 'million',
  mn: 'million',
  bn: 'billion',
  b: 'billion',
  B: 'billion',
  tn: 'trillion',
  T: 'trillion',
}

const MONEY = new RegExp(
  `^([-−])?([A-Z]{1,3})?([${currencySigns}])([\\d,]*)(?:\\.(\\d+))?(k|K|M|m|mn|bn|b|B|tn|T)?(?:[-–—]([${currencySigns}])?([\\d,.]*\\d)(k|K|M|m|mn|bn|b|B|tn|T)?)?$`,
)

function money(core: string, after: string): string[] | undefined {
  const match = MONEY.exec(core)
  if (!match) return undefined
  const [, minus, , sign = '$', whole = '', decimals, scale = '', , upper, upperScale = ''] = match
  if (whole === '' && decimals === undefined) return undefined
  const least = minus ? ['minus'] : []
  const number = [...least, ...(numberWords(decimals === undefined ? whole : `${whole}.${decimals}`) ?? [])]
  const scaled = SCALES[scale] ? [SCALES[scale]] : []
  if (upper !== undefined) {
    const most = SCALES[upperScale] ? [SCALES[upperScale]] : []
    const words = [...number, ...scaled, 'to', ...(numberWords(upper) ?? []), ...most]
    return MAGNITUDE.test(after) ? words : [...words, currencyWord(sign, false)]
  }
  if (MAGNITUDE.test(after)) return number // the currency follows the magnitude
  if (scaled.length > 0) return [...number, ...scaled, currencyWord(sign, false)]
  if (decimals?.length !== 2) return [...number, currencyWord(sign, isOne(whole) && decimals === undefined)]
  const parts = Number(decimals)
  const cents = [...cardinalWords(String(parts)), currencyPartWord(sign, parts === 1)]
  if (/^0*$/.test(whole) && parts > 0) return [...least, ...cents]
  const wholeWords = [...least, ...(numberWords(whole) ?? []), currencyWord(sign, isOne(whole))]
  return parts === 0 ? wholeWords : [...wholeWords, 'and', ...cents]
}

/** "$3 million": the word behind gets the currency. */
export function magnitudeWords(core: string, before: string): string[] | undefined {
  const sign = [...currencySigns].find(candidate => before.includes(candidate))
  if (!sign || !MAGNITUDE.test(before ? core : '') || !/\d/.test(before)) return undefined
  return [SCALES[core] ?? core.toLowerCase(), currencyWord(sign, false)]
}

const partsWords = (count: number, name: string): string[] => [
  ...cardinalWords(String(count)),
  ...(count === 1 ? [name] : pluralWords([name === 'half' ? 'halve' : name])),
]

function fraction(core: string, { before }: Neighbours): string[] | undefined {
  const match = new RegExp(`^(\\d*)([${FRACTION_SIGNS}])$`).exec(core)
  if (match) {
    const [, whole = '', sign = ''] = match
    const [count, name] = PARTS[sign]!
    if (whole === '') return partsWords(count, name)
    return [
      ...cardinalWords(whole),
      'and',
      ...(count === 1 ? [/^e/.test(name) ? 'an' : 'a', name] : partsWords(count, name)),
    ]
  }
  const written = /^(\d+)[/⁄](\d+)$/.exec(core)
  if (!written) return undefined
  const [, top = '', bottom = ''] = written
  if (core === '24/7') return ['twenty', 'four', 'seven']
  if (top === bottom) return [...cardinalWords(top), ...cardinalWords(bottom)]
  const isNamed = (Number(bottom) >= 2 && Number(bottom) <= 20) || /^10+$/.test(bottom)
  if (!isNamed || Number(top) >= Number(bottom)) return [...cardinalWords(top), 'over', ...cardinalWords(bottom)]
  // "1/100" is one hundredth, and "2 1/2" two and a half
  const name = bottom === '2' ? 'half' : bottom === '4' ? 'quarter' : ordinalWords(bottom).slice(-1)[0]!
  const lead = bottom.length > 2 ? ordinalWords(bottom).slice(1, -1) : ordinalWords(bottom).slice(0, -1)
  const mixedNumber = /^\d+$/.test(before)
  if (mixedNumber && isOne(top)) return ['and', /^e/.test(name) ? 'an' : 'a', ...lead, name]
  const words = [...cardinalWords(top), ...lead, ...partsWords(Number(top), name).slice(-1)]
  return mixedNumber ? ['and', ...words] : words
}

const plain = (text: string): string[] | undefined => (isYear(text) ? yearWords(text) : numberWords(text))

function range(core: string): string[] | undefined {
  const match = /^(\d[\d,]*(?:\.\d+)?)(%|°)?([-–—:]|-to-)(\d[\d,]*(?:\.\d+)?)(\D*)$/.exec(core)
  if (!match) return undefined
  const [, from = '', lowSign = '', , to = '', sign = ''] = match
  const unit = sign === '' ? [] : unitWords(sign, { single: false, attached: true })
  const spanOfYears = isYear(from) && /^\d\d$/.test(to)
  const [low, high] = [plain(from), spanOfYears ? cardinalOrOh(to) : plain(to)]
  const lowUnit = lowSign === '' ? [] : (unitWords(lowSign, { single: false, attached: true }) ?? [])
  return low && high && unit ? [...low, ...lowUnit, 'to', ...high, ...unit] : undefined
}

/** The second half of a span of years: 1914–18, 1901–05. */
const cardinalOrOh = (digits: string): string[] =>
  digits.startsWith('0') ? ['oh', ...cardinalWords(digits.slice(1))] : cardinalWords(digits)

/** 4x4, 10×20, 1920x1080p */
function area(core: string): string[] | undefined {
  const match = /^(\d[\d,.]*)[x×](\d[\d,.]*)(\p{L}*)$/u.exec(core)
  const [low, high] = [numberWords(match?.[1] ?? ''), numberWords(match?.[2] ?? '')]
  if (!match || !low || !high) return undefined
  const sign = match[3] ?? ''
  const unit = sign === '' ? [] : (unitWords(sign, { single: false, attached: true }) ?? spelledWords(sign))
  return [...low, 'by', ...high, ...unit]
}

/** 10⁶, x², 10^6 */
function power(core: string): string[] | undefined {
  const match = /^(\d+|\p{L})(?:\^(\d+)|([⁰¹²³⁴⁵⁶⁷⁸⁹]+))$/u.exec(core)
  if (!match) return undefined
  const [, base = '', plainPower, raised = ''] = match
  const exponent = plainPower ?? [...raised].map(sign => SUPERSCRIPTS.indexOf(sign)).join('')
  const words = /\d/.test(base) ? cardinalWords(base) : spelledWords(base)
  if (exponent === '2') return [...words, 'squared']
  if (exponent === '3') return [...words, 'cubed']
  return [...words, 'to', 'the', ...ordinalWords(exponent)]
}

/** 5'10" and 5′10″: a height. 6" is inches. */
function height(core: string, token: string): string[] | undefined {
  const feet = /^(\d)['′](\d{1,2})/.exec(core)
  if (feet && /["″]/.test(token)) {
    const inches = Number(feet[2])
    return [...cardinalWords(feet[1]!), feet[1] === '1' ? 'foot' : 'feet', ...cardinalWords(String(inches))]
  }
  const inch = /^(\d+(?:\.\d+)?)(?:″|["]$)/.exec(token.replace(/[.,;:!?]+$/, ''))
  return inch ? [...(numberWords(inch[1]!) ?? []), inch[1] === '1' ? 'inch' : 'inches'] : undefined
}

function decade(core: string): string[] | undefined {
  const match = /^'?(\d\d|\d{4})'?s'?$/.exec(core)
  const digits = match?.[1] ?? ''
  if (digits.length === 4) return pluralWords(yearWords(digits))
  return digits.length === 2 && digits.endsWith('0') ? pluralWords(cardinalWords(digits)) : undefined
}

function measured(core: string): string[] | undefined {
  const match = /^([-−+]?[\d,]*\.?\d+)-?([^\d\s.,-].*)$/.exec(core)
  // 1080p and 4K are pictures, 50p and 40K are not
  if (/^\d{3,}p$|^[248]K$/.test(core)) return undefined
  const number = match ? numberWords(match[1]!) : undefined
  const unit = match ? unitWords(match[2]!, { single: isOne(match[1]!), attached: true }) : undefined
  return number && unit ? [...number, ...unit] : undefined
}

/** "H2O", "COVID-19", "20th-century", "B-52", "192.168": runs of digits and runs of letters, each for itself. */
function mixed(core: string): string[] {
  return (core.match(/\d+(?:st|nd|rd|th)(?!\p{L})|\d+s(?!\p{L})|\d+(?:,\d{3})*|\p{L}+/gu) ?? []).flatMap(run => {
    const ordinal = /^(\d+)(?:st|nd|rd|th)$/.exec(run)
    if (ordinal) return ordinalWords(ordinal[1]!)
    const era = /^\d+s$/.test(run) ? decade(run) : undefined
    if (era) return era
    if (/^\d/.test(run)) {
      const digits = run.replace(/[,s]/g, '')
      return isYear(run)
        ? yearWords(run)
        : digits.length > 4 && digits === run
          ? digitWords(run)
          : cardinalWords(digits)
    }
    if (isSpelled(run) || run.length === 1 || /^[A-Z][A-Z]?$/.test(run)) return saidWords(run) ?? spelledWords(run)
    const name = /^(i|e)([A-Z]\p{L}+)$/u.exec(run)
    if (name) return [name[1]!.toUpperCase(), plainLetters(name[2]!)]
    return [plainLetters(run)].filter(Boolean)
  })
}

const pairedWords = (digits: string): string[] =>
  digits.length === 3 && !digits.endsWith('00')
    ? [...cardinalWords(digits[0]!), ...cardinalOrOh(digits.slice(1))]
    : digits.length === 4
      ? yearWords(digits)
      : cardinalWords(digits)

/** The words of a token that holds a digit or a fraction sign. `core` has no punctuation around it, `token` has. */
export function numberTokenWords(core: string, neighbours: Neighbours, token = core): string[] {
  const ordinal = /^([\d,]+)(?:st|nd|rd|th)$/.exec(core)
  return (
    money(core, neighbours.after) ??
    height(core, token) ??
    dateWords(core, neighbours) ??
    (ordinal ? ordinalWords(ordinal[1]!.replaceAll(',', '')) : undefined) ??
    clockWords(core, neighbours) ??
    fraction(core, neighbours) ??
    range(core) ??
    area(core) ??
    power(core) ??
    decade(core) ??
    (isYearHere(core, neighbours) ? yearWords(core) : undefined) ??
    (PAIRED.test(neighbours.before) && /^\d{3,4}$/.test(core) ? pairedWords(core) : undefined) ??
    (/^\d{4}$/.test(core) ? plain(core) : undefined) ??
    numberWords(core) ??
    measured(core) ??
    mixed(core)
  )
}
