/** Owns how lengths, sizes and moments are written. Tabular where they change; rounded where they are guesses. */
import { t } from './translate.ts'

/** 62 → '1:02'. */
export function clock(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds + 1e-6))
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`
}

/** 5.24 → '5.2 s'. */
export const shortSeconds = (seconds: number): string => `${seconds.toFixed(1)} s`

/** Time left, rounded: 5 s steps under a minute, half minutes under ten. */
export function timeLeft(seconds: number): string {
  if (seconds < 57.5) return t('time.about', { time: `${Math.max(5, Math.ceil(seconds / 5) * 5)} s` })
  const minutes = seconds < 600 ? Math.ceil(seconds / 30) / 2 : Math.ceil(seconds / 60)
  return t('time.about', { time: `${minutes} min` })
}

/** 34_000_000 → '34 MB'. */
export function fileSize(bytes: number): string {
  if (bytes < 1e6) return `${Math.max(1, Math.round(bytes / 1e3))} kB`
  return `${bytes < 1e7 ? (bytes / 1e6).toFixed(1) : Math.round(bytes / 1e6)} MB`
}

const steps: readonly [Intl.RelativeTimeFormatUnit, number][] = [
  ['minute', 60],
  ['hour', 3600],
  ['day', 86_400],
  ['week', 604_800],
  ['month', 2_629_800],
]

/** An ISO moment seen from `now` (ms): 'just now', '2 hours ago', 'yesterday'. */
export function ago(iso: string, now: number): string {
  const seconds = (now - Date.parse(iso)) / 1000
  if (!(seconds >= 60)) return t('time.now')
  const [unit, length] = steps.findLast(([, from]) => seconds >= from) ?? ['minute', 60]
  return new Intl.RelativeTimeFormat('en', { numeric: 'auto' }).format(-Math.floor(seconds / length), unit)
}
