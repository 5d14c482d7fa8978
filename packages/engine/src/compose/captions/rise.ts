/** Lines rise out of an edge at the middle of the frame and sink behind it again. */
import { easeInOut, easeOut } from '../easing.ts'
import { type CaptionStyle, darkRim, sinceFrame, spokenIndex, wordLayer } from './caption-style.ts'

export const rise: CaptionStyle = {
  id: 'rise',
  label: 'Rise',
  look: {
    family: 'caption',
    weight: 700,
    size: 0.072,
    colour: [255, 255, 255, 1],
    spoken: [130, 214, 255, 1],
    effects: darkRim(0.07),
    place: 'middle',
    align: 'start',
    column: 0.7,
    leading: 1.2,
    characters: 44,
  },
  draw: (cue, frame) => {
    const spoken = spokenIndex(cue, frame)
    const leave = 1 - easeInOut(sinceFrame(cue, cue.toFrame - cue.rate * 0.25, frame, 0.25))
    return cue.words.flatMap((word, index) => {
      const [x, y, width, height] = word.rect
      const shown = Math.min(leave, easeOut(sinceFrame(cue, cue.fromFrame + word.line * cue.rate * 0.1, frame, 0.4)))
      return wordLayer(word, index === spoken ? word.spokenKey : word.key, {
        down: (1 - shown) * height,
        clip: [x, y, width, height],
        opacity: shown > 0 ? 1 : 0,
      })
    })
  },
}
