/** Words in a line; the spoken one grows and pushes its neighbours aside. */
import { easeOut } from '../easing.ts'
import { type CaptionStyle, darkRim, saidOf, spokenIndex, wordLayer } from './caption-style.ts'

/** How much a word grows. */
const GROWTH = 0.36

export const pulse: CaptionStyle = {
  id: 'pulse',
  label: 'Pulse',
  look: {
    family: 'caption',
    weight: 700,
    size: 0.058,
    colour: [228, 232, 240, 1],
    spoken: [140, 255, 190, 1],
    effects: darkRim(0.07),
    // room at both ends for words that are pushed
    column: 0.84,
    characters: 44,
    leading: 1.6,
  },
  draw: (cue, frame) => {
    const spoken = spokenIndex(cue, frame)
    const grown = cue.words[spoken]
    const growth = grown ? GROWTH * easeOut(Math.min(1, 2.5 * saidOf(grown, frame))) : 0
    return cue.words.flatMap(word => {
      if (word === grown) return wordLayer(word, word.spokenKey, { scale: 1 + growth })
      const isPushed = grown && word.line === grown.line
      const side = isPushed ? Math.sign(word.box[0] - grown.box[0]) : 0
      return wordLayer(word, word.key, { across: side * ((grown?.box[2] ?? 0) * growth * 0.5) })
    })
  },
}
