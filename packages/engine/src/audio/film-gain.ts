/** Owns the one gain of a film: what brings its integrated loudness to the target. Does not know where sound comes from. */
import { SAMPLE_RATE } from '@contenthq/model'
import { createLoudnessMeter, integratedLoudness } from './loudness.ts'
import type { Channel } from './sound.ts'
import type { SoundPlan } from './sound-plan.ts'

/** dB. A small edit then mostly keeps the gain, and with it every cached block. */
const STEP = 0.25
/** dB. More than this would only lift noise. */
const MAX_GAIN = 30
/** LU that may stay after rounding; the promise is 0.5. */
const GOOD_ENOUGH = 0.2
/** The first reading is at 0 dB; the limiter takes some away, so later ones are at the gain found. */
const MAX_READINGS = 6
const BLOCK = 10 * SAMPLE_RATE

const round = (gain: number): number => Math.max(-MAX_GAIN, Math.min(MAX_GAIN, Math.round(gain / STEP) * STEP))

/** A block of the film that is wanted, limited, at a gain in dB. */
export type GainReading = { readonly startSample: number; readonly length: number; readonly gain: number }
type Block = readonly [Channel, Channel]

/**
 * Asks for the film block by block and answers its gain in dB, a multiple of 0.25; 0 for a silent film. Asks for the
 * whole film one to six times.
 */
export function* filmGainReadings({ samples, levels }: SoundPlan): Generator<GainReading, number, Block> {
  let gain = 0
  for (let reading = 0; reading < MAX_READINGS; reading++) {
    const meter = createLoudnessMeter()
    for (let startSample = 0; startSample < samples; startSample += BLOCK)
      meter.push(...(yield { startSample, length: Math.min(BLOCK, samples - startSample), gain }))
    const loudness = integratedLoudness(meter.energies())
    if (!Number.isFinite(loudness)) return gain
    const missing = levels.loudness - loudness
    const next = round(gain + missing)
    if (next === gain || Math.abs(missing) <= GOOD_ENOUGH) return gain
    gain = next
  }
  return gain
}

/** The film's gain where every block can be had at once. */
export function measureFilmGain(plan: SoundPlan, blockAt: (reading: GainReading) => Block): number {
  const readings = filmGainReadings(plan)
  let step = readings.next()
  while (!step.done) step = readings.next(blockAt(step.value))
  return step.value
}
