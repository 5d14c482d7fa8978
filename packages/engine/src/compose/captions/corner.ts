/** Small serif words at the lower left under a thin rule that is drawn across. */
import { easeOut } from '../easing.ts'
import { bar, type CaptionStyle, darkRim, leading, sinceFrame, wordLayer } from './caption-style.ts'

export const corner: CaptionStyle = {
  id: 'corner',
  label: 'Corner',
  look: {
    family: 'title',
    weight: 700,
    size: 0.044,
    colour: [255, 255, 255, 1],
    spoken: [255, 224, 130, 1],
    effects: darkRim(0.07),
    align: 'start',
    column: 0.46,
    leading: 1.25,
  },
  draw: (cue, frame) => {
    const [x, y, width] = cue.block
    const rule = leading(
      [x, y - cue.unit * 0.35, width, Math.max(2, cue.unit * 0.07)],
      easeOut(sinceFrame(cue, cue.fromFrame, frame, 0.5)),
      cue,
    )
    return [
      ...bar([rule[0] - 1, rule[1] - 1, rule[2] + 2, rule[3] + 2], [10, 12, 20, 1]),
      ...bar(rule, [255, 224, 130, 1]),
      ...cue.words.flatMap(word =>
        wordLayer(word, frame >= word.fromFrame ? word.spokenKey : word.key, {
          opacity: easeOut(sinceFrame(cue, cue.fromFrame, frame, 0.3)),
        }),
      ),
    ]
  },
}
