/** Owns the registry of motions and the crop of a picture at a moment of its scene. */
import type { PictureClip, Size } from '@contenthq/model'
import type { Rect } from '../../display-list.ts'
import { easeInOutSine } from '../easing.ts'
import { findStyle } from '../find-style.ts'
import { drift } from './drift.ts'
import { kenBurns } from './ken-burns.ts'
import { cropOf, cropOfRect, type Motion } from './motion.ts'
import { panDown, panLeft, panRight, panUp } from './pan.ts'
import { staticMotion } from './static.ts'
import { zoomIn, zoomOut } from './zoom.ts'

export const motions: readonly Motion[] = [
  zoomIn,
  zoomOut,
  panLeft,
  panRight,
  panUp,
  panDown,
  kenBurns,
  drift,
  staticMotion,
]

/** Throws 'style-unknown'. */
export const motionOf = (id: string): Motion => findStyle('motions', motions, id)

const CENTRE = { x: 0.5, y: 0.5 }

/** Fractions of the picture seen in frame `frame` of the film. */
export function cropAt(clip: PictureClip, frame: number, picture: Size, size: Size): Rect {
  const steady = clip.lengthFrames < 2 ? 0 : (frame - clip.startFrame) / (clip.lengthFrames - 1)
  const progress = clip.motion.easing === 'ease' ? easeInOutSine(steady) : steady
  const view = motionOf(clip.motion.style).view(progress, { choice: clip.motion, focus: clip.focus ?? CENTRE })
  return 'rect' in view ? cropOfRect(view.rect, picture, size) : cropOf(view, picture, size)
}

/** The largest zoom that the clips' motions use; 1 for none. */
export const maxZoomOf = (clips: readonly PictureClip[]): number =>
  Math.max(1, ...clips.map(clip => motionOf(clip.motion.style).maxZoom))
