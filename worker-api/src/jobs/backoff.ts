/** Owns how long a job waits before it tries the same again. Chance comes from the caller. */

/** Milliseconds before the second try; each further one waits twice as long. */
const FIRST = 2000
const LONGEST = 5 * 60_000

/**
 * Milliseconds. `tries` counts from 1, `chance` lies in 0..1 and spreads jobs that failed together over half of the
 * time. What the vendor asked for is kept, up to twice the longest wait.
 */
export function backoff(tries: number, chance: number, asked = 0): number {
  const usual = Math.min(LONGEST, FIRST * 2 ** (tries - 1)) * (0.75 + chance / 2)
  return Math.round(Math.max(usual, Math.min(asked, 2 * LONGEST)))
}
