/**
 * Owns the painting of display lists on a 2D canvas: every kind of layer. Runs in a worker (export) and on the page
 * (preview), so both show the same pixels.
 */
import { ContentHQError } from '@contenthq/model'
import type { Colour, DisplayList, Layer, Mask } from '../../display-list.ts'
import { type Bitmaps, type Painter, pictureOf } from '../painter.ts'
import { createMaskCanvas } from './mask-canvas.ts'
import { isOutline, maskPath } from './mask-path.ts'
import { createSmallCanvas } from './small-canvas.ts'

/** What both kinds of 2D context have, of what a painter needs. */
type Context = Pick<
  OffscreenCanvasRenderingContext2D,
  | 'save'
  | 'restore'
  | 'beginPath'
  | 'rect'
  | 'clip'
  | 'translate'
  | 'rotate'
  | 'fillRect'
  | 'drawImage'
  | 'fillStyle'
  | 'globalAlpha'
  | 'imageSmoothingEnabled'
  | 'imageSmoothingQuality'
>

const css = ([red, green, blue, alpha]: Colour): string => `rgb(${red} ${green} ${blue} / ${alpha})`

/** Paints into `context`, whose canvas has the size of the lists. */
export function createCanvasPainter(context: Context): Painter {
  // groups that fade or filter as a whole are painted here first; one canvas for each depth, kept between frames
  const scratch: OffscreenCanvas[] = []
  const masks = createMaskCanvas()
  const small = createSmallCanvas()

  function scratchContext(depth: number, { width, height }: DisplayList): OffscreenCanvasRenderingContext2D {
    let canvas = scratch[depth]
    if (!canvas || canvas.width !== width || canvas.height !== height) {
      canvas = new OffscreenCanvas(width, height)
      scratch[depth] = canvas
    }
    const group = canvas.getContext('2d')!
    group.imageSmoothingQuality = 'low'
    group.clearRect(0, 0, width, height)
    return group
  }

  function drawSource(target: Context, layer: Layer, list: DisplayList, bitmaps: Bitmaps, depth: number): void {
    const { source } = layer
    const [x, y, width, height] = layer.target
    if (source.kind === 'fill') {
      target.fillStyle = css(source.colour)
      target.fillRect(x, y, width, height)
      return
    }
    if (source.kind === 'group') {
      const group = scratchContext(depth, list)
      for (const child of source.layers) drawLayer(group, child, list, bitmaps, depth + 1)
      target.drawImage(group.canvas, 0, 0, list.width, list.height, x, y, width, height)
      return
    }
    const picture = pictureOf(source, bitmaps)
    if ('kind' in picture && picture.kind === 'planes')
      throw new ContentHQError('unexpected', 'the canvas painter takes frames as images')
    const [cropX, cropY, cropWidth, cropHeight] = layer.crop ?? [0, 0, 1, 1]
    target.drawImage(
      'kind' in picture ? picture.image : picture,
      cropX * picture.width,
      cropY * picture.height,
      cropWidth * picture.width,
      cropHeight * picture.height,
      x,
      y,
      width,
      height,
    )
  }

  /** Soft edges and noise are no outlines: the layer is painted alone, what the mask hides is taken away. */
  function drawMasked(
    target: Context,
    layer: Layer,
    mask: Mask,
    list: DisplayList,
    bitmaps: Bitmaps,
    depth: number,
  ): void {
    if (mask.level <= 0) return
    const alone = scratchContext(depth, list)
    drawSoftened(alone, layer, list, bitmaps, depth + 1)
    masks.keep(alone, mask, list)
    target.drawImage(alone.canvas, 0, 0, list.width, list.height, 0, 0, list.width, list.height)
  }

  /** The layer's pixels, blurred or in blocks where it says so. */
  function drawSoftened(target: Context, layer: Layer, list: DisplayList, bitmaps: Bitmaps, depth: number): void {
    if (!layer.mosaic && !layer.blur) {
      drawSource(target, layer, list, bitmaps, depth)
      return
    }
    const bare = { source: layer.source, target: layer.target, ...(layer.crop ? { crop: layer.crop } : {}) }
    small.draw(target, layer, list, context => drawSource(context, bare, list, bitmaps, depth))
  }

  function drawLayer(target: Context, layer: Layer, list: DisplayList, bitmaps: Bitmaps, depth: number): void {
    target.save()
    if (layer.clip) {
      target.beginPath()
      target.rect(...layer.clip)
      target.clip()
    }
    if (layer.mask && isOutline(layer.mask)) target.clip(maskPath(layer.mask, list))
    if (layer.opacity !== undefined) target.globalAlpha *= layer.opacity
    if (layer.turn) {
      const [x, y, width, height] = layer.target
      target.translate(x + width / 2, y + height / 2)
      target.rotate(layer.turn)
      target.translate(-x - width / 2, -y - height / 2)
    }
    if (layer.mask && !isOutline(layer.mask)) drawMasked(target, layer, layer.mask, list, bitmaps, depth)
    else drawSoftened(target, layer, list, bitmaps, depth)
    target.restore()
  }

  return {
    id: 'canvas',
    paint(list, bitmaps) {
      context.imageSmoothingEnabled = true
      context.imageSmoothingQuality = 'low'
      context.fillStyle = css(list.background)
      context.fillRect(0, 0, list.width, list.height)
      for (const layer of list.layers) drawLayer(context, layer, list, bitmaps, 0)
    },
  }
}
