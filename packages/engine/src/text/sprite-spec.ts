/** Owns the description of every bitmap that the text room can draw. Plain data: its canonical JSON is the sprite's key. */
import { canonicalJson } from '@contenthq/model'
import type { Colour, SpriteKey } from '../display-list.ts'

/** Private family names; fonts.ts says which files they are. */
export type FontFamily = 'caption' | 'title'

export type TextSpec = {
  readonly kind: 'text'
  readonly text: string
  readonly family: FontFamily
  readonly weight: number
  /** Font size, output pixels. */
  readonly size: number
  readonly colour: Colour
  /** The letters run from `colour` at their upper edge into this. */
  readonly lower?: Colour
  /** Where in its first pixel the text begins, in quarters: as in a line that the browser sets. Default 0. */
  readonly shift?: 1 | 2 | 3
  /** Of the paragraph the text belongs to: decides on which side its punctuation stands. Default 'ltr'. */
  readonly direction?: 'rtl'
  /** Drawn behind the letters, output pixels. */
  readonly outline?: { readonly colour: Colour; readonly width: number }
  readonly shadow?: { readonly colour: Colour; readonly blur: number; readonly y: number }
}

/** A rectangle with round corners. */
export type PlateSpec = {
  readonly kind: 'plate'
  readonly width: number
  readonly height: number
  readonly radius: number
  readonly colour: Colour
}

/** From `from` at the start edge to `to` at the end edge. */
export type GradientSpec = {
  readonly kind: 'gradient'
  readonly width: number
  readonly height: number
  readonly direction: 'right' | 'down'
  readonly from: Colour
  readonly to: Colour
}

/** A gradient over all of it at any angle, degrees clockwise from upwards, as in CSS. */
export type RampSpec = {
  readonly kind: 'ramp'
  readonly width: number
  readonly height: number
  readonly angle: number
  readonly from: Colour
  readonly to: Colour
}

export type SpriteSpec = TextSpec | PlateSpec | GradientSpec | RampSpec

export const spriteKey = (spec: SpriteSpec): SpriteKey => canonicalJson(spec)

/** The spec that a key names: the key is its canonical JSON. */
export const spriteSpec = (key: SpriteKey): SpriteSpec => JSON.parse(key) as SpriteSpec

export const cssColour = ([red, green, blue, alpha]: Colour): string => `rgb(${red} ${green} ${blue} / ${alpha})`
