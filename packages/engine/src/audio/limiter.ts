/**
 * Owns the film's limiter: true peaks stay under a ceiling, by a gain that looks 5 ms ahead. Its memory is finite, so
 * that a block computed with some lead equals the same stretch of one long block. Does not know what it limits.
 */
import { SAMPLE_RATE, secondsToSample } from '@contenthq/model'
import { measureTruePeaks, TRUE_PEAK_REACH } from './true-peak.ts'

/** Samples the gain begins to fall before the peak. */
const LOOK_AHEAD = secondsToSample(0.005)
/** Two boxes of half the look-ahead each: the gain bends, it never jumps. */
const BOX = LOOK_AHEAD / 2
/** The gain comes back by this many dB a second: fast for single peaks, too slow to follow a bass wave. */
const RELEASE = 240
const RELEASE_FACTOR = 10 ** (RELEASE / SAMPLE_RATE / 20)
/** Nothing is turned down by more; what is louder is clipped first. It bounds the memory. */
const MAX_REDUCTION = 18

/** Samples before and after a block that must be handed in for the exact gain. */
export const LIMITER_LEAD = Math.ceil((MAX_REDUCTION / RELEASE) * SAMPLE_RATE) + 2 * LOOK_AHEAD + 2 * TRUE_PEAK_REACH
export const LIMITER_TAIL = LOOK_AHEAD + 2 * TRUE_PEAK_REACH

/** The ceiling lies under the promised peak: the encoder overshoots, and four times oversampling misses a little. */
const HEADROOM = 1

/** The limiter's ceiling, linear, for a promised true peak in dBTP. */
export const ceilingOf = (peak: number): number => 10 ** ((peak - HEADROOM) / 20)

/** Smallest value of each window of `reach` + 1 that begins at an index. In place. */
function slidingMinimum(values: Float32Array, reach: number): void {
  const { length } = values
  const mask = (1 << (32 - Math.clz32(reach + 1))) - 1
  const places = new Int32Array(mask + 1)
  const sizes = new Float32Array(mask + 1)
  let head = 0
  let tail = 0
  for (let i = length - 1; i >= 0; i--) {
    const value = values[i]!
    while (tail > head && sizes[(tail - 1) & mask]! >= value) tail--
    places[tail & mask] = i
    sizes[tail & mask] = value
    tail++
    if (places[head & mask]! > i + reach) head++
    values[i] = sizes[head & mask]!
  }
}

/** Mean of each value and the `box` − 1 before it; before the first the gain was 1. In place. */
function boxMean(values: Float32Array, box: number): void {
  // whole numbers are summed, so that the running sum never drifts
  const scale = 2 ** 30
  const ring = new Float64Array(box)
  let reduced = 0
  for (let i = 0, at = 0; i < values.length; i++) {
    const whole = Math.round((1 - values[i]!) * scale)
    reduced += whole - ring[at]!
    ring[at] = whole
    at = at + 1 === box ? 0 : at + 1
    values[i] = 1 - reduced / (box * scale)
  }
}

/**
 * The limiter's gain from what each moment needs, 0..1: it falls before a peak and comes back after it, smoothly. In
 * place; `step` is the number of samples from one value to the next.
 */
export function smoothTurn(turn: Float32Array, step = 1): Float32Array {
  slidingMinimum(turn, LOOK_AHEAD / step)
  const release = RELEASE_FACTOR ** step
  let level = 1
  for (let i = 0; i < turn.length; i++) {
    level = Math.min(turn[i]!, level * release)
    turn[i] = level
  }
  boxMean(turn, BOX / step)
  boxMean(turn, BOX / step)
  return turn
}

/** Holds samples between two bounds. */
function clip(channel: Float32Array, most: number): void {
  for (let i = 0; i < channel.length; i++) {
    const value = channel[i]!
    if (value > most) channel[i] = most
    else if (value < -most) channel[i] = -most
  }
}

/**
 * The gain, 0..1, that keeps both channels under `ceiling` (linear true peak). Exact from `LIMITER_LEAD` samples after
 * the start to `LIMITER_TAIL` before the end. Clips the channels in place 11 dB above the ceiling, where their true peak may reach 18 dB.
 * Undefined when nothing has to be turned down.
 */
export function limiterGain(left: Float32Array, right: Float32Array, ceiling: number): Float32Array | undefined {
  const most = ceiling * 10 ** ((MAX_REDUCTION - 7) / 20)
  clip(left, most)
  clip(right, most)
  const peaks = new Float32Array(left.length)
  measureTruePeaks(left, peaks, ceiling)
  if (right !== left) measureTruePeaks(right, peaks, ceiling)
  let touched = false
  for (let i = 0; i < peaks.length; i++) {
    const peak = peaks[i]!
    if (peak > ceiling) touched = true
    peaks[i] = peak > ceiling ? ceiling / peak : 1
  }
  return touched ? smoothTurn(peaks) : undefined
}
