/**
 * The camera glides sideways and a little inwards past a picture drawn in layers: what is near moves more than what is
 * far. A picture without layers glides as a whole.
 */
import { lerp } from '../easing.ts'
import type { Motion, View } from './motion.ts'

/** Zoom at the start, for there must be something beside the frame to glide to, and at the end. */
const START = 1.1
const END = { far: 1.115, near: 1.17 }
/** How much of the room beside the frame the camera takes, from the middle to one side. */
const REACH = { far: 0.18, near: 0.92 }
/** Layers keep their line at the horizon while they grow. */
const HORIZON = 0.56

/** `nearness` 0 is far away, 1 right before the camera; the glide goes towards the point of interest. */
const viewAt = (progress: number, nearness: number, towards: -1 | 1): View => {
  const zoom = START * (lerp(END.far, END.near, nearness) / START) ** progress
  const across = lerp(REACH.far, REACH.near, nearness) * towards * (progress - 0.5)
  // the room beside the frame grows with the zoom: the way stays the same in pixels
  const room = (1 - 1 / START) / (1 - 1 / zoom)
  return { zoom, x: 0.5 + across * room, y: HORIZON }
}

const NEARNESS = { back: 0, middle: 0.45, front: 1 } as const

export const parallax: Motion = {
  id: 'parallax',
  label: 'Parallax',
  maxZoom: END.near,
  view: (progress, { focus }) => viewAt(progress, 0.6, focus.x < 0.5 ? -1 : 1),
  viewOfLayer: (progress, layer, { focus }) =>
    layer === 'finish' ? { zoom: 1, x: 0.5, y: 0.5 } : viewAt(progress, NEARNESS[layer], focus.x < 0.5 ? -1 : 1),
}
