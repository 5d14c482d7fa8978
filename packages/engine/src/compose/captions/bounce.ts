/** The spoken word jumps and lands; all words stand on their line. */
import { arch } from '../easing.ts'
import { type CaptionStyle, darkRim, saidOf, spokenIndex, wordLayer } from './caption-style.ts'

export const bounce: CaptionStyle = {
  id: 'bounce',
  label: 'Bounce',
  look: {
    family: 'caption',
    weight: 700,
    size: 0.07,
    colour: [255, 255, 255, 1],
    spoken: [255, 148, 196, 1],
    effects: darkRim(0.07),
    characters: 34,
    leading: 1.3,
  },
  draw: (cue, frame) => {
    const spoken = spokenIndex(cue, frame)
    return cue.words.flatMap((word, index) => {
      const jump = index === spoken ? arch(saidOf(word, frame)) : 0
      return wordLayer(word, index === spoken ? word.spokenKey : word.key, { down: -jump * cue.unit * 0.45 })
    })
  },
}
