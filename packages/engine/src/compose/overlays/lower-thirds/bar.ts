/** White on a dark plate with a bright bar before it: the bar grows, the plate is drawn out from it, the texts follow. */
import { box, forward, type LowerThirdStyle, leading, presence, spriteLayers } from './lower-third.ts'

const ACCENT = [255, 198, 64, 1] as const

export const bar: LowerThirdStyle = {
  id: 'bar',
  label: 'Bar',
  look: {
    name: { family: 'caption', size: 0.05, colour: [255, 255, 255, 1] },
    line: { family: 'caption', size: 0.032, colour: [214, 220, 232, 1] },
    plates: [[14, 18, 32, 0.86]],
    pad: { across: 0.55, down: 0.34 },
    gap: 0.06,
  },
  draw: (laid, moment) => {
    const [x, y, width, height] = laid.block
    const tall = presence(moment, 0.35)
    const drawn = presence(moment, 0.5, 0.15)
    const thick = Math.max(2, Math.round(laid.unit * 0.16))
    const edge = laid.direction === 'rtl' ? x + width - thick : x
    const clip = leading(laid.block, drawn, laid)
    const across = forward(laid) * (drawn - 1) * laid.unit
    return [
      ...spriteLayers(laid.plates, { clip }),
      ...spriteLayers(laid.name, { clip, across }),
      ...spriteLayers(laid.line, { clip, across: across * 1.6 }),
      ...box([edge, y + (height * (1 - tall)) / 2, thick, height * tall], ACCENT),
    ]
  },
}
