/** Owns the step from written tokens to plain spoken English words, token by token. Does not know time nor captions. */
import { abbreviationWords } from './abbreviations.ts'
import { isSpelled, plainLetters, romanWords, spelledWords } from './letters.ts'
import { magnitudeWords, type Neighbours, numberTokenWords } from './number-tokens.ts'
import { unitWords } from './units.ts'

const SYMBOLS: Readonly<Record<string, string>> = {
  '&': 'and',
  '+': 'plus',
  '=': 'equals',
  '@': 'at',
  '#': 'number',
  '%': 'percent',
  '×': 'times',
  '÷': 'divided by',
  '≈': 'about',
  '~': 'about',
  '<': 'less than',
  '>': 'more than',
  '±': 'plus or minus',
  '→': 'to',
  '©': 'copyright',
}

const OPENING = /^["'“”‘’([{¿¡«*_]+/u
const CLOSING = /["'“”‘’)\]}»*_.,;:!?…]+$/u

/** The token without punctuation around it; an apostrophe before digits stays ('80s). */
const coreOf = (token: string): string => {
  const straight = token.replaceAll('’', "'").replaceAll('‘', "'")
  return straight
    .replace(/^'(?=\d\ds)/, '\u0000')
    .replace(OPENING, '')
    .replace(CLOSING, '')
    .replace('\u0000', "'")
}

/** A sentence in which most words are capitals is loud, not full of acronyms. */
const isLoud = (cores: readonly string[]): boolean => {
  const words = cores.filter(core => /\p{L}{2,}/u.test(core))
  return words.length > 2 && words.filter(core => core === core.toUpperCase()).length > words.length * 0.6
}

function addressWords(core: string): string[] | undefined {
  if (!/^(https?:\/\/|www\.)|^\S+@\S+\.\w+$|^[\w-]+\.(com|org|net|edu|gov|io|ai|dev)(\/\S*)?$/i.test(core))
    return undefined
  const bare = core
    .replace(/^https?:\/\//i, '')
    .replace(/^www\./i, '')
    .replace(/\/$/, '')
  return bare.split(/([.@/_-])/).flatMap(part => {
    const sign = { '.': 'dot', '@': 'at', '/': 'slash', _: 'underscore', '-': 'dash' }[part]
    if (sign) return [sign]
    return /\d/.test(part) ? numberTokenWords(part, { before: '', after: '' }) : [plainLetters(part)].filter(Boolean)
  })
}

/** One word without digits: acronym, compound, symbol or plain. */
function wordWords(core: string, loud: boolean): string[] {
  if (Object.hasOwn(SYMBOLS, core)) return SYMBOLS[core]!.split(' ')
  if (/^(?:\p{L}\.)+\p{L}?$/u.test(core)) return spelledWords(core.replaceAll('.', ''))
  const possessive = /^(.+)'(s?)$/.exec(core)
  const stem = possessive ? possessive[1]! : core
  const plural = /^([A-Z]{2,5})s$/.exec(stem)
  if (!loud && (isSpelled(stem) || plural)) {
    const letters = spelledWords(plural ? plural[1]! : stem)
    const ending = plural || possessive?.[2] ? "'s" : ''
    return [...letters.slice(0, -1), `${letters.at(-1)}${ending}`]
  }
  const parts = core.split(/[-‐‑–—/&+.,:;!?_]+/u).filter(Boolean)
  if (parts.length > 1) return parts.flatMap(part => (/\d/.test(part) ? [] : wordWords(part, loud)))
  return [plainLetters(core)].filter(Boolean)
}

/**
 * The spoken words of every token of one sentence: lower case a-z, or one capital letter for a letter's name. A token
 * that is not said (a lone dash, a picture, another script) has none.
 */
export function speakTokens(tokens: readonly string[]): readonly (readonly string[])[] {
  const cores = tokens.map(coreOf)
  const loud = isLoud(cores)
  return cores.map((core, index) => {
    const token = tokens[index]!
    const neighbours: Neighbours = { before: cores[index - 1] ?? '', after: cores[index + 1] ?? '' }
    const { before, after } = neighbours
    if (core === '') return []
    const sign =
      Object.hasOwn(SYMBOLS, core[0]!) && core.length > 1 && !/^[+]\d/.test(core) ? SYMBOLS[core[0]!]!.split(' ') : []
    const rest = sign.length > 0 ? core.slice(1) : core
    const unit = /\d$/.test(before) ? unitWords(core, { single: before === '1', attached: false }) : undefined
    if (unit) return unit
    const place = {
      dot: new RegExp(`${core.replace(/[.*+?^$()|[\]{}\\]/g, '\\$&')}\\.`).test(token),
      afterName: /^\p{Lu}/u.test(before),
      beforeName: /^\p{Lu}/u.test(after),
      beforeNumber: /^\d/.test(after),
    }
    return (
      addressWords(core) ??
      magnitudeWords(core, before) ??
      abbreviationWords(core, place) ??
      romanWords(core, before) ??
      (/[\d½⅓¼⅔¾]/.test(rest) ? [...sign, ...numberTokenWords(rest, neighbours)] : undefined) ??
      (sign.length > 0 ? [...sign, ...wordWords(rest, loud)] : wordWords(core, loud))
    )
  })
}
