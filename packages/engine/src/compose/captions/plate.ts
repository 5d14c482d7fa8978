/** Words on a dark plate, the spoken one yellow: readable on any picture. */
import { type CaptionStyle, plateLayers, wordLayers } from './caption-style.ts'

export const plate: CaptionStyle = {
  id: 'plate',
  label: 'Plate',
  look: {
    family: 'caption',
    weight: 700,
    size: 0.052,
    colour: [255, 255, 255, 1],
    spoken: [255, 213, 74, 1],
    backing: { shape: 'line', colour: [12, 14, 24, 0.82] },
    effects: () => ({}),
  },
  draw: (cue, frame) => [...plateLayers(cue), ...wordLayers(cue, frame)],
}
