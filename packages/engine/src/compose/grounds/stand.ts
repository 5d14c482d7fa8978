/** How a scene's picture stands in the frame: filling it, whole on its ground, or whole over itself out of focus. */
import type { PictureClip, Size } from '@contenthq/model'
import type { Layer, PictureLayer, Rect, Source } from '../../display-list.ts'
import { cropOf } from '../motions/motion.ts'
import { cropAt, layerCropAt } from '../motions/motions.ts'

/** Of the blur behind a picture, as a share of the frame's shorter side. */
const SIGMA = 0.035
/** A blurred picture is kept this much smaller than the frame: nothing finer is in it. */
const SMALLER = 6
/** How much darker the blurred picture is than the sharp one before it. */
const DIM = 0.28
/** Cut off around the blurred picture, whose edges are not blurred like the rest. */
const BEYOND = 1.08

/** Shapes that differ by less than this share count as the same. */
const ALIKE = 0.005

/** All of the picture, as large as the frame allows; even edges, which painters fill without softening. */
export function containedRect(picture: Size, size: Size): Rect {
  const scale = Math.min(size.width / picture.width, size.height / picture.height)
  const even = (length: number, most: number) => Math.max(2, Math.min(most, Math.round((length * scale) / 2) * 2))
  const [width, height] = [even(picture.width, size.width), even(picture.height, size.height)]
  return [Math.floor((size.width - width) / 4) * 2, Math.floor((size.height - height) / 4) * 2, width, height]
}

/** The picture as large as the frame, blurred and a little darker. */
function blurredLayers(clip: PictureClip, source: Source, picture: Size, size: Size): readonly Layer[] {
  const target: Rect = [0, 0, size.width, size.height]
  const focus = clip.focus ?? { x: 0.5, y: 0.5 }
  const crop = cropOf({ zoom: BEYOND, ...focus }, picture, size)
  const sigma = Math.min(size.width, size.height) * SIGMA
  const dim: Layer = { source: { kind: 'fill', colour: [0, 0, 0, 1] }, target, opacity: DIM }
  // frames of a video come and go, a still is blurred once
  if (source.kind !== 'image') return [{ source, crop, target, blur: sigma }, dim]
  const scale = Math.max(size.width / picture.width, size.height / picture.height) / SMALLER
  const small = [Math.max(8, Math.ceil(picture.width * scale)), Math.max(8, Math.ceil(picture.height * scale))] as const
  const form = { size: small, blur: Math.round((sigma / SMALLER) * 100) / 100 }
  return [{ source: { ...source, form }, crop, target }, dim]
}

/** What the camera sees of the picture, or of each of its layers. */
function cameraLayers(
  clip: PictureClip,
  source: Source,
  frame: number,
  picture: Size,
  target: Rect,
  layers: readonly PictureLayer[],
): readonly Layer[] {
  const room = { width: target[2], height: target[3] }
  if (source.kind !== 'image' || layers.length === 0)
    return [{ source, crop: cropAt(clip, frame, picture, room), target }]
  const isAlike = Math.abs((picture.width * room.height) / (picture.height * room.width) - 1) < ALIKE
  return layers.map((layer): Layer => {
    // what stands still is decoded as large as it is shown
    if (layer === 'finish' && isAlike)
      return { source: { ...source, form: { layer, size: [room.width, room.height] } }, target }
    return { source: { ...source, form: { layer } }, crop: layerCropAt(clip, frame, layer, picture, room), target }
  })
}

/** Back to front, without the ground. `layers`: of a picture that the motion moves in layers. */
export function pictureLayers(
  clip: PictureClip,
  source: Source,
  frame: number,
  picture: Size,
  size: Size,
  layers: readonly PictureLayer[] = [],
): readonly Layer[] {
  const whole: Rect = [0, 0, size.width, size.height]
  if (clip.fit !== 'contain' && clip.fit !== 'blurred') return cameraLayers(clip, source, frame, picture, whole, layers)
  const target = containedRect(picture, size)
  const fills = target[2] === size.width && target[3] === size.height
  const behind = clip.fit === 'blurred' && !fills ? blurredLayers(clip, source, picture, size) : []
  return [...behind, ...cameraLayers(clip, source, frame, picture, target, layers)]
}
