/** Owns the few media verbs that the pipeline needs, taken from the engine. */
import type { Engine } from '@contenthq/engine'
import type { MediaTools } from '../pipeline/context.ts'

export const createMediaTools = (
  engine: Engine,
  writeWav: typeof import('@contenthq/engine').writeWav,
): MediaTools => ({
  pictureSize: engine.pictureSize,
  picturePixels: engine.picturePixels,
  writeWav: (channels, sampleRate) => new Blob([writeWav(channels, sampleRate, 'pcm16')], { type: 'audio/wav' }),
})
