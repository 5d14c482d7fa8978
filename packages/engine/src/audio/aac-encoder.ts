/** Owns AAC as an encoder of the film's sound: FFmpeg.wasm with its measured delay. */
import type { FFmpegRoom } from '../ffmpeg/ffmpeg-room.ts'
import { measureAacDelay } from './aac-delay.ts'
import { encodeAac } from './aac-ffmpeg.ts'
import type { SoundEncoder } from './sound-codec.ts'

export const createAacEncoder = (ffmpeg: FFmpegRoom): SoundEncoder => ({
  id: 'aac',
  delay: async signal => (await measureAacDelay(ffmpeg, signal)).delay,
  encode: (samples, signal) => encodeAac(ffmpeg, samples, signal),
})
