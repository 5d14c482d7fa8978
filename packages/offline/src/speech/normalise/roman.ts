/** Owns Roman numerals: where capitals are numbers, and whether they count or order. */
import { cardinalWords, ordinalWords } from './numbers.ts'

const ROMAN = /^(?=[IVXLCDM])M{0,3}(CM|CD|D?C{0,3})(XC|XL|L?X{0,3})(IX|IV|V?I{0,3})$/
const VALUES: Readonly<Record<string, number>> = { I: 1, V: 5, X: 10, L: 50, C: 100, D: 500, M: 1000 }

/** The value of a Roman numeral up to 3999; 0 for anything else. */
export function romanValue(text: string): number {
  if (!ROMAN.test(text)) return 0
  return [...text].reduce((sum, letter, index) => {
    const value = VALUES[letter]!
    return sum + (value < (VALUES[text[index + 1] ?? ''] ?? 0) ? -value : value)
  }, 0)
}

const wordSet = (list: string): ReadonlySet<string> => new Set(list.split(' '))

/** What is counted: chapter four. */
const COUNTED = wordSet(
  'war chapter part act scene book volume type phase section class mark apollo gemini saturn vostok rocky title level stage super bowl figure table world round episode season article appendix factor schedule game wrestlemania olympiad vatican generation element division group',
)
/** Behind these even a single letter is a number. */
const REGNAL = wordSet(
  'elizabeth richard charles james edward henry william george francis napoleon nicholas peter alexander frederick philip darius xerxes ramesses constantine leopold ferdinand catherine mary isabella otto louis ivan paul pius leo benedict gregory margrethe carl gustav haakon olav victor umberto akbar suleiman mehmed selim ptolemy cleopatra seti thutmose amenhotep justinian theodosius',
)
const CENTURY = /^(century|centuries|dynasty|corps|congress|olympiad|arrondissement)$/i

/** "Henry VIII" → the eighth, "World War II" → two, "the XIX century" → nineteenth. */
export function romanWords(core: string, before: string, after: string): string[] | undefined {
  const value = romanValue(core)
  if (value === 0) return undefined
  if (CENTURY.test(after) && core !== 'I') return ordinalWords(String(value))
  if (!/^[A-Z]/.test(before) && !COUNTED.has(before)) return undefined
  const name = before.toLowerCase()
  // "Book IV" counts, "Mark I" does; a single C, D, M or L is a letter
  if (COUNTED.has(name)) return /^[LCDM]$/.test(core) ? undefined : cardinalWords(String(value))
  const isName = /^[A-Z][a-zé]+$/.test(before)
  if (core.length === 1 && !(REGNAL.has(name) && /^[IVX]$/.test(core))) return undefined
  // "the DC comic" and "a Steve MIX" are no kings: numbers of kings stay below forty
  return isName && value < 40 ? ['the', ...ordinalWords(String(value))] : undefined
}
