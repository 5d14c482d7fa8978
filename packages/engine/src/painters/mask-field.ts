/**
 * Owns the fields of masks as numbers: 0 to 65535 for each pixel, and how much of a pixel shows at a level. Fields stand
 * still while a transition runs, so they are computed once, and each frame only looks its pixels up. Knows no painter.
 */
import { ContentHQError, type Size } from '@contenthq/model'
import type { Field, Mask } from '../display-list.ts'

const MOST = 65_535

type At = (x: number, y: number) => number

/** A repeatable number 0..1 for a whole place (integer hash after Wang and Jenkins). */
function chance(x: number, y: number, seed: number): number {
  let value = Math.imul(x, 0x1f1f1f1f) ^ Math.imul(y, 0x5bd1e995) ^ Math.imul(seed, 0x27d4eb2d)
  value = Math.imul(value ^ (value >>> 15), 0x2c1b3c6d)
  value = Math.imul(value ^ (value >>> 12), 0x297a2d39)
  return ((value ^ (value >>> 15)) >>> 0) / 2 ** 32
}

/** Farthest corner of the frame from a place, pixels. */
const farthest = (x: number, y: number, { width, height }: Size): number =>
  Math.hypot(Math.max(x, width - x), Math.max(y, height - y))

function scalar(field: Field, size: Size): At {
  const { width, height } = size
  switch (field.kind) {
    case 'linear': {
      // from one extreme corner of the frame to the other, along the angle
      const [dx, dy] = [Math.cos(field.angle), Math.sin(field.angle)]
      const span = Math.abs(dx) * width + Math.abs(dy) * height
      return (x, y) => ((x - width / 2) * dx + (y - height / 2) * dy) / span + 0.5
    }
    case 'circle': {
      const [cx, cy] = [field.x * width, field.y * height]
      const far = farthest(cx, cy, size)
      return (x, y) => Math.hypot(x - cx, y - cy) / far
    }
    case 'clock': {
      const [cx, cy] = [field.x * width, field.y * height]
      const turn = 2 * Math.PI
      return (x, y) => {
        const angle = (Math.atan2(y - cy, x - cx) - field.from) / turn
        return angle - Math.floor(angle)
      }
    }
    case 'noise':
      return (x, y) => {
        const [left, top] = [Math.floor(x / field.cell), Math.floor(y / field.cell)]
        return chance(left, top, field.seed)
      }
    case 'image':
      throw new ContentHQError('unexpected', 'no painter takes a picture as a mask')
  }
}

/** One value a cell of `step`×`step` pixels, taken in its middle; rows of `width / step`. */
export function fieldPlane(field: Field, size: Size, step: 1 | 2): Uint16Array {
  const at = scalar(field, size)
  const [columns, rows] = [Math.ceil(size.width / step), Math.ceil(size.height / step)]
  const plane = new Uint16Array(columns * rows)
  for (let row = 0, index = 0; row < rows; row++)
    for (let column = 0; column < columns; column++, index++)
      plane[index] = Math.round(MOST * Math.min(1, Math.max(0, at((column + 0.5) * step, (row + 0.5) * step))))
  return plane
}

/** How far a field rises from one pixel to the next: hard edges are as soft as that. */
function riseOf(field: Field, size: Size): number {
  if (field.kind === 'noise') return 1 / MOST
  if (field.kind === 'clock') return 1 / (Math.PI * Math.min(size.width, size.height))
  if (field.kind === 'circle') return 1 / farthest(field.x * size.width, field.y * size.height, size)
  const angle = field.kind === 'linear' ? field.angle : 0
  return 1 / (Math.abs(Math.cos(angle)) * size.width + Math.abs(Math.sin(angle)) * size.height)
}

/** Field values between which a mask's edge lies: all of a pixel shows below `from`, nothing of it above `to`. */
export function maskEdge(
  { field, level, soft }: Mask,
  size: Size,
): {
  readonly from: number
  readonly to: number
} {
  const edge = Math.max(soft, riseOf(field, size))
  const to = soft > 0 ? level * (1 + edge) : level + edge / 2
  return { from: to - edge, to }
}

/**
 * How much of a pixel shows, 0..255, by its field's value. At level 0 nothing shows and at level 1 all, however soft the
 * edge is.
 */
export function maskRamp(mask: Mask, size: Size): Uint8Array {
  const ramp = new Uint8Array(MOST + 1)
  if (mask.level >= 1) return ramp.fill(255)
  if (mask.level <= 0) return ramp
  const { from, to: end } = maskEdge(mask, size)
  const edge = end - from
  const first = Math.max(0, Math.ceil((end - edge) * MOST))
  const last = Math.min(MOST, Math.floor(end * MOST))
  ramp.fill(255, 0, first)
  for (let value = first; value <= last; value++) ramp[value] = Math.round((255 * (end - value / MOST)) / edge)
  return ramp
}

/** Fields of both resolutions, the last few kept. */
export type FieldCache = { get(field: Field): { readonly luma: Uint16Array; readonly chroma: Uint16Array } }

const KEPT = 2

export function createFieldCache(size: Size): FieldCache {
  const fields = new Map<string, ReturnType<FieldCache['get']>>()
  return {
    get(field) {
      const name = JSON.stringify(field)
      const planes = fields.get(name) ?? { luma: fieldPlane(field, size, 1), chroma: fieldPlane(field, size, 2) }
      fields.delete(name)
      fields.set(name, planes)
      for (const oldest of fields.keys()) {
        if (fields.size <= KEPT) break
        fields.delete(oldest)
      }
      return planes
    },
  }
}
