/** Large serif words in the upper part come out of nothing, one after the other, slowly, each settling into its line. */
import { easeInOutSine } from '../easing.ts'
import { type CaptionStyle, sinceFrame, wordLayer } from './caption-style.ts'

export const breath: CaptionStyle = {
  id: 'breath',
  label: 'Breath',
  look: {
    family: 'title',
    weight: 700,
    size: 0.074,
    colour: [255, 250, 240, 1],
    spoken: [255, 250, 240, 1],
    // a thin rim and a wide soft shadow: a thick one fills the eyes of serif letters
    effects: size => ({
      outline: { colour: [14, 14, 24, 1], width: Math.max(1, size * 0.04) },
      shadow: { colour: [0, 0, 0, 0.8], blur: Math.round(size * 0.5), y: Math.round(size * 0.06) },
    }),
    place: 'top',
    // lines that grow from a fixed edge, not words strewn about the middle
    align: 'start',
    column: 0.74,
    leading: 1.3,
  },
  draw: (cue, frame) =>
    cue.words.flatMap(word => {
      if (frame < word.fromFrame) return []
      const shown = easeInOutSine(sinceFrame(cue, word.fromFrame, frame, 0.5))
      return wordLayer(word, word.key, { opacity: shown, down: (1 - shown) * cue.unit * 0.25 })
    }),
}
