/**
 * Owns pictures and sprites as planes: each bitmap converted once a worker, the ones used last kept within a budget.
 * Knows no frame.
 */
import type { DecodedFrame } from '../../media/decoded-frame.ts'
import type { Kernels, Pointer } from '../kernels/kernels.ts'

/** A plane that may be sampled: rows are repeated beyond their end, as the kernels read ahead. */
export type SourcePlanes = {
  /** The bitmap's size. */
  readonly width: number
  readonly height: number
  readonly y: Pointer
  readonly yStride: number
  readonly u: Pointer
  readonly v: Pointer
  readonly cStride: number
  /** Of both resolutions, where a pixel is not opaque; the planes are then multiplied by it. */
  readonly alpha?: { readonly y: Pointer; readonly c: Pointer }
}

/** Where in an even box a sprite begins: the parity of its place, so that its chroma lies on the frame's grid. */
export type Shift = { readonly left: 0 | 1; readonly top: 0 | 1 }

export type SourceCache = {
  /**
   * `name` stands for the picture's content. A frame of a moving picture is kept only until it is not asked for any
   * more. With a shift the planes have alpha even where all is opaque: what the shift
   * leaves free must not show. Good until the next `trim`.
   */
  get(name: string, picture: ImageBitmap | DecodedFrame, shift?: Shift): SourcePlanes
  /**
   * Forgets frames that were not asked for since the last time, and of the rest that was not what was used longest ago and
   * does not fit the budget.
   */
  trim(): void
}

/** Kernels read at most this much beyond a row. */
const READ_AHEAD = 48
/** A picture for 1080p takes 4 MB, one for 2160p 16 MB: those of a transition and of the next, and their words. */
const BUDGET = 48e6

type Converted = { readonly planes: SourcePlanes; readonly pointer: Pointer; readonly bytes: number }
type Entry = Converted & { readonly passing: boolean; used: boolean }

export function createSourceCache(kernels: Kernels, budget = BUDGET): SourceCache {
  const entries = new Map<string, Entry>()
  let total = 0
  const forget = (key: string, { pointer, bytes }: Entry) => {
    entries.delete(key)
    kernels.release(pointer)
    total -= bytes
  }
  return {
    get(name, picture, shift) {
      const key = `${picture.width}×${picture.height} ${shift ? `${shift.left}${shift.top}` : ''} ${name}`
      const entry = entries.get(key) ?? { ...convert(kernels, picture, shift), passing: 'kind' in picture, used: true }
      if (!entries.delete(key)) total += entry.bytes
      entry.used = true
      entries.set(key, entry)
      return entry.planes
    },
    trim() {
      const shown = new Set<string>()
      for (const [key, entry] of entries) {
        if (entry.used) shown.add(key)
        else if (entry.passing) forget(key, entry)
        entry.used = false
      }
      for (const [key, entry] of entries) {
        if (total <= budget) return
        // the next frame shows most of this one's: what does not fit would be converted again for each
        if (!shown.has(key)) forget(key, entry)
      }
    },
  }
}

type Drawable = { readonly width: number; readonly height: number; readonly image: ImageBitmap | VideoFrame }

function pixelsOf({ width, height, image }: Drawable): Uint8ClampedArray {
  const context = new OffscreenCanvas(width, height).getContext('2d', { willReadFrequently: true })!
  context.drawImage(image, 0, 0, width, height)
  return context.getImageData(0, 0, width, height).data
}

function isOpaque(pixels: Uint8ClampedArray): boolean {
  for (let at = 3; at < pixels.length; at += 4) if (pixels[at] !== 255) return false
  return true
}

function convert(kernels: Kernels, picture: ImageBitmap | DecodedFrame, shift: Shift | undefined): Converted {
  if (!('kind' in picture)) {
    const { width, height } = picture
    return convertPixels(kernels, { width, height, image: picture }, shift)
  }
  return picture.kind === 'planes' ? copyFrame(kernels, picture) : convertPixels(kernels, picture, shift)
}

/** A frame that is under the pixel contract already: its rows, and their last values repeated. */
function copyFrame(
  kernels: Kernels,
  { width, height, bytes: frame, y, chroma }: DecodedFrame & { readonly kind: 'planes' },
): Converted {
  const half = (width + 1) >> 1
  const rows = (height + 1) >> 1
  const yStride = width + READ_AHEAD
  const cStride = half + READ_AHEAD
  const bytes = yStride * height + 2 * cStride * rows
  const pointer = kernels.allocate(bytes)
  const to = kernels.bytes()
  const [u, v] = [pointer + yStride * height, pointer + yStride * height + cStride * rows]
  const finish = (start: number, length: number, stride: number) =>
    to.fill(to[start + length - 1]!, start + length, start + stride)
  for (let row = 0; row < height; row++) {
    const from = y.offset + row * y.stride
    to.set(frame.subarray(from, from + width), pointer + row * yStride)
    finish(pointer + row * yStride, width, yStride)
  }
  for (const [index, at] of [u, v].entries()) {
    const plane = chroma[index] ?? chroma[0]
    const step = chroma.length === 1 ? 2 : 1
    for (let row = 0; row < rows; row++) {
      const from = plane.offset + row * plane.stride + (step === 2 ? index : 0)
      const start = at + row * cStride
      if (step === 1) to.set(frame.subarray(from, from + half), start)
      else for (let x = 0; x < half; x++) to[start + x] = frame[from + x * 2]!
      finish(start, half, cStride)
    }
  }
  return { planes: { width, height, y: pointer, yStride, u, v, cStride }, pointer, bytes }
}

function convertPixels(kernels: Kernels, picture: Drawable, shift: Shift | undefined): Converted {
  const { left, top } = shift ?? { left: 0, top: 0 }
  const { width, height } = picture
  const pixels = pixelsOf(picture)
  const opaque = !shift && isOpaque(pixels)
  const half = (width + left + 1) >> 1
  const rows = (height + top + 1) >> 1
  const yStride = 2 * half + READ_AHEAD
  const cStride = half + READ_AHEAD
  const lumaBytes = yStride * rows * 2
  const chromaBytes = cStride * rows
  const bytes = lumaBytes + 2 * chromaBytes + (opaque ? 0 : lumaBytes + chromaBytes)
  const pointer = kernels.allocate(bytes)
  const rgba = kernels.allocate(pixels.length)
  kernels.bytes().set(pixels, rgba)
  const y = pointer
  const u = y + lumaBytes
  const v = u + chromaBytes
  const size = { width, height, y, yStride, u, v, cStride }
  const alpha = { y: v + chromaBytes, c: v + chromaBytes + lumaBytes }
  if (opaque) kernels.convertOpaque(rgba, width, height, y, yStride, u, v, cStride)
  else {
    kernels.bytes().fill(0, pointer, pointer + bytes)
    kernels.convertPremultiplied(rgba, width, height, left, top, y, alpha.y, yStride, u, v, alpha.c, cStride)
  }
  kernels.release(rgba)
  return { planes: opaque ? size : { ...size, alpha }, pointer, bytes }
}
