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

/** Smallest value of each window of `LOOK_AHEAD` + 1 samples that begins at a sample. */
function slidingMinimum(values: Float32Array): Float32Array {
  const { length } = values
  const minima = new Float32Array(length)
  const queue = new Int32Array(length)
  let head = 0
  let tail = 0
  for (let i = length - 1; i >= 0; i--) {
    while (tail > head && values[queue[tail - 1]!]! >= values[i]!) tail--
    queue[tail++] = i
    while (queue[head]! > i + LOOK_AHEAD) head++
    minima[i] = values[queue[head]!]!
  }
  return minima
}

/** Mean of each sample and the `BOX` − 1 before it; before the first sample the gain was 1. */
function boxMean(values: Float32Array): Float32Array {
  const means = new Float32Array(values.length)
  let reduced = 0
  // whole numbers are summed, so that the running sum never drifts
  const scale = 2 ** 30
  const whole = new Float64Array(values.length)
  for (let i = 0; i < values.length; i++) {
    whole[i] = Math.round((1 - values[i]!) * scale)
    reduced += whole[i]!
    if (i >= BOX) reduced -= whole[i - BOX]!
    means[i] = 1 - reduced / (BOX * scale)
  }
  return means
}

/**
 * The gain, 0..1, that keeps both channels under `ceiling` (linear true peak). Exact from `LIMITER_LEAD` samples after
 * the start to `LIMITER_TAIL` before the end. Clips the channels in place 11 dB above the ceiling, where their true peak may reach 18 dB.
 * Undefined when nothing has to be turned down.
 */
export function limiterGain(left: Float32Array, right: Float32Array, ceiling: number): Float32Array | undefined {
  const most = ceiling * 10 ** ((MAX_REDUCTION - 7) / 20)
  for (const channel of [left, right])
    for (let i = 0; i < channel.length; i++) channel[i] = Math.max(-most, Math.min(most, channel[i]!))
  const peaks = new Float32Array(left.length)
  measureTruePeaks(left, peaks, ceiling)
  if (right !== left) measureTruePeaks(right, peaks, ceiling)
  let touched = false
  for (let i = 0; i < peaks.length; i++) {
    const peak = peaks[i]!
    if (peak > ceiling) touched = true
    peaks[i] = peak > ceiling ? ceiling / peak : 1
  }
  if (!touched) return undefined
  const gain = slidingMinimum(peaks)
  let level = 1
  for (let i = 0; i < gain.length; i++) {
    level = Math.min(gain[i]!, level * RELEASE_FACTOR)
    gain[i] = level
  }
  return boxMean(boxMean(gain))
}
