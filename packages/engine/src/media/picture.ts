/**
 * Owns the decoding of pictures to the size needed. SVG only on the page: no browser decodes it in a worker.
 * Orientation is applied, colours become sRGB, both by the browser's decoder.
 */
import { ContentHQError, type Pixels, type Size } from '@contenthq/model'
import { firstFrame } from './first-frame.ts'
import { readMovingPicture } from './moving-picture.ts'
import { sniff } from './sniff.ts'

const SVG = 'image/svg+xml'

/** By its content: only vector pictures can be drawn in any size. */
export const isSvg = async (blob: Blob): Promise<boolean> => (await sniff(blob))?.mimeType === SVG

/** Natural size in pixels; the whole picture is decoded. Throws 'media-unsupported', 'media-empty'. */
export async function pictureSize(blob: Blob): Promise<Size> {
  if (await isSvg(blob))
    return withSvg(blob, async image => ({ width: image.naturalWidth, height: image.naturalHeight }))
  const bitmap = await decode(blob, () => createImageBitmap(blob))
  const size = { width: bitmap.width, height: bitmap.height }
  bitmap.close()
  return size
}

/** Decoded to exactly `size`; the caller closes it. Throws 'media-unsupported', 'media-empty'. */
export async function decodePicture(blob: Blob, size: Size): Promise<ImageBitmap> {
  const width = Math.max(1, Math.round(size.width))
  const height = Math.max(1, Math.round(size.height))
  if (await isSvg(blob)) {
    return withSvg(blob, image => {
      const canvas = new OffscreenCanvas(width, height)
      canvas.getContext('2d')!.drawImage(image, 0, 0, width, height)
      return canvas.transferToImageBitmap()
    })
  }
  return decode(blob, () =>
    createImageBitmap(blob, { resizeWidth: width, resizeHeight: height, resizeQuality: 'high' }),
  )
}

/** Small straight-alpha pixels for a check, of a video its first frame; the longer side becomes `longest`. Throws as `pictureSize`. */
export async function picturePixels(blob: Blob, longest: number): Promise<Pixels> {
  const bitmap = await smallBitmap(blob, longest)
  const canvas = new OffscreenCanvas(bitmap.width, bitmap.height)
  const context = canvas.getContext('2d', { willReadFrequently: true })!
  context.drawImage(bitmap, 0, 0)
  bitmap.close()
  const { data, width, height } = context.getImageData(0, 0, canvas.width, canvas.height)
  return { data, width, height }
}

async function smallBitmap(blob: Blob, longest: number): Promise<ImageBitmap> {
  const scaled = ({ width, height }: Size): Size => {
    const scale = longest / Math.max(width, height)
    return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) }
  }
  if ((await sniff(blob))?.kind !== 'container') return decodePicture(blob, scaled(await pictureSize(blob)))
  const moving = await readMovingPicture(blob)
  if (!moving) throw new ContentHQError('media-unsupported', 'The file holds no picture.')
  return firstFrame(moving, scaled(moving.size))
}

/**
 * The size a picture is decoded to, so that a frame never samples it upwards without need: cover the frame at the
 * largest zoom, at most the natural size (SVG has none: it is drawn as large as needed).
 */
export function neededSize(natural: Size, frame: Size, maxZoom: number, scalable: boolean): Size {
  const cover = Math.max(frame.width / natural.width, frame.height / natural.height) * maxZoom
  const scale = scalable ? cover : Math.min(1, cover)
  return {
    width: Math.max(1, Math.ceil(natural.width * scale)),
    height: Math.max(1, Math.ceil(natural.height * scale)),
  }
}

async function decode(blob: Blob, work: () => Promise<ImageBitmap>): Promise<ImageBitmap> {
  if (blob.size === 0) throw new ContentHQError('media-empty')
  try {
    return await work()
  } catch (cause) {
    throw new ContentHQError('media-unsupported', 'The picture cannot be decoded.', { cause })
  }
}

async function withSvg<T>(blob: Blob, use: (image: HTMLImageElement) => T | Promise<T>): Promise<T> {
  const url = URL.createObjectURL(new Blob([blob], { type: SVG }))
  try {
    const image = new Image()
    image.src = url
    try {
      await image.decode()
    } catch (cause) {
      throw new ContentHQError('media-unsupported', 'The SVG cannot be decoded.', { cause })
    }
    if (image.naturalWidth === 0 || image.naturalHeight === 0)
      throw new ContentHQError('media-empty', 'The SVG has no size.')
    return await use(image)
  } finally {
    URL.revokeObjectURL(url)
  }
}
