/** White words on dark lines; a yellow pen strikes over them as they are said. */
import { type CaptionStyle, leading, letterColumn, plateLayers, saidOf, wordLayer } from './caption-style.ts'

export const marker: CaptionStyle = {
  id: 'marker',
  label: 'Marker pen',
  look: {
    family: 'caption',
    weight: 700,
    size: 0.056,
    colour: [255, 255, 255, 1],
    spoken: [16, 18, 28, 1],
    marker: [255, 222, 60, 1],
    backing: { shape: 'line', colour: [10, 12, 22, 0.84], radius: 0.08, pad: 0.24 },
    effects: () => ({}),
    align: 'start',
    column: 0.7,
    leading: 1.3,
  },
  draw: (cue, frame) => [
    ...plateLayers(cue),
    ...cue.words.flatMap(word => {
      const said = saidOf(word, frame)
      if (said <= 0 || !word.markerKey) return wordLayer(word, word.key)
      const pen = { source: { kind: 'sprite', key: word.markerKey } as const, target: word.box }
      if (said >= 1) return [pen, ...wordLayer(word, word.spokenKey)]
      const clip = leading(letterColumn(word), said, cue)
      return [...wordLayer(word, word.key), { ...pen, clip }, ...wordLayer(word, word.spokenKey, { clip })]
    }),
  ],
}
