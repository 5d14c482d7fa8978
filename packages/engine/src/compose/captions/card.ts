/** Dark words on a white card with round corners that slides up. */
import { easeOut } from '../easing.ts'
import { type CaptionStyle, plateLayers, sinceFrame, wordLayers } from './caption-style.ts'

export const card: CaptionStyle = {
  id: 'card',
  label: 'Card',
  look: {
    family: 'title',
    weight: 700,
    size: 0.05,
    colour: [16, 18, 28, 1],
    spoken: [24, 74, 204, 1],
    backing: { shape: 'block', colour: [255, 255, 255, 0.97], radius: 0.6, pad: 1 },
    effects: () => ({}),
    column: 0.62,
    leading: 1.28,
  },
  draw: (cue, frame) => {
    const shown = easeOut(sinceFrame(cue, cue.fromFrame, frame, 0.3))
    const down = Math.round((1 - shown) * cue.unit * 1.2)
    return [...plateLayers(cue), ...wordLayers(cue, frame)].map(layer => ({
      ...layer,
      target: [layer.target[0], layer.target[1] + down, layer.target[2], layer.target[3]] as const,
      ...(shown < 1 ? { opacity: shown } : {}),
    }))
  },
}
