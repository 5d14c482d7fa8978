/** Owns the part of the frame in which text may stand. */
import type { Size } from '@contenthq/model'
import type { Rect } from '../display-list.ts'

/** Title-safe is 5 % at the sides (EBU R 95); more is free below for players' controls, and on phones for what apps lay there. */
const SIDE = 0.06
const ABOVE = 0.08
const BELOW = { landscape: 0.075, portrait: 0.2, square: 0.09 }

export function safeArea({ width, height }: Size): Rect {
  const below = width > height * 1.2 ? BELOW.landscape : height > width * 1.5 ? BELOW.portrait : BELOW.square
  const [left, top] = [Math.round(width * SIDE), Math.round(height * ABOVE)]
  return [left, top, Math.round(width) - 2 * left, Math.round(height * (1 - below)) - top]
}
