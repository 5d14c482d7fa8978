/** Owns the mix of a film whose sounds are not all in memory: what a block needs is brought before it is mixed. */
import type { MixedFilm } from './encode-sound.ts'
import { filmGainReadings } from './film-gain.ts'
import { LIMITER_LEAD, LIMITER_TAIL } from './limiter.ts'
import { createMix, type Stereo } from './mix.ts'
import type { SoundLibrary } from './sound-library.ts'
import type { SoundPlan } from './sound-plan.ts'

/** Measures the film's gain, then answers any block. `onProgress` is told how many samples of the film were read. */
export async function openFilmMix(
  plan: SoundPlan,
  library: Pick<SoundLibrary, 'sounds' | 'bring'>,
  onProgress?: (samples: number) => void,
): Promise<MixedFilm & { readonly gain: number }> {
  const plainAt = async (start: number, length: number): Promise<Stereo> => {
    await library.bring(start, start + length)
    return createMix(plan, library.sounds, { gain: 0 }).plain(start, length)
  }
  const readings = filmGainReadings(plan)
  let read = 0
  let step = readings.next()
  while (!step.done) {
    const { startSample, length } = step.value
    step = readings.next(await plainAt(startSample, length))
    read += length
    onProgress?.(read)
  }
  const gain = step.value
  return {
    samples: plan.samples,
    gain,
    async block(start, length) {
      await library.bring(start - LIMITER_LEAD, start + length + LIMITER_TAIL)
      return createMix(plan, library.sounds, { gain }).block(start, length)
    },
  }
}
