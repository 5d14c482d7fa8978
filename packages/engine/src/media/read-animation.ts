/** Owns the frames of animated pictures: how many, when shown, and each as a bitmap. Needs the browser's ImageDecoder. */
import { ContentHQError, type Size } from '@contenthq/model'
import { frameDurations } from './animation-times.ts'
import type { DecodedFrame, FrameSource } from './decoded-frame.ts'
import { drawScaled } from './draw-scaled.ts'
import type { MovingPicture } from './moving-picture.ts'

const canDecode = async (mimeType: string): Promise<boolean> =>
  typeof ImageDecoder !== 'undefined' && (await ImageDecoder.isTypeSupported(mimeType))

/** Undefined for stills, and where the browser cannot decode single frames. Throws 'media-unsupported'. */
export async function readAnimation(file: Blob, mimeType: string): Promise<MovingPicture | undefined> {
  if (mimeType === 'image/svg+xml' || mimeType === 'image/jpeg' || !(await canDecode(mimeType))) return undefined
  const bytes = new Uint8Array(await file.arrayBuffer())
  const known = frameDurations(bytes)
  if (!known && mimeType !== 'image/avif') return undefined
  const decoder = new ImageDecoder({ data: bytes, type: mimeType })
  try {
    await Promise.all([decoder.completed, decoder.tracks.ready])
    const { image } = await decoder.decode({ frameIndex: 0 })
    const size = { width: image.displayWidth, height: image.displayHeight }
    image.close()
    const count = decoder.tracks.selectedTrack?.frameCount ?? 1
    if (count < 2) return undefined
    const durations = known?.slice(0, count) ?? (await decodedDurations(decoder, count))
    let end = 0
    const starts = Float64Array.from(durations, seconds => {
      end += seconds
      return end - seconds
    })
    const times = { starts, seconds: end, repeats: true }
    const keyFrames = new Uint32Array(0)
    return { kind: 'animation', file, size, times, offset: 0, keyFrames, sound: 'none', mimeType }
  } catch (cause) {
    throw new ContentHQError('media-unsupported', 'The animated picture cannot be decoded.', { cause })
  } finally {
    decoder.close()
  }
}

async function decodedDurations(decoder: ImageDecoder, count: number): Promise<readonly number[]> {
  const durations: number[] = []
  for (let frameIndex = 0; frameIndex < count; frameIndex++) {
    const { image } = await decoder.decode({ frameIndex })
    durations.push((image.duration ?? 100_000) / 1e6)
    image.close()
  }
  return durations
}

/** Frames asked for in order are decoded once; going back decodes from the start, which the browser does by itself. */
export function createAnimationFrames({ file, mimeType, size }: MovingPicture, needed: Size): FrameSource {
  const recent = new Map<number, DecodedFrame>()
  let opening: Promise<ImageDecoder> | undefined

  const open = async () => new ImageDecoder({ data: await file.arrayBuffer(), type: mimeType })

  async function decode(frameIndex: number): Promise<DecodedFrame> {
    opening ??= open()
    try {
      const { image } = await (await opening).decode({ frameIndex })
      const { width, height } = needed
      if (width >= size.width && height >= size.height)
        return { kind: 'image', image, width: size.width, height: size.height }
      const scaled = drawScaled(needed, (context, w, h) => context.drawImage(image, 0, 0, w, h))
      image.close()
      return { kind: 'image', image: scaled, width: scaled.width, height: scaled.height }
    } catch (cause) {
      throw new ContentHQError('media-unsupported', `Frame ${frameIndex} cannot be decoded.`, { cause })
    }
  }

  return {
    async frame(index) {
      const frame = recent.get(index) ?? (await decode(index))
      recent.delete(index)
      recent.set(index, frame)
      return frame
    },
    trim(keep) {
      for (const [index, frame] of recent) {
        if (recent.size <= keep) break
        recent.delete(index)
        if (frame.kind === 'image') frame.image.close()
      }
    },
    dispose() {
      for (const frame of recent.values()) if (frame.kind === 'image') frame.image.close()
      recent.clear()
      opening?.then(decoder => decoder.close()).catch(() => undefined)
    },
  }
}
