/** Owns H.264 through x264 in FFmpeg.wasm: the encoder where WebCodecs has none. Canvas pixels become I420 here. */
import { ContentHQError } from '@contenthq/model'
import type { CreateSegmentEncoder } from './encoder.ts'

export const createFFmpegEncoder: CreateSegmentEncoder = () => {
  throw new ContentHQError('encoder-unavailable')
}
