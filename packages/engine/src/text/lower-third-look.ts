/** Owns how the texts of a lower third look and stand. Does not know how they move. */
import type { Colour } from '../display-list.ts'
import type { FontFamily, TextSpec } from './sprite-spec.ts'

export type LowerThirdText = {
  readonly family: FontFamily
  /** Font size as a share of the frame's shorter side. */
  readonly size: number
  readonly colour: Colour
  /** Outline and shadow for a font size in pixels. Default: none. */
  readonly effects?: (size: number) => Pick<TextSpec, 'outline' | 'shadow'>
}

export type LowerThirdLook = {
  readonly name: LowerThirdText
  readonly line: LowerThirdText
  /** One colour behind both texts, or one behind each. Default: nothing. */
  readonly plates?: readonly [both: Colour] | readonly [name: Colour, line: Colour]
  /** Of the plates' corners, in font sizes of the name; 0. */
  readonly radius?: number
  /** Room between texts and the edges of their plates, in font sizes of the name. */
  readonly pad: { readonly across: number; readonly down: number }
  /** Between name and line, in font sizes of the name. */
  readonly gap: number
  /** The plate is as wide as the frame, and ends at its sides. */
  readonly wide?: true
}

/** Resolves a style's id, which may be unknown, to an id and its look. */
export type LowerThirdLookOf = (style: string) => { readonly id: string; readonly look: LowerThirdLook }
