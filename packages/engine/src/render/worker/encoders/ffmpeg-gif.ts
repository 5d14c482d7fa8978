/** Owns GIF as an encoder of segments: frames gathered, one palette made of them, one packet a frame. Takes planes only. */
import { ContentHQError, throwIfAborted } from '@contenthq/model'
import { encodeGif } from '../../../ffmpeg/gif.ts'
import type { EncodedSegment, GifSettings } from '../../protocol.ts'
import { type CreateSegmentEncoder, requireFrameBytes } from './encoder.ts'
import { roomOf } from './ffmpeg-rooms.ts'

export const createGifEncoder: CreateSegmentEncoder<GifSettings> = (
  { size, frameRate, assetBase },
  { colours, dither },
  { signal, onFrame },
) => {
  const { width, height } = size
  if (width % 2 !== 0 || height % 2 !== 0) throw new ContentHQError('encoder-failed', 'Planes need even sizes.')
  const stop = new AbortController()
  const either = AbortSignal.any([signal, stop.signal])
  // blobs: the browser may keep them on disk
  const frames: Blob[] = []
  return {
    async add(frame) {
      throwIfAborted(signal)
      if (!(frame instanceof Uint8Array)) throw new ContentHQError('encoder-failed', 'GIF takes planes, not a canvas.')
      requireFrameBytes(frame, width * height * 1.5)
      frames.push(new Blob([frame]))
    },
    async finish(): Promise<EncodedSegment> {
      throwIfAborted(signal)
      if (frames.length === 0) throw new ContentHQError('encoder-failed', 'There was no frame to encode.')
      const blocks = await encodeGif({
        width,
        height,
        frameRate,
        frames: new Blob(frames),
        colours,
        dither,
        signal: either,
        onProgress: share => onFrame(Math.floor(share * frames.length)),
        ffmpeg: roomOf(assetBase),
      })
      if (blocks.length !== frames.length)
        throw new ContentHQError('encoder-failed', `${blocks.length} of ${frames.length} frames came back`)
      onFrame(frames.length)
      const packets = blocks.map((data, index) => ({ data, key: index === 0 }))
      return { packets, codec: 'gif', description: new Uint8Array(0) }
    },
    close() {
      stop.abort()
    },
  }
}
