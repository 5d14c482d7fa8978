/** Owns how the words of a caption style look and stand. Does not know how they move. */
import type { CaptionChoice } from '@contenthq/model'
import type { Colour } from '../display-list.ts'
import type { FontFamily, TextSpec } from './sprite-spec.ts'

/** Behind each line, the whole block, the frame's whole width, all of the frame, or every word. Radius and pad in font sizes. */
export type Backing = {
  readonly shape: 'line' | 'block' | 'band' | 'frame' | 'word'
  readonly colour: Colour
  /** 0.2 */
  readonly radius?: number
  /** Beside the words; 0.34. */
  readonly pad?: number
}

export type CaptionLook = {
  readonly family: FontFamily
  readonly weight: number
  /** Font size as a share of the frame's shorter side. */
  readonly size: number
  readonly colour: Colour
  /** Colour of the letters' lower edge, where they run from one colour into another. */
  readonly lower?: Colour
  /** Colour of the word that is spoken. */
  readonly spoken: Colour
  readonly backing?: Backing
  /** Behind the word that is spoken. */
  readonly marker?: Colour
  /** Outline and shadow for a font size in pixels. */
  readonly effects: (size: number) => Pick<TextSpec, 'outline' | 'shadow'>
  /** Balanced lines; lines that all fill the column; one word at a time; one line as long as it is. Default 'lines'. */
  readonly arrange?: 'lines' | 'stack' | 'single' | 'strip'
  /** 'bottom' */
  readonly place?: 'bottom' | 'middle' | 'top'
  /** At the side where reading starts, or centred. Default 'centre'. */
  readonly align?: 'centre' | 'start'
  /** Share of the frame's width that lines may take, at most what is safe. */
  readonly column?: number
  readonly capitals?: true
  /** Longest cue in characters; 68, two lines of broadcast length. */
  readonly characters?: number
  /** Line height in font heights; 1.12. */
  readonly leading?: number
}

/** Resolves a style's id, which may be unknown, to an id and its look. */
export type LookOf = (style: string) => { readonly id: string; readonly look: CaptionLook }

const SCALE = { small: 0.78, medium: 1, large: 1.25 } as const

/** The style's look with the person's choices in it. */
export function chosenLook(look: CaptionLook, { font, size, position }: CaptionChoice): CaptionLook {
  return {
    ...look,
    ...(font ? { family: font === 'serif' ? ('title' as const) : ('caption' as const) } : {}),
    ...(size ? { size: look.size * SCALE[size] } : {}),
    ...(position ? { place: position } : {}),
  }
}
