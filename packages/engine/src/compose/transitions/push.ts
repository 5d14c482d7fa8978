/** The next scene pushes the one before out of the frame. */
import { easeInOut } from '../easing.ts'
import { moved } from './moved.ts'
import type { TransitionStyle } from './transition-style.ts'

/** `across` and `down`: where the next scene comes from, in frames. */
const push = (id: string, label: string, across: number, down: number): TransitionStyle => ({
  id,
  label,
  draw: (from, to, progress, size) => {
    const left = 1 - easeInOut(progress)
    return [
      moved(from, -across * (1 - left), -down * (1 - left), size),
      // to the pixel beside it: both are rounded the same way
      moved(to, across * left, down * left, size),
    ]
  },
})

export const pushLeft = push('push-left', 'Push left', 1, 0)
export const pushUp = push('push-up', 'Push up', 0, 1)
