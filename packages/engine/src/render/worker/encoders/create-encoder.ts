/** Owns which encoder the settings ask for: one line an encoder. */
import type { VideoSettings } from '../../protocol.ts'
import type { EncoderWatch, SegmentEncoder } from './encoder.ts'
import { createGifEncoder } from './ffmpeg-gif.ts'
import { createFFmpegEncoder } from './ffmpeg-h264.ts'
import { createWebCodecsEncoder } from './webcodecs.ts'

export function createEncoder(settings: VideoSettings, watch: EncoderWatch): SegmentEncoder {
  const { encoder } = settings
  switch (encoder.kind) {
    case 'webcodecs':
      return createWebCodecsEncoder(settings, encoder, watch)
    case 'gif':
      return createGifEncoder(settings, encoder, watch)
    case 'x264':
      return createFFmpegEncoder(settings, encoder, watch)
  }
}
