/** Lines of capitals, each as wide as the column, dropped in one upon the other. */
import { easeOut } from '../easing.ts'
import { type CaptionStyle, darkRim, sinceFrame, wordLayer } from './caption-style.ts'

export const stacked: CaptionStyle = {
  id: 'stacked',
  label: 'Stacked',
  look: {
    family: 'caption',
    weight: 700,
    size: 0.085,
    colour: [255, 255, 255, 1],
    spoken: [255, 213, 74, 1],
    effects: darkRim(0.06),
    arrange: 'stack',
    place: 'middle',
    capitals: true,
    characters: 30,
    column: 0.6,
    leading: 0.98,
  },
  draw: (cue, frame) =>
    cue.words.flatMap(word => {
      const first = cue.words.find(({ line }) => line === word.line) ?? word
      const shown = frame < first.fromFrame ? 0 : easeOut(sinceFrame(cue, first.fromFrame, frame, 0.22))
      const isSaid = frame >= word.fromFrame && frame < word.toFrame
      return wordLayer(word, isSaid ? word.spokenKey : word.key, {
        down: (shown - 1) * cue.unit * 0.7,
        opacity: shown,
      })
    }),
}
