/** The name on a bright block, the line on a white one below: they shoot in from the side, one after the other. */
import type { Rect } from '../../../display-list.ts'
import { forward, type LowerThirdStyle, presence, spriteLayers } from './lower-third.ts'

export const blocks: LowerThirdStyle = {
  id: 'blocks',
  label: 'Blocks',
  look: {
    name: { family: 'caption', size: 0.056, colour: [255, 255, 255, 1] },
    line: { family: 'caption', size: 0.034, colour: [22, 26, 40, 1] },
    plates: [
      [206, 32, 58, 1],
      [255, 255, 255, 0.97],
    ],
    pad: { across: 0.45, down: 0.16 },
    gap: 0,
  },
  draw: (laid, moment) =>
    ([laid.name, laid.line] as const).flatMap((texts, index) => {
      // with one text only there is one plate
      const plate = laid.plates[laid.name.length > 0 ? index : 0]
      if (!plate || texts.length === 0) return []
      const shown = presence(moment, 0.45, index * 0.12)
      const across = forward(laid) * (shown - 1) * plate.rect[2]
      const [x, y, width, height] = plate.rect
      const clip: Rect = [x, y, width, height]
      return [...spriteLayers([plate], { across, clip }), ...spriteLayers(texts, { across, clip })]
    }),
}
