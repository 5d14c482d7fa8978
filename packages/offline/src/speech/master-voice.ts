/**
 * Owns how the voice sounds: three times the rate, clearer, evener, and as loud as every other narration.
 * Does not know words.
 */
import { applyFilter, type Filter } from './filters.ts'
import { FLITE_RATE } from './flite.ts'

export const VOICE_RATE = 48_000
const FACTOR = VOICE_RATE / FLITE_RATE

/** Above this flite has nothing to say; it also takes away what the compressor adds there. Twice: 24 dB an octave. */
const TOP: Filter = { kind: 'low-pass', frequency: 7600, q: Math.SQRT1_2 }

const TAPS = 48
/** Share of flite's own Nyquist frequency that passes: 7.7 kHz. */
const PASS = 0.96

/** Three times the rate by a Blackman-windowed sinc, without delay. */
export function upsample(samples: Float32Array): Float32Array<ArrayBuffer> {
  const half = TAPS / 2
  const rows = Array.from({ length: FACTOR }, (_, phase) => {
    const row = Float64Array.from({ length: TAPS }, (_unused, tap) => {
      const distance = tap - half + 1 - phase / FACTOR
      const angle = Math.PI * distance * PASS
      const turn = (Math.PI * distance) / half
      const window = 0.42 + 0.5 * Math.cos(turn) + 0.08 * Math.cos(2 * turn)
      return (angle === 0 ? 1 : Math.sin(angle) / angle) * window
    })
    const sum = row.reduce((total, weight) => total + weight, 0)
    return row.map(weight => weight / sum)
  })
  const padded = new Float32Array(samples.length + TAPS)
  padded.set(samples, half - 1)
  const output = new Float32Array(samples.length * FACTOR)
  for (let i = 0; i < samples.length; i++)
    for (let phase = 0; phase < FACTOR; phase++) {
      const row = rows[phase]!
      let sum = 0
      for (let tap = 0; tap < TAPS; tap++) sum += padded[i + tap]! * row[tap]!
      output[i * FACTOR + phase] = sum
    }
  return output
}

/** dB below the loudest tenth at which a block counts as a pause. */
const PAUSE_BELOW = 25

/** Mean level in dB of the blocks of 20 ms in which somebody speaks; −∞ for silence. */
export function spokenLevel(samples: Float32Array, rate = VOICE_RATE): number {
  const block = Math.round(rate / 50)
  const energies: number[] = []
  for (let at = 0; at + block <= samples.length; at += block) {
    let energy = 0
    for (let i = at; i < at + block; i++) energy += samples[i]! ** 2
    energies.push(energy / block)
  }
  const loud = energies.toSorted((a, b) => b - a)[Math.floor(energies.length / 10)] ?? 0
  const spoken = energies.filter(energy => energy > loud * 10 ** (-PAUSE_BELOW / 10) && energy > 0)
  return 10 * Math.log10(spoken.reduce((sum, energy) => sum + energy, 0) / spoken.length || 0)
}

function scale(samples: Float32Array, decibels: number): void {
  if (!Number.isFinite(decibels)) return
  const factor = 10 ** (decibels / 20)
  for (let i = 0; i < samples.length; i++) samples[i]! *= factor
}

/** dB of the spoken level before compression; the threshold lies a little below. */
const WORKING_LEVEL = -20
const THRESHOLD = -22
const RATIO = 3
const ATTACK = 1 - Math.exp(-1 / (0.004 * VOICE_RATE))
const RELEASE = 1 - Math.exp(-1 / (0.09 * VOICE_RATE))
/** The gain glides this fast at most: it must not follow the single waves of a low voice. */
const GLIDE = 1 - Math.exp(-1 / (0.003 * VOICE_RATE))

/** 3:1 above the threshold, following the power. */
function compress(samples: Float32Array): void {
  const threshold = 10 ** (THRESHOLD / 10)
  const slope = (1 / RATIO - 1) / 2
  let power = 0
  let wanted = 1
  let gain = 1
  for (let i = 0; i < samples.length; i++) {
    const square = samples[i]! ** 2
    power += (square - power) * (square > power ? ATTACK : RELEASE)
    if ((i & 7) === 0) wanted = power > threshold ? (power / threshold) ** slope : 1
    gain += (wanted - gain) * GLIDE
    samples[i]! *= gain
  }
}

/** dB of the spoken level that reads about −19 LUFS when one channel is spread over two. */
const FINAL_LEVEL = -18
/** The voice leaves its samples under −1 dB; only a rare consonant gets there. */
const CEILING = 10 ** (-1 / 20)
const KNEE = CEILING * 0.7

function round(samples: Float32Array): void {
  for (let i = 0; i < samples.length; i++) {
    const size = Math.abs(samples[i]!)
    if (size > KNEE)
      samples[i] = Math.sign(samples[i]!) * (KNEE + (CEILING - KNEE) * Math.tanh((size - KNEE) / (CEILING - KNEE)))
  }
}

/**
 * The finished voice: 48 kHz mono, about −19 LUFS, from flite's 16 kHz. `chain` is what the speaker's own sound wants.
 * Moments stay where they are.
 */
export function masterVoice(samples: Float32Array, chain: readonly Filter[]): Float32Array<ArrayBuffer> {
  const voice = upsample(samples)
  for (const filter of chain) applyFilter(voice, filter, VOICE_RATE)
  scale(voice, WORKING_LEVEL - spokenLevel(voice))
  compress(voice)
  applyFilter(voice, TOP, VOICE_RATE)
  applyFilter(voice, TOP, VOICE_RATE)
  scale(voice, FINAL_LEVEL - spokenLevel(voice))
  round(voice)
  return voice
}

/** A voice that needs no mastering, as loud as the others: a copy at its own rate. */
export function levelVoice(samples: Float32Array, rate: number): Float32Array<ArrayBuffer> {
  const voice = Float32Array.from(samples)
  scale(voice, FINAL_LEVEL - spokenLevel(voice, rate))
  round(voice)
  return voice
}
