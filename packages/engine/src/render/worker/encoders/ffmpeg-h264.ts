/** Owns H.264 through x264 in FFmpeg.wasm: the encoder where WebCodecs has none. Takes planes only. */
import { ContentHQError, throwIfAborted } from '@contenthq/model'
import { encodeH264 } from '../../../ffmpeg/x264.ts'
import { PIXEL_CONTRACT } from '../../../painters/painter.ts'
import type { EncodedSegment, X264Settings } from '../../protocol.ts'
import type { CreateSegmentEncoder } from './encoder.ts'
import { roomOf } from './ffmpeg-rooms.ts'
import { createFrameQueue } from './frame-queue.ts'

export const createFFmpegEncoder: CreateSegmentEncoder<X264Settings> = (
  { size, frameRate, assetBase },
  settings,
  { signal, onFrame },
) => {
  const { width, height } = size
  const stop = new AbortController()
  const queue = createFrameQueue()
  const encoded = encodeH264({
    width,
    height,
    frameRate,
    ...settings,
    frames: queue.frames,
    signal: AbortSignal.any([signal, stop.signal]),
    onFrame,
    ffmpeg: roomOf(assetBase),
  })
  encoded.catch(queue.fail) // it is awaited in finish, and told to whoever adds a frame
  return {
    async add(frame) {
      throwIfAborted(signal)
      if (!(frame instanceof Uint8Array)) throw new ContentHQError('encoder-failed', 'x264 takes planes, not a canvas')
      await queue.push(frame.slice())
    },
    async finish(): Promise<EncodedSegment> {
      queue.end()
      // what x264 is told to write into the stream (x264.ts)
      return { ...(await encoded), colorSpace: PIXEL_CONTRACT }
    },
    close() {
      stop.abort()
      queue.end()
    },
  }
}
