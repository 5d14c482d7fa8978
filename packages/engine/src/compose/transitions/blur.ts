/** The scene goes out of focus, and the next comes into it. */
import type { Layer } from '../../display-list.ts'
import { easeInOut } from '../easing.ts'
import type { TransitionStyle } from './transition-style.ts'

/** Strongest sigma, of the frame's shorter side. */
const SIGMA = 1 / 30
const BLEND = 0.4

export const blur: TransitionStyle = {
  id: 'blur',
  label: 'Blur',
  draw: (from, to, progress, { width, height }) => {
    const sigma = Math.min(width, height) * SIGMA * easeInOut(1 - Math.abs(2 * progress - 1))
    const soft = (layer: Layer): Layer => (sigma > 0.2 ? { ...layer, blur: sigma } : layer)
    const shown = (progress - 0.5) / BLEND + 0.5
    if (shown <= 0) return [soft(from)]
    if (shown >= 1) return [soft(to)]
    return [soft(from), { ...soft(to), opacity: shown }]
  },
}
