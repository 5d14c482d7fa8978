/** A few capitals on a red band are slammed into place. */
import { easeOut } from '../easing.ts'
import { type CaptionStyle, plateLayers, sinceFrame, wordLayer } from './caption-style.ts'

export const shout: CaptionStyle = {
  id: 'shout',
  label: 'Shout',
  look: {
    family: 'caption',
    weight: 700,
    size: 0.094,
    colour: [255, 255, 255, 1],
    spoken: [255, 240, 150, 1],
    backing: { shape: 'band', colour: [178, 16, 30, 1], radius: 0 },
    effects: () => ({}),
    capitals: true,
    characters: 22,
  },
  draw: (cue, frame) => {
    const slam = easeOut(sinceFrame(cue, cue.fromFrame, frame, 0.15))
    return [
      ...plateLayers(cue),
      ...cue.words.flatMap(word =>
        wordLayer(word, frame >= word.fromFrame && frame < word.toFrame ? word.spokenKey : word.key, {
          scale: 1.12 - 0.12 * slam,
        }),
      ),
    ]
  },
}
