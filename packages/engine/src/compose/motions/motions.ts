/** Owns the registry of motions and the crop of a picture at a moment of its scene. */
import type { MotionChoice, PictureClip, Size } from '@contenthq/model'
import type { PictureLayer, Rect } from '../../display-list.ts'
import { easeInOutSine } from '../easing.ts'
import { findStyle } from '../find-style.ts'
import { drift } from './drift.ts'
import { kenBurns } from './ken-burns.ts'
import { cropOf, cropOfRect, type Motion } from './motion.ts'
import { panDown, panLeft, panRight, panUp } from './pan.ts'
import { parallax } from './parallax.ts'
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
  parallax,
  staticMotion,
]

/** Throws 'style-unknown'. */
export const motionOf = (id: string): Motion => findStyle('motions', motions, id)

const CENTRE = { x: 0.5, y: 0.5 }

/** 0..1 of the motion in frame `frame` of the film. */
function progressAt({ startFrame, lengthFrames, motion }: PictureClip, frame: number): number {
  const steady = lengthFrames < 2 ? 0 : (frame - startFrame) / (lengthFrames - 1)
  return motion.easing === 'ease' ? easeInOutSine(steady) : steady
}

/** Whether a motion moves the layers of a picture each on its own. Throws 'style-unknown'. */
export const movesLayers = (style: string): boolean => motionOf(style).viewOfLayer !== undefined

/** Fractions of the picture seen of one layer; of the whole picture where the motion knows no layers. */
export function layerCropAt(clip: PictureClip, frame: number, layer: PictureLayer, picture: Size, size: Size): Rect {
  const { viewOfLayer } = motionOf(clip.motion.style)
  if (!viewOfLayer) return cropAt(clip, frame, picture, size)
  const input = { choice: clip.motion, focus: clip.focus ?? CENTRE }
  return cropOf(viewOfLayer(progressAt(clip, frame), layer, input), picture, size)
}

/** Fractions of the picture seen in frame `frame` of the film. */
export function cropAt(clip: PictureClip, frame: number, picture: Size, size: Size): Rect {
  const view = motionOf(clip.motion.style).view(progressAt(clip, frame), {
    choice: clip.motion,
    focus: clip.focus ?? CENTRE,
  })
  return 'rect' in view ? cropOfRect(view.rect, picture, size) : cropOf(view, picture, size)
}

/** Pictures are not decoded any larger: they have no detail left there. */
const MOST_ZOOM = 4

/** Parts that were chosen may be smaller than the motion's own. */
const zoomOfParts = ({ from, to }: MotionChoice): number =>
  Math.min(MOST_ZOOM, Math.max(...[from, to].map(part => (part ? 1 / Math.max(part[2], part[3]) : 1))))

/** The largest zoom that the clips' motions use; 1 for none. */
export const maxZoomOf = (clips: readonly PictureClip[]): number =>
  Math.max(1, ...clips.map(({ motion }) => Math.max(motionOf(motion.style).maxZoom, zoomOfParts(motion))))
