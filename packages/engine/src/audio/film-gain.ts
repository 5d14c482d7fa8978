/**
 * Owns the one gain of a film: what brings its integrated loudness to the target. The film is read once, without its
 * limiter; what the limiter takes away at a gain is computed from what was read. Does not know where sound comes from.
 */
import { SAMPLE_RATE } from '@contenthq/model'
import { ceilingOf, LIMITER_LEAD, LIMITER_TAIL, smoothTurn } from './limiter.ts'
import { createLoudnessMeter, HOP, integratedLoudness } from './loudness.ts'
import type { Channel } from './sound.ts'
import type { SoundPlan } from './sound-plan.ts'

/** dB. A small edit then mostly keeps the gain, and with it every cached block. */
const STEP = 0.25
/** dB. More than this would only lift noise. */
const MAX_GAIN = 30
/** The limiter takes some of each gain away, so the next is a little higher. */
const MAX_ROUNDS = 12
const BLOCK = 10 * SAMPLE_RATE
/** Samples of which one energy and one peak are kept: whole parts of the limiter's windows and of a loudness reading. */
const CELL = 40
const CELLS_PER_HOP = HOP / CELL
/** Cells looked at in one go: their neighbours' peaks reach into them, no further. */
const CELLS_AT_ONCE = 60 * CELLS_PER_HOP * 10
const LEAD_CELLS = Math.ceil(LIMITER_LEAD / CELL)
const TAIL_CELLS = Math.ceil(LIMITER_TAIL / CELL)

const round = (gain: number): number => Math.max(-MAX_GAIN, Math.min(MAX_GAIN, Math.round(gain / STEP) * STEP))

/** A block of the film that is wanted, at a gain of 0 dB and without limiter. */
export type GainReading = { readonly startSample: number; readonly length: number }
type Block = readonly [Channel, Channel]

/** Of every cell: weighted mean square of both channels, and the largest sample. */
type Profile = { readonly energies: Float64Array; readonly peaks: Float32Array }

function readPeaks([left, right]: Block, startSample: number, peaks: Float32Array): void {
  for (let i = 0; i < left.length; ) {
    const cell = Math.floor((startSample + i) / CELL)
    let peak = peaks[cell]!
    for (const end = Math.min(left.length, (cell + 1) * CELL - startSample); i < end; i++)
      peak = Math.max(peak, Math.abs(left[i]!), Math.abs(right[i]!))
    peaks[cell] = peak
  }
}

/** Mean square of every whole 100 ms as it leaves the limiter at a gain (linear). */
function limitedEnergies({ energies, peaks }: Profile, factor: number, ceiling: number): Float64Array {
  const hops = new Float64Array(Math.floor(energies.length / CELLS_PER_HOP))
  const cells = hops.length * CELLS_PER_HOP
  for (let from = 0; from < cells; from += CELLS_AT_ONCE) {
    const to = Math.min(cells, from + CELLS_AT_ONCE)
    const first = Math.max(0, from - LEAD_CELLS)
    const turn = turnOf(peaks.subarray(first, to + TAIL_CELLS), factor, ceiling)
    for (let cell = from; cell < to; cell++) {
      const level = turn ? factor * turn[cell - first]! : factor
      hops[Math.floor(cell / CELLS_PER_HOP)]! += (energies[cell]! * level * level) / CELLS_PER_HOP
    }
  }
  return hops
}

/** The limiter's gain of every cell; undefined where it does nothing. */
function turnOf(peaks: Float32Array, factor: number, ceiling: number): Float32Array | undefined {
  if (!peaks.some(peak => peak * factor > ceiling)) return undefined
  return smoothTurn(
    peaks.map(peak => Math.min(1, ceiling / (peak * factor))),
    CELL,
  )
}

/** The gain in dB, a multiple of 0.25, at which the film is as loud as wanted; 0 for a silent film. */
function findGain(profile: Profile, { loudness: wanted, peak }: SoundPlan['levels']): number {
  const ceiling = ceilingOf(peak)
  const missingAt = (gain: number) => wanted - integratedLoudness(limitedEnergies(profile, 10 ** (gain / 20), ceiling))
  let gain = 0
  let missing = missingAt(0)
  if (!Number.isFinite(missing)) return 0
  for (let count = 0; count < MAX_ROUNDS; count++) {
    const next = round(gain + missing)
    if (next === gain) break
    const left = missingAt(next)
    // the nearer of two neighbours
    if (Math.abs(next - gain) <= STEP && Math.abs(left) >= Math.abs(missing)) break
    gain = next
    missing = left
  }
  return gain
}

/** Asks for the film block by block, once, and answers its gain in dB. */
export function* filmGainReadings({ samples, levels }: SoundPlan): Generator<GainReading, number, Block> {
  const meter = createLoudnessMeter(CELL)
  const peaks = new Float32Array(Math.ceil(samples / CELL))
  for (let startSample = 0; startSample < samples; startSample += BLOCK) {
    const block = yield { startSample, length: Math.min(BLOCK, samples - startSample) }
    meter.push(...block)
    readPeaks(block, startSample, peaks)
  }
  return findGain({ energies: meter.energies(), peaks }, levels)
}

/** The film's gain where every block can be had at once. */
export function measureFilmGain(plan: SoundPlan, blockAt: (reading: GainReading) => Block): number {
  const readings = filmGainReadings(plan)
  let step = readings.next()
  while (!step.done) step = readings.next(blockAt(step.value))
  return step.value
}
