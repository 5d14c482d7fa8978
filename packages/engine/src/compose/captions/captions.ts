/** Owns the registry of caption styles and the caption layers of a frame. */
import type { Layer } from '../../display-list.ts'
import type { TextLayout } from '../../text/layout.ts'
import { findStyle } from '../find-style.ts'
import { bounce } from './bounce.ts'
import { boxed } from './boxed.ts'
import { breath } from './breath.ts'
import type { CaptionStyle } from './caption-style.ts'
import { card } from './card.ts'
import { corner } from './corner.ts'
import { gradient } from './gradient.ts'
import { highlight } from './highlight.ts'
import { karaoke } from './karaoke.ts'
import { marker } from './marker.ts'
import { newsline } from './newsline.ts'
import { outline } from './outline.ts'
import { plate } from './plate.ts'
import { pop } from './pop.ts'
import { pulse } from './pulse.ts'
import { quiet } from './quiet.ts'
import { rise } from './rise.ts'
import { shout } from './shout.ts'
import { side } from './side.ts'
import { single } from './single.ts'
import { spotlight } from './spotlight.ts'
import { stacked } from './stacked.ts'
import { ticker } from './ticker.ts'
import { typewriter } from './typewriter.ts'
import { underline } from './underline.ts'

export const captionStyles: readonly CaptionStyle[] = [
  plate,
  outline,
  highlight,
  quiet,
  boxed,
  karaoke,
  marker,
  underline,
  pop,
  bounce,
  pulse,
  gradient,
  typewriter,
  newsline,
  corner,
  side,
  card,
  breath,
  rise,
  stacked,
  single,
  spotlight,
  shout,
  ticker,
]

/** Throws 'style-unknown'. */
export const captionStyleOf = (id: string): CaptionStyle => findStyle('captions', captionStyles, id)

export const captionLayers = ({ cues }: TextLayout, frame: number): readonly Layer[] =>
  cues
    .filter(cue => frame >= cue.fromFrame && frame < cue.toFrame)
    .flatMap(cue => captionStyleOf(cue.style).draw(cue, frame))
