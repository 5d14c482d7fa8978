/** No plate: a thin line is drawn, the name rises out of it and the second text comes down from it. */
import type { LowerThirdText } from '../../../text/lower-third-look.ts'
import { box, type LowerThirdStyle, leading, presence, roomy, spriteLayers } from './lower-third.ts'

const WHITE = [255, 255, 255, 1] as const
const rimmed: LowerThirdText['effects'] = size => ({
  outline: { colour: [8, 10, 18, 0.9], width: Math.max(1, size * 0.05) },
  shadow: { colour: [0, 0, 0, 0.75], blur: Math.round(size * 0.3), y: Math.round(size * 0.05) },
})

export const rule: LowerThirdStyle = {
  id: 'rule',
  label: 'Rule',
  look: {
    name: { family: 'title', size: 0.062, colour: WHITE, effects: rimmed },
    line: { family: 'caption', size: 0.034, colour: WHITE, effects: rimmed },
    pad: { across: 0.1, down: 0.1 },
    gap: 0.36,
  },
  draw: (laid, moment) => {
    const [x, , width] = laid.block
    const thick = Math.max(2, Math.round(laid.unit * 0.07))
    const middle = Math.round((laid.nameBox[1] + laid.nameBox[3] + laid.lineBox[1]) / 2)
    const ruleY = laid.line.length > 0 ? middle - (thick >> 1) : laid.nameBox[1] + laid.nameBox[3]
    const drawn = presence(moment, 0.5)
    const name = presence(moment, 0.5, 0.2)
    const line = presence(moment, 0.5, 0.32)
    const [roomX, roomY, roomWidth, roomHeight] = roomy(laid.block, laid)
    return [
      ...spriteLayers(laid.name, {
        down: (1 - name) * laid.nameBox[3],
        opacity: Math.min(1, name * 2),
        clip: [roomX, roomY, roomWidth, ruleY - roomY],
      }),
      ...spriteLayers(laid.line, {
        down: (line - 1) * laid.lineBox[3],
        opacity: Math.min(1, line * 2),
        clip: [roomX, ruleY + thick, roomWidth, roomY + roomHeight - ruleY - thick],
      }),
      ...box(leading([x - thick, ruleY - 1, width + 2 * thick, thick + 2], drawn, laid), [8, 10, 18, 0.55]),
      ...box(leading([x, ruleY, width, thick], drawn, laid), [255, 198, 64, 1]),
    ]
  },
}
