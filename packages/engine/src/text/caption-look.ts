/** Owns how the words of a caption style look. Does not know how they move. */
import type { Colour } from '../display-list.ts'
import type { FontFamily, TextSpec } from './sprite-spec.ts'

export type CaptionLook = {
  readonly family: FontFamily
  readonly weight: number
  /** Font size as a share of the frame's shorter side. */
  readonly size: number
  readonly colour: Colour
  /** Colour of the word that is spoken. */
  readonly spoken: Colour
  /** Behind each line. */
  readonly plate?: Colour
  /** Behind the word that is spoken. */
  readonly marker?: Colour
  /** Outline and shadow for a font size in pixels. */
  readonly effects: (size: number) => Pick<TextSpec, 'outline' | 'shadow'>
}

/** Resolves a style's id, which may be unknown, to an id and its look. */
export type LookOf = (style: string) => { readonly id: string; readonly look: CaptionLook }
