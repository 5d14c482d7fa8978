/** Owns the shape of a motion: progress 0..1 of the scene → what part of the picture is seen. */
import type { MotionChoice, Size, UnitRect } from '@contenthq/model'
import type { PictureLayer, Rect } from '../../display-list.ts'
import { clamp01 } from '../easing.ts'

/** `zoom` ≥ 1 over the picture fitted to cover the frame; `x`, `y`: place of the view in its play, 0 left/top … 1 right/bottom. */
export type View = { readonly zoom: number; readonly x: number; readonly y: number }

export type MotionInput = {
  readonly choice: MotionChoice
  /** Point of interest, 0..1 of the picture. */
  readonly focus: { readonly x: number; readonly y: number }
}

export type Motion = {
  readonly id: string
  readonly label: string
  /** The largest zoom it uses, for the size pictures are decoded to. */
  readonly maxZoom: number
  readonly view: (progress: number, input: MotionInput) => View | { readonly rect: UnitRect }
  /** Of a motion that moves each layer of a picture on its own, where it has any. */
  readonly viewOfLayer?: (progress: number, layer: PictureLayer, input: MotionInput) => View
}

/** Crop of a picture, in fractions of it, that shows the view in a frame without distortion. */
export function cropOf(view: View, picture: Size, frame: Size): Rect {
  const pictureAspect = picture.width / picture.height
  const frameAspect = frame.width / frame.height
  const width = Math.min(1, frameAspect / pictureAspect) / view.zoom
  const height = Math.min(1, pictureAspect / frameAspect) / view.zoom
  return [(1 - width) * clamp01(view.x), (1 - height) * clamp01(view.y), width, height]
}

/** A free rectangle grown to the frame's aspect around its centre, kept inside the picture. */
export function cropOfRect([x, y, width, height]: UnitRect, picture: Size, frame: Size): Rect {
  const aspect = (frame.width / frame.height) * (picture.height / picture.width)
  let w = Math.max(width, height * aspect)
  let h = w / aspect
  const shrink = Math.min(1, 1 / w, 1 / h)
  w *= shrink
  h *= shrink
  const left = x + width / 2 - w / 2
  const top = y + height / 2 - h / 2
  return [Math.min(1 - w, Math.max(0, left)), Math.min(1 - h, Math.max(0, top)), w, h]
}
