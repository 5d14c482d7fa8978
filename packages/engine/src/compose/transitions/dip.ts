/** One scene sinks into a plain colour, the next rises out of it. */
import type { Colour } from '../../display-list.ts'
import { easeInOut } from '../easing.ts'
import type { TransitionStyle } from './transition-style.ts'

const dip = (id: string, label: string, colour: Colour): TransitionStyle => ({
  id,
  label,
  draw: (from, to, progress, { width, height }) => [
    progress < 0.5 ? from : to,
    {
      source: { kind: 'fill', colour },
      target: [0, 0, width, height],
      opacity: easeInOut(1 - Math.abs(2 * progress - 1)),
    },
  ],
})

export const dipToBlack = dip('dip-black', 'Dip to black', [0, 0, 0, 1])
export const dipToWhite = dip('dip-white', 'Dip to white', [255, 255, 255, 1])
