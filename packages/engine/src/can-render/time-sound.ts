/** Owns the yardstick of the sound: how long this machine mixes a second of a film. Knows no film. */
import { SAMPLE_RATE } from '@contenthq/model'
import { createLoudnessMeter } from '../audio/loudness.ts'
import { createMix } from '../audio/mix.ts'

/** The first ones are not compiled yet. */
const WARM = 3
const ROUNDS = 5

const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[values.length >> 1]!

/** Processor seconds for one second of stereo sound, mixed, limited and measured. Takes about a twentieth of a second. */
export function timeSound(): number {
  const wave = Float32Array.from({ length: SAMPLE_RATE }, (_, i) => 0.5 * Math.sin(i * (0.02 + (i % 4800) * 1e-5)))
  const clip = { asset: 'wave', startSample: 0, samples: SAMPLE_RATE, offsetSamples: 0 }
  const plan = {
    samples: SAMPLE_RATE,
    narration: [clip],
    music: [clip],
    speech: [{ from: 0, to: SAMPLE_RATE }],
    levels: { musicGain: -12, duck: -14, loudness: -14, peak: -1 },
  }
  const mix = createMix(plan, new Map([['wave', { channels: [wave], samples: SAMPLE_RATE }]]), { gain: 6 })
  const times = Array.from({ length: WARM + ROUNDS }, () => {
    const start = performance.now()
    createLoudnessMeter().push(...mix.block(0, SAMPLE_RATE))
    return (performance.now() - start) / 1000
  })
  // what else the machine does now will slow the mix too
  return median(times.slice(WARM))
}
