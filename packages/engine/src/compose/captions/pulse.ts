/** Small words; the spoken one grows out of its line. */
import { easeOut } from '../easing.ts'
import { type CaptionStyle, darkRim, saidOf, spokenIndex, wordLayer } from './caption-style.ts'

export const pulse: CaptionStyle = {
  id: 'pulse',
  label: 'Pulse',
  look: {
    family: 'caption',
    weight: 700,
    size: 0.054,
    colour: [228, 232, 240, 1],
    spoken: [140, 255, 190, 1],
    effects: darkRim(0.09),
    characters: 48,
    leading: 1.6,
  },
  draw: (cue, frame) => {
    const spoken = spokenIndex(cue, frame)
    // the grown word comes last, over its neighbours
    const order = cue.words
      .map((word, index) => ({ word, index }))
      .sort((a, b) => Number(a.index === spoken) - Number(b.index === spoken))
    return order.flatMap(({ word, index }) =>
      index === spoken
        ? wordLayer(word, word.spokenKey, { scale: 1 + 0.4 * easeOut(Math.min(1, 2.5 * saidOf(word, frame))) })
        : wordLayer(word, word.key),
    )
  },
}
