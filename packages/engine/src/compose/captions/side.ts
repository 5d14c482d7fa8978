/** A narrow column beside the picture’s middle; what was said stays bright, what comes is dim. */
import { type CaptionStyle, plateLayers, spokenIndex, wordLayer } from './caption-style.ts'

export const side: CaptionStyle = {
  id: 'side',
  label: 'Side column',
  look: {
    family: 'caption',
    weight: 700,
    size: 0.062,
    colour: [176, 182, 198, 1],
    spoken: [255, 255, 255, 1],
    backing: { shape: 'block', colour: [10, 12, 22, 0.84], radius: 0.15, pad: 0.6 },
    effects: () => ({}),
    align: 'start',
    place: 'middle',
    column: 0.34,
    leading: 1.22,
  },
  draw: (cue, frame) => {
    const spoken = spokenIndex(cue, frame)
    return [
      ...plateLayers(cue),
      ...cue.words.flatMap((word, index) => wordLayer(word, index <= spoken ? word.spokenKey : word.key)),
    ]
  },
}
