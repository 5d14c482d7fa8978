/** The next scene comes through in fine grains that each fade, so that it shimmers and does not crackle. */
import type { TransitionStyle } from './transition-style.ts'

/** Grain of a 720p frame: 4 pixels. */
const GRAIN = 1 / 200
const SOFT = 0.55

export const dissolve: TransitionStyle = {
  id: 'dissolve',
  label: 'Dissolve',
  draw: (from, to, progress, { width, height }) => {
    const cell = Math.max(2, 2 * Math.round((Math.min(width, height) * GRAIN) / 2))
    return [from, { ...to, mask: { field: { kind: 'noise', seed: 7, cell }, level: progress, soft: SOFT } }]
  },
}
