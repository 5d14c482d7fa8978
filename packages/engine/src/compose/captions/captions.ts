/** Owns the registry of caption styles and the caption layers of a frame. */
import type { Layer } from '../../display-list.ts'
import type { TextLayout } from '../../text/layout.ts'
import type { CaptionStyle } from './caption-style.ts'
import { highlight } from './highlight.ts'
import { outline } from './outline.ts'
import { plate } from './plate.ts'
import { quiet } from './quiet.ts'

export const captionStyles: readonly CaptionStyle[] = [plate, outline, highlight, quiet]

/** An unknown style, from a newer document, falls back to the plate. */
export const captionStyleOf = (id: string): CaptionStyle => captionStyles.find(style => style.id === id) ?? plate

export const captionLayers = ({ cues }: TextLayout, frame: number): readonly Layer[] =>
  cues
    .filter(cue => frame >= cue.fromFrame && frame < cue.toFrame)
    .flatMap(cue => captionStyleOf(cue.style).draw(cue, frame))
