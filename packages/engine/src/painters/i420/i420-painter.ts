/**
 * Owns the painting of display lists straight into I420: pictures are sampled from their planes by fractions of a pixel,
 * sprites laid over, layers faded into one another. What it does not take, `i420Accepts` says.
 */
import type { Size } from '@contenthq/model'
import type { DisplayList, Layer, Mask, Rect } from '../../display-list.ts'
import { type Kernels, WHOLE } from '../kernels/kernels.ts'
import { createFieldCache, maskRamp } from '../mask-field.ts'
import { type Bitmaps, type PlanePainter, pictureOf, sourceName } from '../painter.ts'
import {
  allocateFrame,
  type Box,
  copyBox,
  coverBox,
  type FramePlanes,
  fadeBox,
  fadeBoxMasked,
  fillBox,
  frameBytes,
  maskBox,
  planesOf,
  weightOf,
} from './frame-planes.ts'
import type { Shift, SourceCache, SourcePlanes } from './source-planes.ts'

const isEven = (value: number): boolean => value % 2 === 0

/** The even box around a rectangle. */
const boxAround = ([x, y, width, height]: Rect): Box => ({
  left: Math.floor(x / 2) * 2,
  top: Math.floor(y / 2) * 2,
  right: Math.ceil((x + width) / 2) * 2,
  bottom: Math.ceil((y + height) / 2) * 2,
})

function overlap([ax, ay, aw, ah]: Rect, [bx, by, bw, bh]: Rect): Rect | undefined {
  const x = Math.max(ax, bx)
  const y = Math.max(ay, by)
  const width = Math.min(ax + aw, bx + bw) - x
  const height = Math.min(ay + ah, by + bh) - y
  return width > 0 && height > 0 ? [x, y, width, height] : undefined
}

/** To whole pixels, edge by edge. */
function snap([x, y, width, height]: Rect): Rect {
  const [left, top] = [Math.round(x), Math.round(y)]
  return [left, top, Math.round(x + width) - left, Math.round(y + height) - top]
}

/**
 * The part of the frame that a layer touches. Like canvases, pictures and clips end between pixels, while the edges of
 * fills may lie inside one.
 */
function visibleRect({ source, target, clip }: Layer, frame: Rect): Rect | undefined {
  const rect = overlap(source.kind === 'fill' ? target : snap(target), frame)
  return rect && clip ? overlap(rect, snap(clip)) : rect
}

const parity = (value: number): 0 | 1 => (isEven(value) ? 0 : 1)

