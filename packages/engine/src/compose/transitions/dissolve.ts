/** The next scene comes through in grains. */
import type { TransitionStyle } from './transition-style.ts'

/** Grain of a 720p frame: 6 pixels. */
const GRAIN = 1 / 120
const SOFT = 0.25

export const dissolve: TransitionStyle = {
  id: 'dissolve',
  label: 'Dissolve',
  draw: (from, to, progress, { width, height }) => {
    const cell = Math.max(2, 2 * Math.round((Math.min(width, height) * GRAIN) / 2))
    return [from, { ...to, mask: { field: { kind: 'noise', seed: 7, cell }, level: progress, soft: SOFT } }]
  },
}
