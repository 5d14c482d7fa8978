/** Capitals that run from yellow into orange and swell up together, line after line. */
import { easeOut } from '../easing.ts'
import { type CaptionStyle, darkRim, sinceFrame, wordLayer } from './caption-style.ts'

export const gradient: CaptionStyle = {
  id: 'gradient',
  label: 'Gradient',
  look: {
    family: 'caption',
    weight: 700,
    size: 0.078,
    colour: [255, 240, 120, 1],
    lower: [255, 150, 40, 1],
    spoken: [255, 255, 255, 1],
    effects: darkRim(0.1),
    capitals: true,
    characters: 40,
    leading: 1,
  },
  draw: (cue, frame) =>
    cue.words.flatMap(word => {
      const shown = easeOut(sinceFrame(cue, cue.fromFrame + word.line * cue.rate * 0.12, frame, 0.3))
      const isSaid = frame >= word.fromFrame && frame < word.toFrame
      return wordLayer(word, isSaid ? word.spokenKey : word.key, {
        scale: 0.8 + 0.2 * shown,
        opacity: shown,
      })
    }),
}
