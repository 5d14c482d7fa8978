/** Serif words; a bright line glides from word to word beneath them. */
import { easeInOut, lerp } from '../easing.ts'
import { bar, type CaptionStyle, darkRim, sinceFrame, spokenIndex, wordLayer } from './caption-style.ts'

export const underline: CaptionStyle = {
  id: 'underline',
  label: 'Underline',
  look: {
    family: 'title',
    weight: 700,
    size: 0.06,
    colour: [255, 255, 255, 1],
    spoken: [255, 255, 255, 1],
    effects: darkRim(0.06),
    leading: 1.3,
  },
  draw: (cue, frame) => {
    const words = cue.words.flatMap(word => wordLayer(word, word.key))
    const spoken = spokenIndex(cue, frame)
    const word = cue.words[spoken]
    if (!word) return words
    const before = cue.words[spoken - 1]
    const way = easeInOut(sinceFrame(cue, word.fromFrame, frame, 0.18))
    const from = before?.line === word.line ? before.box : ([word.box[0], word.box[1], 0, word.box[3]] as const)
    const thick = Math.max(3, cue.unit * 0.11)
    const line = [
      lerp(from[0], word.box[0], way),
      word.box[1] + word.box[3] - thick * 0.6,
      lerp(from[2], word.box[2], way),
      thick,
    ] as const
    return [
      ...bar([line[0] - 2, line[1] - 2, line[2] + 4, thick + 4], [10, 12, 20, 1]),
      ...bar(line, [74, 222, 170, 1]),
      ...words,
    ]
  },
}
