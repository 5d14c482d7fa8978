/** A few large words in the middle; each springs up when it is said and stays. */
import { overshoot } from '../easing.ts'
import { type CaptionStyle, darkRim, sinceFrame, spokenIndex, wordLayer } from './caption-style.ts'

export const pop: CaptionStyle = {
  id: 'pop',
  label: 'Pop',
  look: {
    family: 'caption',
    weight: 700,
    size: 0.125,
    colour: [255, 255, 255, 1],
    spoken: [255, 213, 74, 1],
    effects: darkRim(0.08),
    place: 'middle',
    characters: 22,
    column: 0.8,
    leading: 1.05,
  },
  draw: (cue, frame) => {
    const spoken = spokenIndex(cue, frame)
    return cue.words.slice(0, spoken + 1).flatMap((word, index) =>
      wordLayer(word, index === spoken ? word.spokenKey : word.key, {
        scale: 0.4 + 0.6 * overshoot(sinceFrame(cue, word.fromFrame, frame, 0.22)),
      }),
    )
  },
}
