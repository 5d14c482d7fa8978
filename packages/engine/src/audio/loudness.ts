/**
 * Owns integrated loudness by ITU-R BS.1770-4 at 48 kHz: K-weighting, 400 ms blocks every 100 ms, two gates.
 * Does not know where the sound comes from.
 */

/** Samples of one energy reading: 100 ms. Four of them make a gating block. */
export const HOP = 4800
const HOPS_PER_BLOCK = 4

/** BS.1770-4, Annex 1, table 1 (shelf of the head) and table 2 (high-pass), both for 48 kHz. */
const SHELF_B0 = 1.53512485958697
const SHELF_B1 = -2.69169618940638
const SHELF_B2 = 1.19839281085285
const SHELF_A1 = -1.69065929318241
const SHELF_A2 = 0.73248077421585
const HIGH_PASS_A1 = -1.99004745483398
const HIGH_PASS_A2 = 0.99007225036621
/** BS.1770-4, equation 2: the offset that makes a 997 Hz sine at 0 dBFS in one channel read −3.01 LUFS. */
const OFFSET = -0.691
const ABSOLUTE_GATE = -70
const RELATIVE_GATE = -10

/** Loudness of what is too quiet or too short to be measured. */
export const SILENCE = Number.NEGATIVE_INFINITY

const loudnessOf = (energy: number): number => (energy > 0 ? OFFSET + 10 * Math.log10(energy) : SILENCE)

export type LoudnessMeter = {
  /** Takes the next stretch; left and right have equal length. For mono give the same array twice, every time. */
  push(left: Float32Array, right: Float32Array): void
  /** Mean square, summed over the channels, of every whole reading so far. */
  energies(): Float64Array
}

/** Sums one channel's K-weighted squares over [from, to). State lives between calls. */
function createWeighting() {
  const state = new Float64Array(4)
  return (samples: Float32Array, from: number, to: number): number => {
    // locals: a closure's variables would be written back at every sample
    let [x1 = 0, x2 = 0, y1 = 0, y2 = 0] = state
    let sum = 0
    for (let i = from; i < to; i++) {
      const w = samples[i]! - SHELF_A1 * x1 - SHELF_A2 * x2
      const shelved = SHELF_B0 * w + SHELF_B1 * x1 + SHELF_B2 * x2
      x2 = x1
      x1 = w
      const v = shelved - HIGH_PASS_A1 * y1 - HIGH_PASS_A2 * y2
      const weighted = v - 2 * y1 + y2
      y2 = y1
      y1 = v
      sum += weighted * weighted
    }
    // an IIR fed with silence would creep through subnormal numbers, a hundred times slower
    if (Math.abs(x1) < 1e-30) x1 = x2 = 0
    if (Math.abs(y1) < 1e-30) y1 = y2 = 0
    state[0] = x1
    state[1] = x2
    state[2] = y1
    state[3] = y2
    return sum
  }
}

/** A meter that answers one energy every `hop` samples: 100 ms. */
export function createLoudnessMeter(hop = HOP): LoudnessMeter {
  const weightLeft = createWeighting()
  const weightRight = createWeighting()
  const hops: number[] = []
  let filled = 0
  let sum = 0
  return {
    push(left, right) {
      for (let at = 0; at < left.length; ) {
        const to = Math.min(left.length, at + hop - filled)
        const energy = weightLeft(left, at, to)
        sum += energy + (right === left ? energy : weightRight(right, at, to))
        filled += to - at
        at = to
        if (filled === hop) {
          hops.push(sum / hop)
          filled = 0
          sum = 0
        }
      }
    },
    energies: () => Float64Array.from(hops),
  }
}

/**
 * Integrated loudness in LUFS of 100 ms energies, gated at −70 LUFS and then 10 LU below the mean of what is left
 * (BS.1770-4, equations 3 to 7). `gain` in dB is applied first. Less than 400 ms, or silence, is `SILENCE`.
 */
export function integratedLoudness(energies: Float64Array, gain = 0): number {
  const scale = 10 ** (gain / 10)
  const blocks: number[] = []
  for (let hop = 0; hop + HOPS_PER_BLOCK <= energies.length; hop++) {
    let energy = 0
    for (let i = 0; i < HOPS_PER_BLOCK; i++) energy += energies[hop + i]!
    blocks.push((energy / HOPS_PER_BLOCK) * scale)
  }
  const mean = (list: readonly number[]) => list.reduce((sum, energy) => sum + energy, 0) / list.length
  const heard = blocks.filter(energy => loudnessOf(energy) > ABSOLUTE_GATE)
  if (heard.length === 0) return SILENCE
  const gate = loudnessOf(mean(heard)) + RELATIVE_GATE
  return loudnessOf(mean(heard.filter(energy => loudnessOf(energy) > gate)))
}

/** Integrated loudness in LUFS of a whole stereo sound. */
export function loudnessOfSound(left: Float32Array, right: Float32Array): number {
  const meter = createLoudnessMeter()
  meter.push(left, right)
  return integratedLoudness(meter.energies())
}
