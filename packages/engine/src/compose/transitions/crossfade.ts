/** The next scene fades in over the one before. */
import type { TransitionStyle } from './transition-style.ts'

export const crossfade: TransitionStyle = {
  id: 'crossfade',
  label: 'Crossfade',
  draw: (from, to, progress) => [from, { ...to, opacity: progress }],
}
