/** The scene falls into ever larger blocks, which become the next scene's and shrink again. */
import type { Layer } from '../../display-list.ts'
import { easeInOut } from '../easing.ts'
import type { TransitionStyle } from './transition-style.ts'

/** Largest block, of the frame's shorter side. */
const BLOCK = 1 / 11
/** Part of the way, in the middle, in which one scene's blocks fade into the other's. */
const BLEND = 0.3

export const pixelise: TransitionStyle = {
  id: 'pixelise',
  label: 'Pixelise',
  draw: (from, to, progress, { width, height }) => {
    const mosaic = Math.min(width, height) * BLOCK * easeInOut(1 - Math.abs(2 * progress - 1))
    const blocks = (layer: Layer): Layer => (mosaic > 1 ? { ...layer, mosaic } : layer)
    const shown = (progress - 0.5) / BLEND + 0.5
    if (shown <= 0) return [blocks(from)]
    if (shown >= 1) return [blocks(to)]
    return [blocks(from), { ...blocks(to), opacity: shown }]
  },
}
