/**
 * Owns pictures and sprites as planes: each bitmap converted once a worker, the ones used last kept within a budget.
 * Knows no frame.
 */
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
   * `name` stands for the bitmap's content. With a shift the planes have alpha even where all is opaque: what the shift
   * leaves free must not show. Good until the next `trim`.
   */
  get(name: string, bitmap: ImageBitmap, shift?: Shift): SourcePlanes
  /** Forgets what was used longest ago and does not fit the budget. */
  trim(): void
}

/** Kernels read at most this much beyond a row. */
const READ_AHEAD = 48
/** A picture for 1080p takes 4 MB: a film's next few scenes, and all its words. */
const BUDGET = 96e6

type Entry = { readonly planes: SourcePlanes; readonly pointer: Pointer; readonly bytes: number }

export function createSourceCache(kernels: Kernels, budget = BUDGET): SourceCache {
  const entries = new Map<string, Entry>()
  let total = 0
  return {
    get(name, bitmap, shift) {
      const key = `${bitmap.width}×${bitmap.height} ${shift ? `${shift.left}${shift.top}` : ''} ${name}`
      const entry = entries.get(key) ?? convert(kernels, bitmap, shift)
      if (!entries.delete(key)) total += entry.bytes
      entries.set(key, entry)
      return entry.planes
    },
    trim() {
      for (const [key, { pointer, bytes }] of entries) {
        if (total <= budget) return
        entries.delete(key)
        kernels.release(pointer)
        total -= bytes
      }
    },
  }
}

function pixelsOf(bitmap: ImageBitmap): Uint8ClampedArray {
  const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d', { willReadFrequently: true })!
  context.drawImage(bitmap, 0, 0)
  return context.getImageData(0, 0, bitmap.width, bitmap.height).data
}

function isOpaque(pixels: Uint8ClampedArray): boolean {
  for (let at = 3; at < pixels.length; at += 4) if (pixels[at] !== 255) return false
  return true
}

function convert(kernels: Kernels, bitmap: ImageBitmap, shift: Shift | undefined): Entry {
  const { left, top } = shift ?? { left: 0, top: 0 }
  const { width, height } = bitmap
  const pixels = pixelsOf(bitmap)
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
