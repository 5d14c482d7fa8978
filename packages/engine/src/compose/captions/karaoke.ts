/** Grey words on a dark band over the whole width fill with colour as they are sung. */
import { type CaptionStyle, leading, letterColumn, plateLayers, saidOf, wordLayer } from './caption-style.ts'

export const karaoke: CaptionStyle = {
  id: 'karaoke',
  label: 'Karaoke',
  look: {
    family: 'caption',
    weight: 700,
    size: 0.064,
    colour: [190, 194, 206, 1],
    spoken: [120, 226, 255, 1],
    backing: { shape: 'band', colour: [8, 10, 20, 0.86], radius: 0 },
    effects: () => ({}),
  },
  draw: (cue, frame) => [
    ...plateLayers(cue),
    ...cue.words.flatMap(word => {
      const said = saidOf(word, frame)
      const sung = said > 0 ? wordLayer(word, word.spokenKey, { clip: leading(letterColumn(word), said, cue) }) : []
      return [...(said < 1 ? wordLayer(word, word.key) : []), ...sung]
    }),
  ],
}
