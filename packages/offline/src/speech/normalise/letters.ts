/** Owns words of capitals: which are spelled and which are read; and foreign letters. */

const wordSet = (list: string): ReadonlySet<string> => new Set(list.split(' '))

/** Read as words although in capitals. */
const READ = wordSet(
  'NASA NATO UNESCO UNICEF AIDS RADAR LASER SONAR OPEC FIFA SCUBA COVID SARS MERS RAM ROM PIN SIM SWAT GIF ASAP FOMO DARPA CERN NOAA ASEAN NAFTA OSHA TED IKEA LEGO DOS BASIC COBOL FORTRAN JAVA ESA SETI UNIX LINUX NORAD INTERPOL PISA SALT START',
)
const SPELLED = wordSet(
  'HTML HTTP HTTPS USSR YMCA UEFA BBC CEO DIY FAQ IEEE MIT NYU UAE USA UCLA ACLU NAACP EEG ECG IOU USDA UHF VHF OECD UNHCR IAEA AAA IEA ISO IPA USB USD EUR ICE',
)
/** Read in a way that no rule gives. */
const SAID: Readonly<Record<string, string>> = { JPEG: 'jay peg', MPEG: 'em peg', CD: 'C D', WIFI: 'why fie' }
/** Short words that are often set in capitals for weight. */
const SHORT_WORDS = wordSet(
  'A I AM AN AS AT BE BY DO GO HE IF IN IS IT ME MY NO OF ON OR SO TO UP WE ALL AND ANY ARE BUT CAN FOR HAS HAD NEW NOT NOW OUR OUT THE WAS WHO WHY HOW YOU YES ONE TWO TOP BIG BAD OLD END ACT ART BOX SEE GET GOT HIS HER ITS LET MAN MEN MAY SAY SAID TRY USE WAR WAY WIN',
)

/** One capital letter a word: flite says the letter's name. */
export const spelledWords = (letters: string): string[] => [...letters.toUpperCase()]

/** What capitals are read as where rules fail. */
export const saidWords = (word: string): string[] | undefined =>
  Object.hasOwn(SAID, word) ? SAID[word]!.split(' ') : undefined

/** True for words of capitals that are said letter by letter. */
export function isSpelled(word: string): boolean {
  if (!/^[A-Z]{2,6}$/.test(word) || READ.has(word) || SHORT_WORDS.has(word)) return false
  if (SPELLED.has(word) || word.length <= 3) return true
  return !/[AEIOUY]/.test(word) || /[^AEIOUY]{4}|^[^AEIOUYHLRW]{2}|[^AEIOUYNRLST][^AEIOUYHSTD]$/.test(word)
}

/** Spelled where an article stands before it, a word elsewhere: the WHO, the IT. */
export const isSpelledAfter = (word: string, before: string): boolean =>
  /^(WHO|IT|US|ICE)$/.test(word) && /^(the|an|of|by|from)$/i.test(before)

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
