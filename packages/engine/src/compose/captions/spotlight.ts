/** The picture goes dark; large words in its middle light up as they are said. */
import { easeInOut } from '../easing.ts'
import { bar, type CaptionStyle, sinceFrame, wordLayer } from './caption-style.ts'

export const spotlight: CaptionStyle = {
  id: 'spotlight',
  label: 'Spotlight',
  look: {
    family: 'caption',
    weight: 700,
    size: 0.084,
    colour: [150, 156, 172, 1],
    spoken: [255, 255, 255, 1],
    backing: { shape: 'frame', colour: [6, 8, 16, 0.88], radius: 0 },
    effects: () => ({}),
    place: 'middle',
    column: 0.8,
    leading: 1.25,
    characters: 54,
  },
  draw: (cue, frame) => {
    const [plate] = cue.plates
    if (!plate) return []
    const dark = easeInOut(
      Math.min(
        sinceFrame(cue, cue.fromFrame, frame, 0.3),
        1 - sinceFrame(cue, cue.toFrame - cue.rate * 0.2, frame, 0.2),
      ),
    )
    return [
      ...bar(plate.rect, [6, 8, 16, 0.88 * dark]),
      ...cue.words.flatMap(word =>
        wordLayer(word, frame >= word.fromFrame ? word.spokenKey : word.key, { opacity: dark }),
      ),
    ]
  },
}
