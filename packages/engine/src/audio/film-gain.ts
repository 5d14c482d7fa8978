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
const MAX_READINGS = 4
const BLOCK = 10 * SAMPLE_RATE

const round = (gain: number): number => Math.max(-MAX_GAIN, Math.min(MAX_GAIN, Math.round(gain / STEP) * STEP))

/** Any block of the film at a gain in dB, limited. */
export type BlockAtGain = (startSample: number, length: number, gain: number) => readonly [Channel, Channel]

/** The film's gain in dB, a multiple of 0.25; 0 for a silent film. Reads the film two to four times. */
export function measureFilmGain({ samples, levels }: SoundPlan, blockAt: BlockAtGain): number {
  let gain = 0
  for (let reading = 0; reading < MAX_READINGS; reading++) {
    const meter = createLoudnessMeter()
    for (let start = 0; start < samples; start += BLOCK)
      meter.push(...blockAt(start, Math.min(BLOCK, samples - start), gain))
    const loudness = integratedLoudness(meter.energies())
    if (!Number.isFinite(loudness)) return gain
    const missing = levels.loudness - loudness
    const next = round(gain + missing)
    if (next === gain || Math.abs(missing) <= GOOD_ENOUGH) return gain
    gain = next
  }
  return gain
}
