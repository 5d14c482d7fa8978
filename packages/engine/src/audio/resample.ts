/** Owns the change of sample rate: a windowed-sinc polyphase filter without delay. Knows one channel at a time. */
import type { Channel } from './sound.ts'

/** Zero crossings of the sinc on each side; with the window below the stop band lies under −90 dB. */
const CROSSINGS = 32
/** Kaiser's beta for about 90 dB: 0.1102 (A − 8.7). Kaiser 1974, Oppenheim & Schafer 3rd ed., §7.5.3. */
const BETA = 0.1102 * (90 - 8.7)
/** Share of the lower Nyquist frequency that is kept. */
const PASS_BAND = 0.96
/** More phases than this are interpolated. */
const MAX_PHASES = 1024

const greatestDivisor = (a: number, b: number): number => (b === 0 ? a : greatestDivisor(b, a % b))

/** Modified Bessel function of the first kind, order 0, by its power series. */
function bessel0(x: number): number {
  let sum = 1
  let term = 1
  for (let k = 1; term > sum * 1e-12; k++) {
    term *= (x / (2 * k)) ** 2
    sum += term
  }
  return sum
}

type Bank = { readonly taps: number; readonly phases: number; readonly kernel: Float32Array }

/** Rows 0..phases of `taps` weights; row p belongs to the fraction p / phases. Each row sums to 1. */
function createBank(phases: number, ratio: number): Bank {
  const cutoff = Math.min(1, ratio) * PASS_BAND
  const half = Math.ceil(CROSSINGS / Math.min(1, ratio))
  const taps = half * 2
  const kernel = new Float32Array((phases + 1) * taps)
  const norm = bessel0(BETA)
  for (let phase = 0; phase <= phases; phase++) {
    const row = kernel.subarray(phase * taps, (phase + 1) * taps)
    let sum = 0
    for (let tap = 0; tap < taps; tap++) {
      const distance = tap - half + 1 - phase / phases
      const inside = 1 - (distance / half) ** 2
      const window = inside > 0 ? bessel0(BETA * Math.sqrt(inside)) / norm : 0
      const angle = Math.PI * distance * cutoff
      row[tap] = (angle === 0 ? 1 : Math.sin(angle) / angle) * window
      sum += row[tap]!
    }
    for (let tap = 0; tap < taps; tap++) row[tap]! /= sum
  }
  return { taps, phases, kernel }
}

const banks = new Map<string, Bank>()

function bankFor(from: number, to: number): Bank {
  const key = `${from}>${to}`
  const known = banks.get(key)
  if (known) return known
  const bank = createBank(Math.min(to / greatestDivisor(from, to), MAX_PHASES), to / from)
  banks.set(key, bank)
  return bank
}

/**
 * The same sound at another rate (Hz, whole numbers). Sample n of the result sounds at n / to seconds, exactly like
 * sample n · from / to of the input: no delay. The same rate gives the same array.
 */
export function resample(input: Channel, from: number, to: number): Channel {
  if (from === to) return input
  const { taps, phases, kernel } = bankFor(from, to)
  const divisor = greatestDivisor(from, to)
  const up = to / divisor
  const down = from / divisor
  const output = new Float32Array(Math.round((input.length * to) / from))
  const half = taps / 2
  const padded = new Float32Array(input.length + taps + 2)
  padded.set(input, half - 1)
  for (let n = 0; n < output.length; n++) {
    const position = n * down
    const whole = Math.floor(position / up)
    const phase = ((position - whole * up) * phases) / up
    const row = Math.floor(phase)
    const offset = row * taps
    let sum = 0
    if (phase === row) {
      // two sums side by side: one addition need not wait for the one before. Taps are even
      let odd = 0
      for (let tap = 0; tap < taps; tap += 2) {
        sum += padded[whole + tap]! * kernel[offset + tap]!
        odd += padded[whole + tap + 1]! * kernel[offset + tap + 1]!
      }
      sum += odd
    } else {
      const share = phase - row
      for (let tap = 0; tap < taps; tap++) {
        const low = kernel[offset + tap]!
        sum += padded[whole + tap]! * (low + (kernel[offset + taps + tap]! - low) * share)
      }
    }
    output[n] = sum
  }
  return output
}
