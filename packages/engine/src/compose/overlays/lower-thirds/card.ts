/** Dark letters on a white card with round corners that rises a little and fades in. */
import { type LowerThirdStyle, presence, spriteLayers } from './lower-third.ts'

export const card: LowerThirdStyle = {
  id: 'card',
  label: 'Card',
  look: {
    name: { family: 'title', size: 0.05, colour: [18, 22, 36, 1] },
    line: { family: 'caption', size: 0.031, colour: [78, 86, 106, 1] },
    plates: [[255, 255, 255, 0.95]],
    radius: 0.42,
    pad: { across: 0.6, down: 0.38 },
    gap: 0.08,
  },
  draw: (laid, moment) => {
    const shown = presence(moment, 0.5)
    const texts = presence(moment, 0.5, 0.12)
    const down = (1 - shown) * laid.unit * 1.2
    return [
      ...spriteLayers(laid.plates, { down, opacity: shown }),
      ...spriteLayers([...laid.name, ...laid.line], { down, opacity: texts }),
    ]
  },
}
