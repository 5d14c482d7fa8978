/** Owns signs that are said as words, alone or at the head of a word. */

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
  '≥': 'at least',
  '≤': 'at most',
  '<': 'less than',
  '>': 'more than',
  '±': 'plus or minus',
  '→': 'to',
  '©': 'copyright',
  '§': 'section',
  '¶': 'paragraph',
  '√': 'the square root of',
  '∞': 'infinity',
  '°': 'degrees',
  π: 'pie',
  '£': 'pounds',
  '€': 'euros',
}

/** The words of a lone sign. */
export const symbolWords = (core: string): string[] | undefined =>
  Object.hasOwn(SYMBOLS, core) ? SYMBOLS[core]!.split(' ') : undefined

/** The sign a longer word begins with; a plus before digits belongs to the number. Letters and money are no such signs. */
export function leadingSign(core: string): string[] {
  const first = [...core][0] ?? ''
  if (core.length < 2 || /[\p{L}£€]/u.test(first) || /^[+]\d/.test(core)) return []
  if (first === '#' && !/^#\d/.test(core)) return ['hash', 'tag']
  return first === '@' && core.length > 1 ? ['at'] : (symbolWords(first) ?? [])
}

/** Words that no rule reads: signs inside a name. Keys are lower case. */
const FIXED: Readonly<Record<string, string>> = {
  'c++': 'C plus plus',
  'c#': 'C sharp',
  'f#': 'F sharp',
  '.net': 'dot net',
  'at&t': 'A T and T',
  'q&a': 'Q and A',
  'r&d': 'R and D',
  'r&b': 'R and B',
  'b&b': 'B and B',
  'm&a': 'M and A',
  'e=mc²': 'E equals M C squared',
  'e=mc2': 'E equals M C squared',
  phd: 'P H D',
  'ph.d': 'P H D',
  ios: 'I O S',
  macos: 'mac O S',
  mrna: 'M R N A',
  trna: 'T R N A',
  rrna: 'R R N A',
  'wi-fi': 'why fie',
  wifi: 'why fie',
  'sci-fi': 'sigh fie',
  'hi-fi': 'high fie',
  'cd-rom': 'C D rom',
  "'n": 'and',
  "'tis": "'tis",
  "y'all": "y'all",
  hdmi: 'H D M I',
  mp3: 'M P three',
  mp4: 'M P four',
  'co-op': 'co op',
  ok: 'O K',
  vs: 'versus',
}

/** The words of a name with signs inside. */
export const fixedWords = (core: string): string[] | undefined => {
  const key = core.toLowerCase()
  return Object.hasOwn(FIXED, key) ? FIXED[key]!.replace(/^'tis$/, 'tis').split(' ') : undefined
}
