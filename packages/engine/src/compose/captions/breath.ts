/** Large serif words in the upper part come out of nothing, one after the other, slowly. */
import { easeInOutSine } from '../easing.ts'
import { type CaptionStyle, darkRim, sinceFrame, wordLayer } from './caption-style.ts'

export const breath: CaptionStyle = {
  id: 'breath',
  label: 'Breath',
  look: {
    family: 'title',
    weight: 700,
    size: 0.068,
    colour: [255, 250, 240, 1],
    spoken: [255, 250, 240, 1],
    effects: darkRim(0.05),
    place: 'top',
    column: 0.74,
    leading: 1.25,
  },
  draw: (cue, frame) =>
    cue.words.flatMap(word =>
      frame < word.fromFrame
        ? []
        : wordLayer(word, word.key, { opacity: easeInOutSine(sinceFrame(cue, word.fromFrame, frame, 0.5)) }),
    ),
}
