/** White words, the spoken one on a bright marker that moves with the voice. */
import { type CaptionStyle, darkRim, spokenIndex, wordLayers } from './caption-style.ts'

export const highlight: CaptionStyle = {
  id: 'highlight',
  label: 'Highlight',
  look: {
    family: 'caption',
    weight: 700,
    size: 0.066,
    colour: [255, 255, 255, 1],
    spoken: [255, 255, 255, 1],
    marker: [38, 92, 235, 1],
    effects: darkRim(0.05),
  },
  draw: (cue, frame) => {
    const word = cue.words[spokenIndex(cue, frame)]
    const marker = word?.markerKey
      ? [{ source: { kind: 'sprite', key: word.markerKey } as const, target: word.box }]
      : []
    return [...marker, ...wordLayers(cue, frame)]
  },
}
