/** Owns the icon of a motion or transition. Styles the engine adds later get a plain one. */
import type { IconName } from '../../elements/icon/icon.ts'

const motions: Readonly<Record<string, IconName>> = {
  'ken-burns': 'scan-eye',
  'zoom-in': 'zoom-in',
  'zoom-out': 'zoom-out',
  'pan-left': 'move-left',
  'pan-right': 'move-right',
  'pan-up': 'move-up',
  'pan-down': 'move-down',
  static: 'square',
}

const transitions: Readonly<Record<string, IconName>> = {
  cut: 'scissors',
  crossfade: 'blend',
  slide: 'arrow-right-to-line',
  dip: 'contrast',
}

export const motionIcon = (id: string): IconName => motions[id] ?? 'film'
export const transitionIcon = (id: string): IconName => transitions[id] ?? 'blend'
