/** Owns words of capitals: which are spelled and which are read, Roman numerals, foreign letters. */
import { cardinalWords, ordinalWords } from './numbers.ts'

/** Read as words although short. */
const READ = new Set(
  'NASA NATO UNESCO UNICEF AIDS RADAR LASER OPEC FIFA SCUBA COVID SARS RAM ROM PIN SIM SWAT YMCA GIF ASAP FOMO DARPA CERN'
    .split(' ')
    .filter(word => word !== 'YMCA'),
)
const SPELLED = new Set('HTML HTTP HTTPS USSR YMCA UEFA BBC CEO DIY FAQ IEEE MIT NYU UAE USA'.split(' '))
/** Short words that are often set in capitals for weight. */
const SHORT_WORDS = new Set(
  'A I AM AN AS AT BE BY DO GO HE IF IN IS IT ME MY NO OF ON OR SO TO UP WE ALL AND ANY ARE BUT CAN FOR HAS NEW NOT NOW OUR OUT THE WAS WHO YOU YES'.split(
    ' ',
  ),
)

/** One capital letter a word: flite says the letter's name. */
export const spelledWords = (letters: string): string[] => [...letters.toUpperCase()]

/** True for words of capitals that are said letter by letter. */
export function isSpelled(word: string): boolean {
  if (!/^[A-Z]{2,6}$/.test(word) || READ.has(word) || SHORT_WORDS.has(word)) return false
  if (SPELLED.has(word) || word.length <= 3) return true
  return !/[AEIOUY]/.test(word) || /[^AEIOUY]{4}|^[^AEIOUYHLRW]{2}|[^AEIOUYNRLST][^AEIOUYHSTD]$/.test(word)
}

const ROMAN = /^(?=[IVX])(X{0,3})(IX|IV|V?I{0,3})$/

/** The value of a Roman numeral up to 39; 0 for anything else. */
function romanValue(text: string): number {
  if (!ROMAN.test(text)) return 0
  const values: Readonly<Record<string, number>> = { I: 1, V: 5, X: 10 }
  return [...text].reduce((sum, letter, index) => {
    const value = values[letter]!
    return sum + (value < (values[text[index + 1] ?? ''] ?? 0) ? -value : value)
  }, 0)
}

const COUNTED = new Set(
  'war chapter part act book volume type phase section class mark apollo rocky title level stage super bowl figure table world'.split(
    ' ',
  ),
)

/** "Henry VIII" → the eighth, "World War II" → two. `before` is the word before it. */
export function romanWords(core: string, before: string): string[] | undefined {
  const value = romanValue(core)
  if (value === 0 || !/^[A-Z]/.test(before)) return undefined
  if (COUNTED.has(before.toLowerCase())) return cardinalWords(String(value))
  // a single letter behind a name is more often an initial
  return core.length > 1 && /^[A-Z][a-z]+$/.test(before) ? ['the', ...ordinalWords(String(value))] : undefined
}

const FOREIGN: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'th',
  þ: 'th',
  ı: 'i',
}

/** Lower-case a-z and apostrophes; letters of other scripts are left out. */
export const plainLetters = (word: string): string =>
  word
    .toLowerCase()
    .normalize('NFD')
    .replace(/[ßæœøłđðþı]/g, letter => FOREIGN[letter]!)
    .replace(/[^a-z']/g, '')
    .replace(/^'+|'+$/g, '')
