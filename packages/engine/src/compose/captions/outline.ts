/** White words with a heavy dark outline, the spoken one yellow. */
import { type CaptionStyle, darkRim, wordLayers } from './caption-style.ts'

export const outline: CaptionStyle = {
  id: 'outline',
  label: 'Outline',
  look: {
    family: 'caption',
    weight: 700,
    size: 0.06,
    colour: [255, 255, 255, 1],
    spoken: [255, 213, 74, 1],
    effects: darkRim(0.09),
  },
  draw: wordLayers,
}
