/** A straight edge uncovers the next scene in one of four directions. */
import { easeInOut } from '../easing.ts'
import type { TransitionStyle } from './transition-style.ts'

/** `angle` is the way the edge goes, radians from the right, clockwise. */
const wipe = (id: string, label: string, angle: number): TransitionStyle => ({
  id,
  label,
  draw: (from, to, progress) => [
    from,
    { ...to, mask: { field: { kind: 'linear', angle }, level: easeInOut(progress), soft: 0 } },
  ],
})

export const wipeRight = wipe('wipe-right', 'Wipe right', 0)
export const wipeDown = wipe('wipe-down', 'Wipe down', Math.PI / 2)
export const wipeLeft = wipe('wipe-left', 'Wipe left', Math.PI)
export const wipeUp = wipe('wipe-up', 'Wipe up', -Math.PI / 2)
