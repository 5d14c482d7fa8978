/** Owns English number words: cardinals, ordinals, years, decimals, digits. Does not know where numbers stand. */

const SMALL = (
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen ' +
  'eighteen nineteen'
).split(' ')
const TENS = ['', '', 'twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety']
const SCALES = ['', 'thousand', 'million', 'billion', 'trillion', 'quadrillion']
const ORDINALS: Readonly<Record<string, string>> = {
  one: 'first',
  two: 'second',
  three: 'third',
  five: 'fifth',
  eight: 'eighth',
  nine: 'ninth',
  twelve: 'twelfth',
}

function belowThousand(value: number): string[] {
  if (value >= 100) {
    const rest = value % 100
    return [SMALL[Math.floor(value / 100)]!, 'hundred', ...(rest === 0 ? [] : belowThousand(rest))]
  }
  if (value < 20) return [SMALL[value]!]
  return [TENS[Math.floor(value / 10)]!, ...(value % 10 === 0 ? [] : [SMALL[value % 10]!])]
}

/** Each digit by its name. */
export const digitWords = (digits: string): string[] =>
  [...digits].map(digit => SMALL[Number(digit)] ?? '').filter(Boolean)

/** A whole number given as digits; from 10^18 on, or with a leading zero, digit by digit. */
export function cardinalWords(digits: string): string[] {
  if (digits.length > 18 || (digits.length > 1 && digits.startsWith('0'))) return digitWords(digits)
  const words: string[] = []
  for (let scale = Math.floor((digits.length - 1) / 3); scale >= 0; scale--) {
    const group = Number(digits.slice(Math.max(0, digits.length - scale * 3 - 3), digits.length - scale * 3))
    if (group > 0) words.push(...belowThousand(group), ...(scale > 0 ? [SCALES[scale]!] : []))
  }
  return words.length > 0 ? words : ['zero']
}

/** 21 → twenty first. */
export function ordinalWords(digits: string): string[] {
  const words = cardinalWords(digits)
  const last = words.pop()!
  const ending =
    ORDINALS[last] ?? (last.endsWith('y') ? `${last.slice(0, -1)}ieth` : last.endsWith('t') ? `${last}h` : `${last}th`)
  return [...words, ending]
}

/** A year of four digits as people say it: 1905 → nineteen oh five, 2000 → two thousand, 2024 → twenty twenty four. */
export function yearWords(digits: string): string[] {
  const century = Number(digits.slice(0, 2))
  const rest = Number(digits.slice(2))
  if (century % 10 === 0 && rest < 10) return cardinalWords(digits)
  if (rest === 0) return [...cardinalWords(String(century)), 'hundred']
  return [...cardinalWords(String(century)), ...(rest < 10 ? ['oh'] : []), ...cardinalWords(String(rest))]
}

/** nineteen eighty → nineteen eighties. */
export const pluralWords = (words: readonly string[]): string[] => {
  const last = words.at(-1) ?? ''
  const plural = last.endsWith('y') ? `${last.slice(0, -1)}ies` : last.endsWith('x') ? `${last}es` : `${last}s`
  return [...words.slice(0, -1), plural]
}

/** "1,234.5", "-7", ".5": sign, grouping commas and decimals. Undefined for anything else. */
export function numberWords(text: string): string[] | undefined {
  const match = /^([-−+]?)(\d{1,3}(?:,\d{3})+|\d*)(?:\.(\d+))?$/.exec(text)
  if (!match) return undefined
  const [, sign = '', whole = '', decimals] = match
  if (whole === '' && decimals === undefined) return undefined
  return [
    ...(sign === '+' ? ['plus'] : sign === '' ? [] : ['minus']),
    ...cardinalWords(whole === '' ? '0' : whole.replaceAll(',', '')),
    ...(decimals === undefined ? [] : ['point', ...digitWords(decimals)]),
  ]
}
