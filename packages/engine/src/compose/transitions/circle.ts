/** A circle opens on the next scene, or closes on the one before. */
import { easeInOut } from '../easing.ts'
import type { TransitionStyle } from './transition-style.ts'

const field = { kind: 'circle', x: 0.5, y: 0.5 } as const

export const circleOpen: TransitionStyle = {
  id: 'circle-open',
  label: 'Circle open',
  draw: (from, to, progress) => [from, { ...to, mask: { field, level: easeInOut(progress), soft: 0 } }],
}

export const circleClose: TransitionStyle = {
  id: 'circle-close',
  label: 'Circle close',
  draw: (from, to, progress) => [to, { ...from, mask: { field, level: 1 - easeInOut(progress), soft: 0 } }],
}
