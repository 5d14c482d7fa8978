/** Owns the form of a piece: how many bars fill the seconds exactly, and how full each of them is. */

export type Bar = {
  /** Second at which it begins. */
  readonly start: number
  /** 0..1: how many layers play and how brightly. */
  readonly fullness: number
  readonly part: 'intro' | 'main' | 'middle' | 'ending'
}

export type Form = {
  /** Seconds of a beat; a bar has four. */
  readonly beat: number
  readonly bars: readonly Bar[]
  /** Second of the last chord, which rings until the piece ends. */
  readonly lastChord: number
}

/** Seconds that the last chord rings. */
const RING = 5

/**
 * Bars from the wished tempo, stretched a little so that they fill the time to the last chord. A piece too short for
 * a bar is its last chord alone.
 */
export function planForm(seconds: number, tempo: number): Form {
  const ring = Math.min(RING, seconds * 0.3)
  const played = seconds - ring
  const count = Math.max(0, Math.round((played * tempo) / 240))
  const beat = count > 0 ? played / count / 4 : 60 / tempo
  const intro = Math.min(4, Math.max(1, Math.round(count * 0.12)))
  const ending = count >= 6 ? 2 : count >= 3 ? 1 : 0
  const body = count - intro - ending
  const bars = Array.from({ length: count }, (_, index): Bar => {
    const start = index * beat * 4
    if (index < intro) return { start, part: 'intro', fullness: 0.1 + (0.25 * index) / intro }
    if (index >= count - ending) return { start, part: 'ending', fullness: 0.35 }
    const at = (index - intro) / Math.max(1, body)
    const middle = at >= 0.4 && at < 0.75 && body >= 6
    // up to the middle, a breath before it, full in it, and back
    const breath = body >= 12 && Math.abs(at - 0.38) < 1 / body
    const fullness = breath ? 0.35 : middle ? 1 : at < 0.4 ? 0.45 + at * 0.75 : 0.8
    return { start, part: middle ? 'middle' : 'main', fullness }
  })
  return { beat, bars, lastChord: played }
}
