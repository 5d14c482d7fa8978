/** Owns the shape of a lower third's design: how its texts look, and which layers one moment of it has. */
import type { Colour, Layer, Rect } from '../../../display-list.ts'
import type { LaidLowerThird, LaidSprite } from '../../../text/layout.ts'
import type { LowerThirdLook } from '../../../text/lower-third-look.ts'
import { clamp01, easeOut } from '../../easing.ts'

/** Seconds since it came and until it goes. */
export type Moment = { readonly since: number; readonly left: number }

export type LowerThirdStyle = {
  readonly id: string
  readonly label: string
  readonly look: LowerThirdLook
  /** Back to front. Pure: the same moment gives the same layers. */
  readonly draw: (laid: LaidLowerThird, moment: Moment) => readonly Layer[]
}

/** How far in it is, 0..1: comes in `seconds` after `delay`, goes in two thirds of that, the last to come first. */
export function presence({ since, left }: Moment, seconds: number, delay = 0): number {
  const comes = easeOut(clamp01((since - delay) / seconds))
  const goes = easeOut(clamp01((left + delay * 0.5) / (seconds * 0.66)))
  return Math.min(comes, goes)
}

export type Change = {
  /** Output pixels, to whole ones. */
  readonly across?: number
  readonly down?: number
  readonly opacity?: number
  readonly clip?: Rect
}

/** Sprites as they stand, or changed; nothing where they cannot be seen. */
export function spriteLayers(
  sprites: readonly LaidSprite[],
  { across = 0, down = 0, opacity = 1, clip }: Change = {},
): readonly Layer[] {
  if (opacity <= 0 || (clip && (clip[2] <= 0 || clip[3] <= 0))) return []
  return sprites.map(({ key, rect: [x, y, width, height] }) => ({
    source: { kind: 'sprite', key },
    target: [x + Math.round(across), y + Math.round(down), width, height],
    ...(opacity < 1 ? { opacity } : {}),
    ...(clip ? { clip } : {}),
  }))
}

/** A plain rectangle on whole pixels; nothing where it has no size. */
export function box([x, y, width, height]: Rect, colour: Colour): readonly Layer[] {
  const target = [Math.round(x), Math.round(y), Math.round(width), Math.round(height)] as const
  return target[2] > 0 && target[3] > 0 ? [{ source: { kind: 'fill', colour }, target }] : []
}

/** The first `share` of a rectangle, from where reading starts. */
export function leading([x, y, width, height]: Rect, share: number, { direction }: LaidLowerThird): Rect {
  const shown = Math.round(width * share)
  return [direction === 'rtl' ? x + width - shown : x, y, shown, height]
}

/** 1 towards the side where reading goes. */
export const forward = ({ direction }: LaidLowerThird): number => (direction === 'rtl' ? -1 : 1)

/** Rectangles with letters that overhang: nothing of them is cut but at the named edges. */
export const roomy = ([x, y, width, height]: Rect, { unit }: LaidLowerThird): Rect => [
  x - unit,
  y - unit,
  width + 2 * unit,
  height + 2 * unit,
]
