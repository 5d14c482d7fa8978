/** From one free rectangle of the picture to another; without rectangles, from the whole towards the point of interest. */
import type { UnitRect } from '@contenthq/model'
import { lerp } from '../easing.ts'
import type { Motion } from './motion.ts'

const WHOLE: UnitRect = [0, 0, 1, 1]
const CLOSE = 0.86

export const kenBurns: Motion = {
  id: 'ken-burns',
  label: 'Ken Burns',
  maxZoom: 1.5,
  view: (progress, { choice, focus }) => {
    const from = choice.from ?? WHOLE
    const to = choice.to ?? ([(1 - CLOSE) * focus.x, (1 - CLOSE) * focus.y, CLOSE, CLOSE] as const)
    return {
      rect: [
        lerp(from[0], to[0], progress),
        lerp(from[1], to[1], progress),
        lerp(from[2], to[2], progress),
        lerp(from[3], to[3], progress),
      ],
    }
  },
}
