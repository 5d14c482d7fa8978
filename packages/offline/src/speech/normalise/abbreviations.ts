/** Owns shortened words and how they are said. Keys are lower case, without the closing dot. */

/** Said in full, with or without their dot. */
const titles: Readonly<Record<string, string>> = {
  dr: 'doctor',
  mr: 'mister',
  mrs: 'missus',
  ms: 'miz',
  prof: 'professor',
  gen: 'general',
  col: 'colonel',
  capt: 'captain',
  lt: 'lieutenant',
  sgt: 'sergeant',
  sen: 'senator',
  rep: 'representative',
  gov: 'governor',
  rev: 'reverend',
  hon: 'honorable',
  pres: 'president',
  st: 'saint',
  mt: 'mount',
  ft: 'fort',
}

/** Only with their dot, for they are words or names without it. */
const dotted: Readonly<Record<string, string>> = {
  jr: 'junior',
  sr: 'senior',
  ave: 'avenue',
  blvd: 'boulevard',
  rd: 'road',
  inc: 'incorporated',
  ltd: 'limited',
  co: 'company',
  corp: 'corporation',
  dept: 'department',
  univ: 'university',
  est: 'established',
  approx: 'approximately',
  ca: 'circa',
  c: 'circa',
  vol: 'volume',
  fig: 'figure',
  ch: 'chapter',
  pp: 'pages',
  p: 'page',
  no: 'number',
  nos: 'numbers',
  etc: 'et cetera',
  vs: 'versus',
  v: 'versus',
  'e.g': 'for example',
  'i.e': 'that is',
  'a.m': 'A M',
  'p.m': 'P M',
  jan: 'january',
  feb: 'february',
  mar: 'march',
  apr: 'april',
  jun: 'june',
  jul: 'july',
  aug: 'august',
  sep: 'september',
  sept: 'september',
  oct: 'october',
  nov: 'november',
  dec: 'december',
}

/** Those of `dotted` that mean something only before a number. */
const BEFORE_NUMBER = new Set(['no', 'nos', 'p', 'pp', 'c', 'ca', 'fig', 'vol', 'ch'])
/** Needs no dot. */
const BARE = new Set(['vs', 'etc', 'approx', 'dr', 'mr', 'mrs', 'ms', 'prof', 'jr', 'sr'])

export type AbbreviationPlace = {
  readonly dot: boolean
  /** The token before begins with a capital; the token after does; the token after begins with a digit. */
  readonly afterName: boolean
  readonly beforeName: boolean
  readonly beforeNumber: boolean
}

/** What an abbreviation stands for at its place, or undefined where it is no abbreviation. */
export function abbreviationWords(core: string, place: AbbreviationPlace): string[] | undefined {
  const key = core.toLowerCase()
  if (!place.dot && !BARE.has(key) && !(key === 'st' && core === 'St' && place.beforeName)) return undefined
  if (key === 'st' && !place.beforeName) return ['street']
  if (key === 'dr' && place.afterName && !place.beforeName) return ['drive']
  if (BEFORE_NUMBER.has(key) && !place.beforeNumber) return undefined
  if (Object.hasOwn(titles, key)) return core === key && !place.beforeName ? undefined : [titles[key]!]
  if (Object.hasOwn(dotted, key)) return dotted[key]!.split(' ')
  return undefined
}

/** True when a dot behind this word is part of it more often than the end of a sentence. */
export const takesDot = (word: string): boolean => {
  const key = word.toLowerCase().replace(/\.$/, '')
  if (/^(?:[a-z]\.)+[a-z]$/.test(key)) return true
  if (/^[A-Z]$/.test(word.replace(/\.$/, ''))) return true
  return (Object.hasOwn(titles, key) || Object.hasOwn(dotted, key)) && key !== 'etc' && key !== 'no' && key !== 'co'
}
