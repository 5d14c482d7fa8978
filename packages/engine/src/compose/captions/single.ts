/** One huge word at a time in the middle of the frame. */
import { easeOut } from '../easing.ts'
import { type CaptionStyle, darkRim, sinceFrame, spokenIndex, wordLayer } from './caption-style.ts'

export const single: CaptionStyle = {
  id: 'single',
  label: 'One word',
  look: {
    family: 'caption',
    weight: 700,
    size: 0.17,
    colour: [255, 255, 255, 1],
    spoken: [255, 255, 255, 1],
    effects: darkRim(0.06),
    arrange: 'single',
    place: 'middle',
    capitals: true,
  },
  draw: (cue, frame) => {
    const word = cue.words[Math.max(0, spokenIndex(cue, frame))]
    if (!word) return []
    const shown = easeOut(sinceFrame(cue, word.fromFrame, frame, 0.16))
    return wordLayer(word, word.key, { scale: 1.25 - 0.25 * shown, opacity: 0.4 + 0.6 * shown })
  },
}
