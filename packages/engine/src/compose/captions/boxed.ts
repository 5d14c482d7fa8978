/** Every word on a white tile of its own; the spoken tile turns blue and lifts. */
import { type CaptionStyle, spokenIndex, wordLayer } from './caption-style.ts'

export const boxed: CaptionStyle = {
  id: 'boxed',
  label: 'Boxed',
  look: {
    family: 'caption',
    weight: 700,
    size: 0.054,
    colour: [16, 18, 28, 1],
    spoken: [255, 255, 255, 1],
    marker: [38, 92, 235, 1],
    backing: { shape: 'word', colour: [255, 255, 255, 1], pad: 0.14, radius: 0.16 },
    effects: () => ({}),
    leading: 1.34,
  },
  draw: (cue, frame) => {
    const spoken = spokenIndex(cue, frame)
    return cue.words.flatMap((word, index) => {
      const down = index === spoken ? -Math.round(cue.unit * 0.12) : 0
      const tile = index === spoken ? word.markerKey : cue.plates[index]?.key
      const [x, y, width, height] = word.box
      return [
        ...(tile
          ? [{ source: { kind: 'sprite', key: tile } as const, target: [x, y + down, width, height] as const }]
          : []),
        ...wordLayer(word, index === spoken ? word.spokenKey : word.key, { down }),
      ]
    })
  },
}
