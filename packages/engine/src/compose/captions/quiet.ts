/** Small words on a soft plate, dimmed but for the spoken one. */
import { type CaptionStyle, plateLayers, wordLayers } from './caption-style.ts'

export const quiet: CaptionStyle = {
  id: 'quiet',
  label: 'Quiet',
  look: {
    family: 'caption',
    weight: 700,
    size: 0.038,
    colour: [224, 228, 238, 1],
    spoken: [255, 255, 255, 1],
    backing: { shape: 'block', colour: [12, 14, 24, 0.78], radius: 0.5, pad: 0.7 },
    effects: () => ({}),
  },
  draw: (cue, frame) => [...plateLayers(cue), ...wordLayers(cue, frame)],
}
