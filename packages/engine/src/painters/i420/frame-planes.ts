/**
 * Owns frames as three planes in the kernels' memory, and boxes of them: fill, copy, fade. A box has even edges, so that
 * it holds whole chroma samples. Knows no layer.
 */
import type { Colour, Rect } from '../../display-list.ts'
import { type Kernels, type Pointer, WHOLE } from '../kernels/kernels.ts'

/** First and last edges, pixels. */
export type Box = { readonly left: number; readonly top: number; readonly right: number; readonly bottom: number }

/** Y, U and V back to back, rows without padding. */
export type FramePlanes = {
  readonly width: number
  readonly height: number
  readonly y: Pointer
  readonly u: Pointer
  readonly v: Pointer
}

export const frameBytes = (width: number, height: number): number => width * height * 1.5

export function allocateFrame(kernels: Kernels, width: number, height: number): FramePlanes {
  const y = kernels.allocate(frameBytes(width, height))
  const luma = width * height
  return { width, height, y, u: y + luma, v: y + luma * 1.25 }
}

/** 0..1 → a kernel's weight. */
export const weightOf = (opacity: number): number => Math.min(WHOLE, Math.max(0, Math.round(opacity * (WHOLE + 1))))

/** Y, Cb, Cr of ITU-R BT.709-6, 8 bit, limited range. */
export function codesOf([red, green, blue]: Colour): readonly [number, number, number] {
  const luma = 0.2126 * red + 0.7152 * green + 0.0722 * blue
  return [
    Math.round(16 + (219 / 255) * luma),
    Math.round(128 + ((224 / 255) * (blue - luma)) / 1.8556),
    Math.round(128 + ((224 / 255) * (red - luma)) / 1.5748),
  ]
}

/** The three planes of a box: where each begins, its stride and size. */
export function planesOf(frame: FramePlanes, { left, top, right, bottom }: Box) {
  const half = frame.width / 2
  const chroma = (top / 2) * half + left / 2
  const size = [right - left, bottom - top] as const
  const chromaSize = [size[0] / 2, size[1] / 2] as const
  return [
    { at: frame.y + top * frame.width + left, stride: frame.width, size },
    { at: frame.u + chroma, stride: half, size: chromaSize },
    { at: frame.v + chroma, stride: half, size: chromaSize },
  ] as const
}

export function fillBox(kernels: Kernels, frame: FramePlanes, box: Box, colour: Colour, opacity: number): void {
  const weight = weightOf(opacity * colour[3])
  const codes = codesOf(colour)
  for (const [index, { at, stride, size }] of planesOf(frame, box).entries())
    kernels.fillPlane(at, stride, ...size, codes[index]!, weight)
}

/** Both frames have the same size. */
export function copyBox(kernels: Kernels, to: FramePlanes, from: FramePlanes, box: Box): void {
  const source = planesOf(from, box)
  for (const [index, { at, stride, size }] of planesOf(to, box).entries())
    kernels.copyPlane(at, source[index]!.at, stride, ...size)
}

/** Fades `to` into `from`. */
export function fadeBox(kernels: Kernels, to: FramePlanes, from: FramePlanes, box: Box, opacity: number): void {
  const source = planesOf(from, box)
  for (const [index, { at, stride, size }] of planesOf(to, box).entries())
    kernels.lerpPlane(at, source[index]!.at, stride, ...size, weightOf(opacity))
}

/** The same through a mask: only its Y and U planes are used, U for both chroma planes. */
export function fadeBoxMasked(
  kernels: Kernels,
  to: FramePlanes,
  from: FramePlanes,
  mask: FramePlanes,
  box: Box,
  opacity: number,
): void {
  const source = planesOf(from, box)
  const [luma, chroma] = planesOf(mask, box)
  for (const [index, { at, stride, size }] of planesOf(to, box).entries())
    kernels.lerpPlaneMasked(
      at,
      source[index]!.at,
      index === 0 ? luma.at : chroma.at,
      stride,
      ...size,
      weightOf(opacity),
    )
}

/** Writes how much of each pixel of `box` lies inside `rect`, 0..255, into the mask's Y and U planes. */
export function coverBox(kernels: Kernels, mask: FramePlanes, box: Box, [x, y, width, height]: Rect): void {
  const bytes = kernels.bytes()
  const [luma, chroma] = planesOf(mask, box)
  for (const [{ at, stride, size }, step] of [
    [luma, 1],
    [chroma, 2],
  ] as const) {
    const share = (cell: number, from: number, to: number) =>
      Math.max(0, Math.min(to, cell + step) - Math.max(from, cell)) / step
    const columns = Float64Array.from({ length: size[0] }, (_, i) => share(box.left + i * step, x, x + width))
    let before = -1
    for (let row = 0; row < size[1]; row++) {
      const rows = share(box.top + row * step, y, y + height)
      const start = at + row * stride
      if (rows === before) bytes.copyWithin(start, start - stride, start - stride + size[0])
      else for (let i = 0; i < size[0]; i++) bytes[start + i] = Math.round(255 * rows * columns[i]!)
      before = rows
    }
  }
}

/** Looks up how much of each pixel of `box` shows, 0..255, into the mask's Y and U planes. */
export function maskBox(
  kernels: Kernels,
  mask: FramePlanes,
  box: Box,
  field: { readonly luma: Uint16Array; readonly chroma: Uint16Array },
  ramp: Uint8Array,
): void {
  const bytes = kernels.bytes()
  const [luma, chroma] = planesOf(mask, box)
  for (const [{ at, stride, size }, values, step] of [
    [luma, field.luma, 1],
    [chroma, field.chroma, 2],
  ] as const)
    for (let row = 0; row < size[1]; row++) {
      const from = (box.top / step + row) * stride + box.left / step
      const to = at + row * stride
      for (let i = 0; i < size[0]; i++) bytes[to + i] = ramp[values[from + i]!]!
    }
}
