/** Owns the step from written tokens to plain spoken English words, token by token. Does not know time nor captions. */
import { abbreviationWords } from './abbreviations.ts'
import { addressWords, goesOnDialling, phoneWords } from './addresses.ts'
import type { Neighbours } from './calendar.ts'
import { isSpelled, isSpelledAfter, plainLetters, saidWords, spelledWords } from './letters.ts'
import { nameWords } from './names.ts'
import { holdsFigure, magnitudeWords, numberTokenWords } from './number-tokens.ts'
import { romanWords } from './roman.ts'
import { fixedWords, leadingSign, symbolWords } from './symbols.ts'
import { currencySigns, unitWords } from './units.ts'

const OPENING = /^["'“”‘’([{¿¡«*_]+/u
const CLOSING = /["'“”‘’)\]}»*_.,;:!?…™®]+$/u

/** Small figures below the line are figures: H₂O. */
const lowered = (text: string): string => text.replace(/[₀-₉]/g, sign => String(sign.charCodeAt(0) - 0x2080))

/** The token without punctuation around it; an apostrophe before digits or in 'tis stays ('80s). */
const coreOf = (token: string): string => {
  const straight = lowered(token).replaceAll('’', "'").replaceAll('‘', "'")
  return straight
    .replace(/^'(?=\d\ds|n'?$|tis\b)/i, '\u0000')
    .replace(OPENING, '')
    .replace(CLOSING, '')
    .replace('\u0000', "'")
}

/** A sentence in which most words are capitals is loud, not full of acronyms. */
const isLoud = (cores: readonly string[]): boolean => {
  const words = cores.filter(core => /\p{L}{2,}/u.test(core))
  return words.length > 2 && words.filter(core => core === core.toUpperCase()).length > words.length * 0.7
}

/** "YouTube" is you tube, "iPhone" I phone; McDonald and DeVito stay whole. */
function camelWords(core: string): string[] | undefined {
  const parts = core.split(/(?<=\p{Ll})(?=\p{Lu})/u)
  if (parts.length < 2 || /^(Mc|Mac|De|Di|Du|La|Le|Van|Fitz|O)$/.test(parts[0]!)) return undefined
  if (!parts.every(part => /^\p{L}+$/u.test(part))) return undefined
  return parts.flatMap(part => (part.length === 1 || isSpelled(part) ? spelledWords(part) : [plainLetters(part)]))
}

/** One word without digits: acronym, compound, name or plain. */
function wordWords(core: string, loud: boolean, before = ''): string[] {
  const known = symbolWords(core) ?? fixedWords(core)
  if (known) return known
  if (/^[B-HJ-Z]$/.test(core)) return [core]
  if (/^(?:\p{L}\.)+\p{L}?$/u.test(core)) return spelledWords(core.replaceAll('.', ''))
  const possessive = /^(.+)'(s?)$/.exec(core)
  const stem = possessive ? possessive[1]! : core
  const plural = /^([A-Z]{2,5})s$/.exec(stem)
  if (!loud && (isSpelled(stem) || plural || isSpelledAfter(stem, before))) {
    const letters = (plural ? undefined : saidWords(stem)) ?? spelledWords(plural ? plural[1]! : stem)
    const ending = plural || possessive?.[2] ? "'s" : ''
    return [...letters.slice(0, -1), `${letters.at(-1)}${ending}`]
  }
  if (/^[A-Z](\+[A-Z])+$/.test(core)) return core.replaceAll('+', ' plus ').split(' ')
  const ends = /^(\p{L})[–—-](\p{L})$/u.exec(core)
  if (ends) return [...spelledWords(ends[1]!), ...(/[A-Z]/.test(core) ? ['to'] : []), ...spelledWords(ends[2]!)]
  const days = /^(Mon|Tue|Wed|Thu|Fri|Sat|Sun)[–—-](Mon|Tue|Wed|Thu|Fri|Sat|Sun)$/.exec(core)
  if (days) return [dayName(days[1]!), 'to', dayName(days[2]!)]
  const parts = core.split(/[-‐‑–—/&+.,:;!?_…]+/u).filter(Boolean)
  if (parts.length > 1) return parts.flatMap(part => (/\d/.test(part) ? [] : wordWords(part, loud)))
  const camel = loud ? undefined : camelWords(core)
  if (camel) return camel
  const letters = plainLetters(core)
  return letters === '' ? [] : (nameWords(letters) ?? [letters])
}

const dayName = (short: string): string =>
  ({ Mon: 'monday', Tue: 'tuesday', Wed: 'wednesday', Thu: 'thursday', Fri: 'friday', Sat: 'saturday', Sun: 'sunday' })[
    short
  ] ?? short

const MONEY = new RegExp(`[${currencySigns}]`)

/** "5 km", "10 sq ft": the unit behind a number. */
function unitBehind(core: string, before: string): string[] | undefined {
  const square = /^(sq|cu)$/i.test(before)
  if (!square && (!/[\d½¼¾]$/.test(before) || MONEY.test(before))) return undefined
  if (core.toLowerCase() === 'cu' && !square) return ['cubic']
  return unitWords(core, { single: before === '1', attached: square })
}

/**
 * The spoken words of every token of one sentence: lower case a-z, or one capital letter for a letter's name. A token
 * that is not said (a lone dash, a picture, another script) has none.
 */
export function speakTokens(tokens: readonly string[]): readonly (readonly string[])[] {
  const cores = tokens.map(coreOf)
  const loud = isLoud(cores)
  let dialling = false
  return cores.map((core, index) => {
    const token = tokens[index]!
    const neighbours: Neighbours = { before: cores[index - 1] ?? '', after: cores[index + 1] ?? '' }
    const { before, after } = neighbours
    if (core === '') return []
    const phone = phoneWords(token, core, neighbours, tokens.slice(index + 1))
    const dialled =
      phone ??
      (dialling && goesOnDialling(token) ? [...core].flatMap(digit => numberTokenWords(digit, NOBODY)) : undefined)
    dialling = dialled !== undefined && !/[.,;:!?]$/.test(token)
    if (dialled) return dialled
    const unit = unitBehind(core, before)
    if (unit) return unit
    if (core === 'x' && /\d$/.test(before) && /^\d/.test(after)) return ['by']
    const sign = leadingSign(core)
    const rest = sign.length > 0 ? core.slice(1) : core
    const place = {
      dot: new RegExp(`${core.replace(/[.*+?^$()|[\]{}\\]/g, '\\$&')}\\.`).test(token),
      comma: token.endsWith(','),
      afterName: /^\p{Lu}/u.test(before),
      beforeName: /^\p{Lu}/u.test(after),
      beforeNumber: /^\d/.test(after),
    }
    return (
      addressWords(core) ??
      magnitudeWords(core, before) ??
      fixedWords(core) ??
      abbreviationWords(core, place) ??
      romanWords(core, before, after) ??
      (holdsFigure(rest) ? [...sign, ...numberTokenWords(rest, neighbours, token)] : undefined) ??
      // "A. Milne" and "I. Newton" have initials, "I" alone has not
      (/^[AI]$/.test(core) && place.dot && place.beforeName ? [core] : undefined) ??
      (sign.length > 0 ? [...sign, ...wordWords(rest, loud)] : wordWords(core, loud, before))
    )
  })
}

const NOBODY: Neighbours = { before: '', after: '' }
