/** A dark band across the whole frame that opens from its middle; the texts slide along it. */
import type { Rect } from '../../../display-list.ts'
import { box, forward, type LowerThirdStyle, presence, spriteLayers } from './lower-third.ts'

const ACCENT = [64, 196, 255, 1] as const

export const ribbon: LowerThirdStyle = {
  id: 'ribbon',
  label: 'Ribbon',
  look: {
    name: { family: 'caption', size: 0.052, colour: [255, 255, 255, 1] },
    line: { family: 'caption', size: 0.033, colour: [178, 226, 250, 1] },
    plates: [[10, 22, 46, 0.84]],
    pad: { across: 0.2, down: 0.3 },
    gap: 0.05,
    wide: true,
  },
  draw: (laid, moment) => {
    const [x, y, width, height] = laid.block
    const open = presence(moment, 0.4)
    const name = presence(moment, 0.6, 0.12)
    const line = presence(moment, 0.6, 0.22)
    const clip: Rect = [x, y + Math.round((height * (1 - open)) / 2), width, Math.round(height * open)]
    const thin = Math.max(2, Math.round(laid.unit * 0.05))
    const slide = forward(laid) * laid.unit * 2.5
    return [
      ...spriteLayers(laid.plates, { clip }),
      ...(open > 0
        ? [...box([x, clip[1] - thin, width, thin], ACCENT), ...box([x, clip[1] + clip[3], width, thin], ACCENT)]
        : []),
      ...spriteLayers(laid.name, { clip, across: (name - 1) * slide, opacity: name }),
      ...spriteLayers(laid.line, { clip, across: (line - 1) * slide, opacity: line }),
    ]
  },
}
