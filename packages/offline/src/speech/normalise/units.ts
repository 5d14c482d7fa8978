/** Owns units and currencies: what stands behind or before a number and how it is said, for one and for many. */

type Name = readonly [one: string, many: string]

const regular = (name: string): Name => [name, `${name}s`]

/** By their sign; those of one capital letter only count directly behind a number. */
const units: Readonly<Record<string, Name>> = {
  '%': ['percent', 'percent'],
  '‰': ['per mille', 'per mille'],
  '°': regular('degree'),
  '°C': ['degree celsius', 'degrees celsius'],
  '°F': ['degree fahrenheit', 'degrees fahrenheit'],
  mm: regular('millimeter'),
  cm: regular('centimeter'),
  m: regular('meter'),
  km: regular('kilometer'),
  'km/h': ['kilometer per hour', 'kilometers per hour'],
  'm/s': ['meter per second', 'meters per second'],
  mph: ['mile per hour', 'miles per hour'],
  ft: ['foot', 'feet'],
  mi: regular('mile'),
  'm²': ['square meter', 'square meters'],
  'km²': ['square kilometer', 'square kilometers'],
  'm³': ['cubic meter', 'cubic meters'],
  ha: regular('hectare'),
  mg: regular('milligram'),
  g: regular('gram'),
  kg: regular('kilogram'),
  lb: regular('pound'),
  lbs: regular('pound'),
  oz: regular('ounce'),
  ml: regular('milliliter'),
  L: regular('liter'),
  l: regular('liter'),
  ms: regular('millisecond'),
  s: regular('second'),
  min: regular('minute'),
  h: regular('hour'),
  hr: regular('hour'),
  hrs: regular('hour'),
  Hz: ['hertz', 'hertz'],
  kHz: ['kilohertz', 'kilohertz'],
  MHz: ['megahertz', 'megahertz'],
  GHz: ['gigahertz', 'gigahertz'],
  W: regular('watt'),
  kW: regular('kilowatt'),
  kWh: regular('kilowatt hour'),
  MW: regular('megawatt'),
  GW: regular('gigawatt'),
  V: regular('volt'),
  KB: regular('kilobyte'),
  kB: regular('kilobyte'),
  MB: regular('megabyte'),
  GB: regular('gigabyte'),
  TB: regular('terabyte'),
  x: ['times', 'times'],
  k: ['thousand', 'thousand'],
  K: ['thousand', 'thousand'],
  M: ['million', 'million'],
  bn: ['billion', 'billion'],
}

/** Signs that are words or letters of their own when a space stands before them. */
const ATTACHED_ONLY = new Set(['x', 'k', 'K', 'M', 'm', 'g', 's', 'h', 'l', 'L', 'W', 'V', 'min'])
/** "5 m" and "5 g" are units nevertheless. */
const SHORT_BUT_CLEAR = new Set(['m', 'g', 'h', 's', 'L', 'W', 'V', 'min'])

const say = ([one, many]: Name, single: boolean): string[] => (single ? one : many).split(' ')

/** The unit's words, or undefined. `attached`: no space before it. */
export function unitWords(
  sign: string,
  { single, attached }: { readonly single: boolean; readonly attached: boolean },
): string[] | undefined {
  const name = Object.hasOwn(units, sign) ? units[sign] : undefined
  if (!name || (!attached && ATTACHED_ONLY.has(sign) && !SHORT_BUT_CLEAR.has(sign))) return undefined
  return say(name, single)
}

const currencies: Readonly<Record<string, { readonly whole: Name; readonly part: Name }>> = {
  $: { whole: regular('dollar'), part: regular('cent') },
  '£': { whole: regular('pound'), part: ['penny', 'pence'] },
  '€': { whole: regular('euro'), part: regular('cent') },
  '¥': { whole: ['yen', 'yen'], part: ['sen', 'sen'] },
  '₹': { whole: regular('rupee'), part: ['paisa', 'paise'] },
}

export const currencySigns = Object.keys(currencies).join('')

export const currencyWord = (sign: string, single: boolean): string => currencies[sign]!.whole[single ? 0 : 1]
export const currencyPartWord = (sign: string, single: boolean): string => currencies[sign]!.part[single ? 0 : 1]
