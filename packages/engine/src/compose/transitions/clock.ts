/** A hand goes round from twelve o'clock and leaves the next scene behind it. */
import { easeInOut } from '../easing.ts'
import type { TransitionStyle } from './transition-style.ts'

export const clock: TransitionStyle = {
  id: 'clock',
  label: 'Clock',
  draw: (from, to, progress) => [
    from,
    {
      ...to,
      mask: { field: { kind: 'clock', x: 0.5, y: 0.5, from: -Math.PI / 2 }, level: easeInOut(progress), soft: 0 },
    },
  ],
}
