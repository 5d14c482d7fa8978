/** The next scene replaces the one before at once. */
import type { TransitionStyle } from './transition-style.ts'

export const cut: TransitionStyle = {
  id: 'cut',
  label: 'Cut',
  draw: (from, to, progress) => [progress > 0 ? to : from],
}
