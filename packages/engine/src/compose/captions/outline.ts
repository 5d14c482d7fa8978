/** White words with a heavy dark outline, the spoken one yellow. */
import { type CaptionStyle, wordLayers } from './caption-style.ts'

export const outline: CaptionStyle = {
  id: 'outline',
  label: 'Outline',
  look: {
    family: 'caption',
    weight: 700,
    size: 0.06,
    colour: [255, 255, 255, 1],
    spoken: [255, 213, 74, 1],
    effects: size => ({
      outline: { colour: [10, 12, 20, 1], width: Math.max(2, size * 0.09) },
      shadow: { colour: [0, 0, 0, 0.6], blur: Math.round(size * 0.12), y: Math.round(size * 0.04) },
    }),
  },
  draw: wordLayers,
}
