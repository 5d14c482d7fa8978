/** Owns AAC-LC through FFmpeg.wasm: one stretch of stereo PCM in, raw packets out. Does not know where it lies in time. */
import { SAMPLE_RATE } from '@contenthq/model'
import type { FFmpegRoom } from '../ffmpeg/ffmpeg-room.ts'
import { type AdtsStream, readAdts } from './adts.ts'
import { soundCodecs } from './sound-codec.ts'

/**
 * Encodes interleaved stereo at 48 kHz. The 'fast' coder is the better one above 64 kbit/s and takes half the time
 * (https://ffmpeg.org/ffmpeg-codecs.html#aac). The samples are given away.
 */
export async function encodeAac(
  ffmpeg: FFmpegRoom,
  samples: Float32Array<ArrayBuffer>,
  signal: AbortSignal,
): Promise<AdtsStream> {
  const format = ['-f', 'f32le', '-ar', String(SAMPLE_RATE), '-ac', '2']
  const { files } = await ffmpeg.run({
    args: [
      ...format,
      '-i',
      'in.pcm',
      '-c:a',
      'aac',
      '-aac_coder',
      'fast',
      '-b:a',
      String(soundCodecs.aac.bitrate),
      '-f',
      'adts',
      'out.aac',
    ],
    files: { 'in.pcm': new Uint8Array(samples.buffer) },
    outputs: ['out.aac'],
    signal,
  })
  return readAdts(files['out.aac']!)
}