/** The sources may be shared by several painters of one worker. */
export function createI420Painter({ width, height }: Size, kernels: Kernels, sources: SourceCache): PlanePainter {
  const frame = allocateFrame(kernels, width, height)
  const whole: Rect = [0, 0, width, height]
  /** Frames that groups and soft edges are painted on first, one for each depth. */
  const scratch: FramePlanes[] = []
  const fields = createFieldCache({ width, height })
  const spare: Partial<Record<'mask' | 'sampled' | 'alpha', FramePlanes>> = {}
  const spareFrame = (name: keyof typeof spare) => (spare[name] ??= allocateFrame(kernels, width, height))

  function drawLayer(to: FramePlanes, layer: Layer, bitmaps: Bitmaps, depth: number): void {
    const { source, opacity = 1 } = layer
    const visible = visibleRect(layer, whole)
    if (!visible || opacity <= 0) return
    const box = boxAround(visible)
    if (layer.mask) {
      drawMasked(to, layer, layer.mask, box, bitmaps, depth)
      return
    }
    const sharp = visible.every(isEven)
    if (source.kind === 'group' && opacity === 1 && !layer.clip) {
      for (const child of source.layers) drawLayer(to, child, bitmaps, depth)
      return
    }
    if (source.kind !== 'group' && (sharp || (!layer.clip && isUnscaledSprite(layer, bitmaps)))) {
      drawSource(to, layer, box, opacity, bitmaps)
      return
    }
    // painted over a copy of what is there, then faded in: for colours multiplied by alpha this is the same as
    // painting the group on nothing and laying it over
    scratch[depth] ??= allocateFrame(kernels, width, height)
    const above = scratch[depth]
    copyBox(kernels, above, to, box)
    if (source.kind === 'group') for (const child of source.layers) drawLayer(above, child, bitmaps, depth + 1)
    else drawSource(above, layer, box, 1, bitmaps)
    if (sharp) {
      fadeBox(kernels, to, above, box, opacity)
      return
    }
    const mask = spareFrame('mask')
    coverBox(kernels, mask, box, visible)
    fadeBoxMasked(kernels, to, above, mask, box, opacity)
  }

  /** Painted over a copy of what is there, which shows through where the mask says so. */
  function drawMasked(to: FramePlanes, layer: Layer, mask: Mask, box: Box, bitmaps: Bitmaps, depth: number): void {
    const { mask: _mask, opacity = 1, ...bare } = layer
    scratch[depth] ??= allocateFrame(kernels, width, height)
    const above = scratch[depth]
    copyBox(kernels, above, to, box)
    drawLayer(above, bare, bitmaps, depth + 1)
    // after the layer, whose own edges use the same planes
    const planes = spareFrame('mask')
    maskBox(kernels, planes, box, fields.get(mask.field), maskRamp(mask, { width, height }))
    fadeBoxMasked(kernels, to, above, planes, box, opacity)
  }

  /** Fills the whole box; soft edges are the caller's. */
  function drawSource(to: FramePlanes, layer: Layer, box: Box, opacity: number, bitmaps: Bitmaps): void {
    const { source } = layer
    if (source.kind === 'fill') {
      fillBox(kernels, to, box, source.colour, opacity)
      return
    }
    if (source.kind === 'group') return
    const picture = pictureOf(source, bitmaps)
    const name = sourceName(source)
    if (isUnscaledSprite(layer, bitmaps)) {
      const [x, y] = layer.target
      const shift: Shift = { left: parity(x), top: parity(y) }
      drawOver(to, sources.get(name, picture, shift), box, x - shift.left, y - shift.top, opacity)
      return
    }
    const planes = sources.get(name, picture)
    if (planes.alpha) drawSampledOver(to, planes, layer, box, opacity)
    else
      for (const [index, target] of planesOf(to, box).entries())
        sample(planes, [planes.y, planes.u, planes.v][index]!, target, index > 0, layer, box, weightOf(opacity))
  }

  /** Lays a sprite whose box begins at the even place (x, y) over the frame, inside `box`. */
  function drawOver(to: FramePlanes, planes: SourcePlanes, box: Box, x: number, y: number, opacity: number): void {
    const alpha = planes.alpha!
    const down = box.top - y
    const across = box.left - x
    const luma = down * planes.yStride + across
    const chroma = (down / 2) * planes.cStride + across / 2
    const from = [
      [planes.y + luma, alpha.y + luma, planes.yStride],
      [planes.u + chroma, alpha.c + chroma, planes.cStride],
      [planes.v + chroma, alpha.c + chroma, planes.cStride],
    ] as const
    for (const [index, { at, stride, size }] of planesOf(to, box).entries())
      kernels.overPlane(at, stride, ...from[index]!, ...size, Math.round(opacity * 255))
  }

  /** The same for a source that is scaled: its planes and their alpha are sampled first. */
  function drawSampledOver(to: FramePlanes, planes: SourcePlanes, layer: Layer, box: Box, opacity: number): void {
    const colours = planesOf(spareFrame('sampled'), box)
    const alphas = planesOf(spareFrame('alpha'), box)
    const pairs = [
      [planes.y, planes.alpha!.y],
      [planes.u, planes.alpha!.c],
      [planes.v, planes.alpha!.c],
    ] as const
    for (const [index, { at, stride, size }] of planesOf(to, box).entries()) {
      const [colour, alpha] = pairs[index]!
      sample(planes, colour, colours[index]!, index > 0, layer, box, WHOLE)
      sample(planes, alpha, alphas[index]!, index > 0, layer, box, WHOLE)
      kernels.overPlane(at, stride, colours[index]!.at, alphas[index]!.at, stride, ...size, Math.round(opacity * 255))
    }
  }

  /** A chroma sample lies in the middle of its 2×2 pixels, in the source as in the frame. */
  function sample(
    { width: w, height: h, yStride, cStride }: SourcePlanes,
    plane: number,
    target: ReturnType<typeof planesOf>[number],
    isChroma: boolean,
    { crop: [cx, cy, cw, ch] = [0, 0, 1, 1], target: [tx, ty, tw, th] }: Layer,
    { left, top }: Box,
    weight: number,
  ): void {
    const stepX = (cw * w) / tw
    const stepY = (ch * h) / th
    const cell = isChroma ? 2 : 1
    const fromX = (cx * w + (left + cell / 2 - tx) * stepX) / cell - 0.5
    const fromY = (cy * h + (top + cell / 2 - ty) * stepY) / cell - 0.5
    kernels.samplePlane(
      plane,
      isChroma ? cStride : yStride,
      isChroma ? (w + 1) >> 1 : w,
      isChroma ? (h + 1) >> 1 : h,
      target.at,
      target.stride,
      ...target.size,
      fromX,
      stepX,
      fromY,
      stepY,
      weight,
    )
  }

  return {
    id: 'i420',
    paint(list: DisplayList, bitmaps) {
      fillBox(kernels, frame, boxAround(whole), list.background, 1)
      for (const layer of list.layers) drawLayer(frame, layer, bitmaps, 0)
      sources.trim()
      return kernels.bytes().subarray(frame.y, frame.y + frameBytes(width, height))
    },
    dispose() {
      for (const used of [frame, ...scratch, ...Object.values(spare)]) kernels.release(used.y)
    },
  }
}

/** One sprite pixel for one frame pixel: no sampling, and its own edges are its alpha. */
function isUnscaledSprite(layer: Layer, bitmaps: Bitmaps): boolean {
  const { source } = layer
  const isSprite = source.kind === 'sprite' || (source.kind === 'image' && source.form?.size !== undefined)
  if (!isSprite || layer.crop) return false
  const [x, y, width, height] = layer.target
  const bitmap = pictureOf(source, bitmaps)
  return Number.isInteger(x) && Number.isInteger(y) && width === bitmap.width && height === bitmap.height
}
