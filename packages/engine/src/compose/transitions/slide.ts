/** The next scene slides in over the one before, which darkens as if it lay deeper. */
import { easeInOut } from '../easing.ts'
import { moved } from './moved.ts'
import type { TransitionStyle } from './transition-style.ts'

const SHADE = 0.45

/** `across` and `down`: where the next scene comes from, in frames. */
const slide = (id: string, label: string, across: number, down: number): TransitionStyle => ({
  id,
  label,
  draw: (from, to, progress, size) => {
    const left = 1 - easeInOut(progress)
    return [
      from,
      {
        source: { kind: 'fill', colour: [0, 0, 0, 1] },
        target: [0, 0, size.width, size.height],
        opacity: SHADE * (1 - left),
      },
      moved(to, across * left, down * left, size),
    ]
  },
})

export const slideLeft = slide('slide-left', 'Slide left', 1, 0)
export const slideUp = slide('slide-up', 'Slide up', 0, 1)
