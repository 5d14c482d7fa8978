/** Owns dates as sources write them -> ISO 8601 in UTC. A date without a zone is taken as UTC, so that every machine agrees. */

const months = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ')

/** Minutes east of UTC; RFC 822's names and the commonest others. */
const zones: Readonly<Record<string, number>> = {
  z: 0,
  ut: 0,
  utc: 0,
  gmt: 0,
  wet: 0,
  bst: 60,
  cet: 60,
  cest: 120,
  eet: 120,
  eest: 180,
  msk: 180,
  ist: 330,
  jst: 540,
  kst: 540,
  aest: 600,
  est: -300,
  edt: -240,
  cst: -360,
  cdt: -300,
  mst: -420,
  mdt: -360,
  pst: -480,
  pdt: -420,
}

/** Undefined for a zone that nobody knows. */
function zoneMinutes(zone: string): number | undefined {
  const [, sign, hours, minutes = '0'] = /^([+-])(\d{1,2}):?(\d{2})?$/.exec(zone) ?? []
  if (hours) return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes))
  return zone ? zones[zone.toLowerCase()] : 0
}

type Parts = readonly [year: number, month: number, day: number, hour: number, minute: number, second: number]

function toIso([year, month, day, hour, minute, second]: Parts, zone: string): string | undefined {
  if (month < 1 || month > 12 || day < 1 || day > 31 || hour > 24 || minute > 59 || second > 60) return undefined
  const time = Date.UTC(year, month - 1, day, hour, minute, Math.min(59, second)) - (zoneMinutes(zone) ?? 0) * 60_000
  return Number.isNaN(time) ? undefined : new Date(time).toISOString()
}

/** RFC 822's two digits (RFC 2822, 4.3). */
const fullYear = (year: string): number =>
  year.length === 4 ? Number(year) : Number(year) + (Number(year) < 50 ? 2000 : 1900)

/** ISO 8601 and W3C-DTF, RFC 822 and its kin, Unix asctime. Undefined for everything else. */
export function readDate(text: string | null | undefined): string | undefined {
  const date = text?.trim() ?? ''
  const iso =
    /^(\d{4})(?:-?(\d{2})(?:-?(\d{2})(?:[T\s]+(\d{2}):?(\d{2})(?::?(\d{2})(?:[.,]\d+)?)?\s*(\S*))?)?)?$/i.exec(date)
  if (iso) {
    const [, year, month = '1', day = '1', hour = '0', minute = '0', second = '0', zone = ''] = iso
    return toIso([Number(year), Number(month), Number(day), Number(hour), Number(minute), Number(second)], zone)
  }
  const clock = '(\\d{1,2}):(\\d{2})(?::(\\d{2})(?:\\.\\d+)?)?'
  const rfc = new RegExp(
    `^(?:\\p{L}+\\.?,?\\s*)?(\\d{1,2})[\\s-]+(\\p{L}{3})\\p{L}*\\.?,?[\\s-]+(\\d{4}|\\d{2})(?:,?\\s+${clock}\\s*(\\S*))?`,
    'iu',
  ).exec(date)
  if (rfc) {
    const [, day, name = '', year = '', hour = '0', minute = '0', second = '0', zone = ''] = rfc
    const month = months.indexOf(name.toLowerCase()) + 1
    return toIso([fullYear(year), month, Number(day), Number(hour), Number(minute), Number(second)], zone)
  }
  // 'Sun Jan 4 16:29:06 PST 2004', 'January 4, 2004'
  const unix = new RegExp(
    `^(?:\\p{L}{3,9}\\.?,?\\s+)?(\\p{L}{3})\\p{L}*\\.?\\s+(\\d{1,2}),?(?:\\s+${clock})?(?:\\s+([\\p{L}]{1,5}))?\\s+(\\d{4})`,
    'iu',
  ).exec(date)
  if (!unix) return undefined
  const [, name = '', day, hour = '0', minute = '0', second = '0', zone = '', year] = unix
  const month = months.indexOf(name.toLowerCase()) + 1
  return toIso([Number(year), month, Number(day), Number(hour), Number(minute), Number(second)], zone)
}
