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
  bros: 'brothers',
  assn: 'association',
  intl: 'international',
  natl: 'national',
  govt: 'government',
  hwy: 'highway',
  apt: 'apartment',
  ste: 'suite',
  ln: 'lane',
  sq: 'square',
  misc: 'miscellaneous',
  max: 'maximum',
  ed: 'edition',
  sec: 'section',
  par: 'paragraph',
  cf: 'compare',
  ibid: 'ibidem',
  viz: 'namely',
  esp: 'especially',
  incl: 'including',
  temp: 'temperature',
  avg: 'average',
  tel: 'telephone',
  ext: 'extension',
  mon: 'monday',
  tue: 'tuesday',
  tues: 'tuesday',
  wed: 'wednesday',
  thu: 'thursday',
  thur: 'thursday',
  thurs: 'thursday',
  fri: 'friday',
  sat: 'saturday',
  sun: 'sunday',
  'a.k.a': 'A K A',
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
const BEFORE_NUMBER = new Set([
  'no',
  'nos',
  'p',
  'pp',
  'c',
  'ca',
  'fig',
  'vol',
  'ch',
  'apt',
  'ste',
  'sec',
  'par',
  'tel',
  'ext',
  'max',
])
/** Needs no dot. */
const BARE = new Set(['vs', 'etc', 'approx', 'dr', 'mr', 'mrs', 'ms', 'prof', 'jr', 'sr', 'bros', 'hwy', 'blvd'])

/** Words that are only met as abbreviations by their sign. */
const signed: Readonly<Record<string, string>> = { 'w/': 'with', 'w/o': 'without', 'b/c': 'because', 'c/o': 'care of' }
/** A capital is needed: "sun." at the end of a sentence is no weekday. */
const CAPITAL = new Set('mon tue tues wed thu thur thurs fri sat sun mar jan dec may sec'.split(' '))

export type AbbreviationPlace = {
  readonly dot: boolean
  /** The token before begins with a capital; the token after does; the token after begins with a digit. */
  readonly afterName: boolean
  readonly beforeName: boolean
  readonly beforeNumber: boolean
  /** A comma stands behind it. */
  readonly comma: boolean
}

/** What an abbreviation stands for at its place, or undefined where it is no abbreviation. */
export function abbreviationWords(core: string, place: AbbreviationPlace): string[] | undefined {
  const key = core.toLowerCase()
  if (Object.hasOwn(signed, key)) return signed[key]!.split(' ')
  if (CAPITAL.has(key) && !/^[A-Z]/.test(core)) return undefined
  if (/^(mon|tues?|wed|thu|thurs?|fri|sat|sun)$/.test(key) && !(place.beforeNumber || place.beforeName || place.comma))
    return undefined
  const bareMonth = /^(Jan|Feb|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)$/.test(core) && place.beforeNumber
  if (bareMonth) return [dotted[key]!]
  if (!place.dot && !BARE.has(key) && !(key === 'st' && core === 'St' && place.beforeName)) return undefined
  if (key === 'st' && !place.beforeName) return ['street']
  if (key === 'dr' && place.afterName && !place.beforeName) return ['drive']
  if (BEFORE_NUMBER.has(key) && !place.beforeNumber) return undefined
  if (Object.hasOwn(titles, key)) return core === key && !place.beforeName ? undefined : [titles[key]!]
  if (Object.hasOwn(dotted, key)) return dotted[key]!.split(' ')
  return undefined
}

/** As often the last word of a sentence. */
const ENDS = new Set('etc no co sun sat max temp mar ed par sq ext apt sec'.split(' '))

/** True when a dot behind this word is part of it more often than the end of a sentence. */
export const takesDot = (word: string): boolean => {
  const key = word.toLowerCase().replace(/\.$/, '')
  if (/^(?:[a-z]\.)+[a-z]$/.test(key)) return true
  if (/^[A-Z]$/.test(word.replace(/\.$/, ''))) return true
  return (Object.hasOwn(titles, key) || Object.hasOwn(dotted, key)) && !ENDS.has(key)
}
