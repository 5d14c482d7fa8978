/** A straight edge uncovers the next scene in one of four directions. Each scene is painted on its own side only. */
import type { Size } from '@contenthq/model'
import type { Layer, Rect } from '../../display-list.ts'
import { easeInOut } from '../easing.ts'
import type { TransitionStyle } from './transition-style.ts'

type Way = 'right' | 'left' | 'up' | 'down'

/** The edge lies between pairs of pixels, where colour planes have theirs: no pixel is mixed of both. */
const even = (pixels: number): number => 2 * Math.round(pixels / 2)

/** What is uncovered, and what is not yet. */
function sides(way: Way, share: number, { width, height }: Size): readonly [next: Rect, before: Rect] {
  const across = way === 'right' || way === 'left'
  const edge = even((way === 'right' || way === 'down' ? share : 1 - share) * (across ? width : height))
  const [low, high]: readonly [Rect, Rect] = across
    ? [
        [0, 0, edge, height],
        [edge, 0, width - edge, height],
      ]
    : [
        [0, 0, width, edge],
        [0, edge, width, height - edge],
      ]
  return way === 'right' || way === 'down' ? [low, high] : [high, low]
}

const wipe = (way: Way, label: string): TransitionStyle => ({
  id: `wipe-${way}`,
  label,
  draw: (from, to, progress, size) => {
    const [next, before] = sides(way, easeInOut(progress), size)
    const shown = (layer: Layer, clip: Rect): readonly Layer[] =>
      clip[2] > 0 && clip[3] > 0 ? [{ ...layer, clip }] : []
    return [...shown(from, before), ...shown(to, next)]
  },
})

export const wipeRight = wipe('right', 'Wipe right')
export const wipeDown = wipe('down', 'Wipe down')
export const wipeLeft = wipe('left', 'Wipe left')
export const wipeUp = wipe('up', 'Wipe up')
