/** Owns finding figures and years in narration, exactly as they stand there. English words for units; any digits. */

export type Figure = {
  /** As written, with its unit: '71 percent', '$4.5 billion', '8,849 metres'. */
  readonly text: string
  readonly value: number
  /** What may be compared: figures of one unit. */
  readonly unit: string
  readonly start: number
  readonly end: number
}

export type Year = { readonly text: string; readonly value: number; readonly start: number; readonly end: number }

const scales: Readonly<Record<string, number>> = {
  hundred: 100,
  thousand: 1e3,
  million: 1e6,
  billion: 1e9,
  trillion: 1e12,
}

const small =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  )
const tens = '. . twenty thirty forty fifty sixty seventy eighty ninety'.split(' ')

const UNITS =
  'kilometres?|kilometers?|km|metres?|meters?|m|centimetres?|centimeters?|cm|millimetres?|millimeters?|mm|miles?|feet|foot|inches|tonnes?|tons?|kilograms?|kg|grams?|pounds?|litres?|liters?|gallons?|watts?|kilowatts?|megawatts?|gigawatts?|volts?|hertz|degrees(?: celsius| fahrenheit)?|°c|°f|people|species|countries|hours?|minutes?|seconds?|days|weeks|months|years?|times|stars|cells|cups|calories|dollars|euros|pounds'

const WORD_NUMBER = `(?:(?:${tens.slice(2).join('|')})(?:[- ](?:${small.slice(1, 10).join('|')}))?|${small.slice(1).join('|')}|(?:a|one) hundred)`

const PATTERN = new RegExp(
  `(?<![\\p{L}\\p{N}.,$€£-])(?<money>[$€£¥]\\s?)?(?:(?<digits>\\d{1,3}(?:[,\\u202f]\\d{3})+(?:\\.\\d+)?|\\d+(?:\\.\\d+)?)|(?<word>${WORD_NUMBER}))(?![\\p{N}]|st\\b|nd\\b|rd\\b|th\\b|s\\b|[:/]\\d)` +
    `(?:[ -]?(?<scale>${Object.keys(scales).join('|')})\\b)?(?:(?<percent>\\s?%|[ -](?:percent|per cent)\\b)|[ -](?<unit>${UNITS})(?![\\p{L}]))?`,
  'giu',
)

function wordValue(word: string): number {
  const parts = word.toLowerCase().split(/[- ]/)
  if (parts.includes('hundred')) return 100
  return parts.reduce((sum, part) => sum + (tens.indexOf(part) > 1 ? tens.indexOf(part) * 10 : small.indexOf(part)), 0)
}

const YEAR =
  /(?<![\p{L}\p{N}.,$€£-])(1[0-9]{3}|20[0-9]{2})(?![\p{L}\p{N}%]|[.,]\d|\s(?:percent|per cent|million|billion|thousand))/gu
const BEFORE_YEAR =
  /(?:^|[.!?(]\s*|\b(?:in|since|by|until|till|from|to|of|before|after|around|about|early|late|mid|between|and|during|year|january|february|march|april|may|june|july|august|september|october|november|december)[ -]|, |\d{1,2},? )$/iu

/** Years of four digits that stand where dates stand. */
export function findYears(text: string): readonly Year[] {
  return [...text.matchAll(YEAR)].flatMap(match => {
    const after = text.slice(match.index + 4).match(/^\s+([a-z]+)/iu)?.[1] ?? ''
    if (!BEFORE_YEAR.test(text.slice(0, match.index)) || new RegExp(`^(?:${UNITS})$`, 'iu').test(after)) return []
    return [{ text: match[0], value: Number(match[0]), start: match.index, end: match.index + 4 }]
  })
}

/** Figures that say an amount: with a unit, a scale, a currency or grouped digits; never years or ordinals. */
export function findFigures(text: string): readonly Figure[] {
  const years = new Set(findYears(text).map(({ start }) => start))
  return [...text.matchAll(PATTERN)].flatMap(match => {
    const { money, digits, word, scale, percent, unit } = match.groups ?? {}
    if (years.has(match.index) || (word !== undefined && !percent && !scale)) return []
    const plain = digits === undefined ? wordValue(word ?? '') : Number(digits.replace(/[,\u202f]/g, ''))
    if (!money && !scale && !percent && !unit && !/[,\u202f]/u.test(digits ?? '')) return []
    if (unit && /^(?:times|m)$/iu.test(unit) && !digits) return []
    const said = match[0].trimEnd()
    return [
      {
        text: said,
        value: plain * (scales[scale?.toLowerCase() ?? ''] ?? 1),
        unit: percent ? '%' : money ? money.trim() : (unit?.toLowerCase().replace(/s$/, '') ?? ''),
        start: match.index,
        end: match.index + said.length,
      },
    ]
  })
}
