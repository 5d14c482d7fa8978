/** Owns the forecast of a film's sound alone: nothing is encoded for it, the yardstick of the sound says how long it takes. */
import { frameToSeconds } from '@contenthq/model'
import { soundOf } from '../render/containers.ts'
import { bytesOfSound, type SoundFormat } from '../render/render-sound.ts'
import type { ForecastInput } from './can-render.ts'
import { estimateSoundSeconds } from './estimate.ts'
import { isSoundStored } from './find-stored.ts'
import type { RenderEstimate } from './forecast.ts'
import { timeSound } from './time-sound.ts'

export async function forecastSound(
  format: SoundFormat,
  { composition, segments }: Pick<ForecastInput, 'composition' | 'segments'>,
): Promise<RenderEstimate> {
  const { lengthFrames, frameRate } = composition.timeline
  const filmSeconds = frameToSeconds(lengthFrames, frameRate)
  const soundStored = segments !== undefined && (await isSoundStored(composition, soundOf[format], segments))
  return {
    seconds: estimateSoundSeconds(format, { filmSeconds, soundYard: timeSound(), soundStored }),
    bytes: Math.round(bytesOfSound(format, filmSeconds)),
    framesToEncode: 0,
    framesTotal: 0,
    framesPerSecond: 0,
  }
}
