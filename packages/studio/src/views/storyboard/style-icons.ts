/** Owns the icon of a motion. Styles the engine adds later get a plain one. */
import type { IconName } from '../../elements/icon/icon.ts'

const motions: Readonly<Record<string, IconName>> = {
  'ken-burns': 'scan-eye',
  'zoom-in': 'zoom-in',
  'zoom-out': 'zoom-out',
  'pan-left': 'move-left',
  'pan-right': 'move-right',
  'pan-up': 'move-up',
  'pan-down': 'move-down',
  drift: 'scan-eye',
  static: 'square',
}

export const motionIcon = (id: string): IconName => motions[id] ?? 'film'
