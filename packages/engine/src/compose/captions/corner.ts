/** Serif words on a dark slip at the lower left, under a bright rule that is drawn across. */
import { easeOut } from '../easing.ts'
import { bar, type CaptionStyle, leading, plateLayers, sinceFrame, wordLayer } from './caption-style.ts'

export const corner: CaptionStyle = {
  id: 'corner',
  label: 'Corner',
  look: {
    family: 'title',
    weight: 700,
    size: 0.05,
    colour: [255, 255, 255, 1],
    spoken: [255, 224, 130, 1],
    backing: { shape: 'block', colour: [12, 14, 24, 0.84], radius: 0, pad: 0.5 },
    effects: () => ({}),
    align: 'start',
    column: 0.5,
    leading: 1.22,
  },
  draw: (cue, frame) => {
    const [plate] = cue.plates
    if (!plate) return []
    const [x, y, width] = plate.rect
    const thick = Math.max(2, cue.unit * 0.09)
    const drawn = easeOut(sinceFrame(cue, cue.fromFrame, frame, 0.5))
    return [
      ...plateLayers(cue, { opacity: easeOut(sinceFrame(cue, cue.fromFrame, frame, 0.3)) }),
      ...bar(leading([x, y, width, thick], drawn, cue), [255, 224, 130, 1]),
      ...cue.words.flatMap(word =>
        wordLayer(word, frame >= word.fromFrame ? word.spokenKey : word.key, {
          opacity: easeOut(sinceFrame(cue, cue.fromFrame, frame, 0.3)),
        }),
      ),
    ]
  },
}
