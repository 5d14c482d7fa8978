/** Owns the arithmetic of a part of a picture with a given shape: moved and resized, always inside. Pure; fractions 0..1. */
import type { UnitRect } from '@contenthq/model'

/** Closer than this and the picture has no detail left to show. */
const LEAST = 0.25

const clamp = (value: number, least: number, most: number): number => Math.min(most, Math.max(least, value))
/** Fractions to four places: finer than a pixel of any picture. */
const rounded = (value: number): number => Math.round(value * 1e4) / 1e4

/** Height of a part for a width of 1, where both are fractions of their side of the picture. */
export const shapeOf = (pictureRatio: number, frameRatio: number): number => pictureRatio / frameRatio

/** A part `width` wide around a point, as far inside as it fits. */
export function rectAround(x: number, y: number, width: number, shape: number): UnitRect {
  const w = clamp(width, LEAST * Math.min(1, 1 / shape), Math.min(1, 1 / shape))
  const h = w * shape
  return [rounded(clamp(x - w / 2, 0, 1 - w)), rounded(clamp(y - h / 2, 0, 1 - h)), rounded(w), rounded(h)]
}

/** Any part, grown to the shape around its middle: what the film shows of it. */
export const shaped = ([x, y, width, height]: UnitRect, shape: number): UnitRect =>
  rectAround(x + width / 2, y + height / 2, Math.max(width, height / shape), shape)

export const movedBy = ([x, y, width, height]: UnitRect, across: number, down: number, shape: number): UnitRect =>
  rectAround(x + across + width / 2, y + down + height / 2, width, shape)

/** Wider or narrower around its middle. */
export const resizedBy = ([x, y, width, height]: UnitRect, wider: number, shape: number): UnitRect =>
  rectAround(x + width / 2, y + height / 2, width + wider, shape)

/** The lower right corner moves, the upper left stays. */
export function cornerBy([x, y, width]: UnitRect, wider: number, shape: number): UnitRect {
  const most = Math.min(1 - x, (1 - y) / shape)
  const w = clamp(width + wider, LEAST * Math.min(1, 1 / shape), Math.max(most, LEAST * Math.min(1, 1 / shape)))
  return rectAround(x + w / 2, y + (w * shape) / 2, w, shape)
}
