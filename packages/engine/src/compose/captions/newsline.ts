/** Two lines on a white plate at the lower left, a red bar before them; the plate is drawn out from it. */
import { easeOut } from '../easing.ts'
import { bar, type CaptionStyle, leading, plateLayers, sinceFrame, wordLayer } from './caption-style.ts'

export const newsline: CaptionStyle = {
  id: 'newsline',
  label: 'News line',
  look: {
    family: 'caption',
    weight: 700,
    size: 0.046,
    colour: [16, 18, 28, 1],
    spoken: [176, 20, 32, 1],
    backing: { shape: 'block', colour: [255, 255, 255, 0.96], radius: 0, pad: 0.7 },
    effects: () => ({}),
    align: 'start',
    column: 0.66,
    leading: 1.2,
  },
  draw: (cue, frame) => {
    const shown = easeOut(sinceFrame(cue, cue.fromFrame, frame, 0.35))
    const [plate] = cue.plates
    if (!plate) return []
    const [x, y, width, height] = plate.rect
    const red = Math.round(cue.unit * 0.22)
    const clip = leading(plate.rect, shown, cue)
    return [
      ...plateLayers(cue, { clip }),
      ...cue.words.flatMap(word =>
        wordLayer(word, frame >= word.fromFrame && frame < word.toFrame ? word.spokenKey : word.key, { clip }),
      ),
      ...bar([cue.direction === 'rtl' ? x + width - red : x, y, red, height], [204, 24, 36, 1]),
    ]
  },
}
