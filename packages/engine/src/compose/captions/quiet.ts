/** Small words on a soft plate, dimmed but for the spoken one. */
import { type CaptionStyle, plateLayers, wordLayers } from './caption-style.ts'

export const quiet: CaptionStyle = {
  id: 'quiet',
  label: 'Quiet',
  look: {
    family: 'caption',
    weight: 700,
    size: 0.04,
    colour: [214, 218, 230, 1],
    spoken: [255, 255, 255, 1],
    plate: [12, 14, 24, 0.68],
    effects: () => ({}),
  },
  draw: (cue, frame) => [...plateLayers(cue), ...wordLayers(cue, frame)],
}
