/**
 * Owns layers that are painted small and drawn large: blocks and blur, which hide the fine detail anyway. Sixty times
 * fewer pixels are filtered so.
 */
import { ContentHQError, type Size } from '@contenthq/model'
import type { Layer, Rect } from '../../display-list.ts'

type Context = Pick<
  OffscreenCanvasRenderingContext2D,
  'drawImage' | 'imageSmoothingEnabled' | 'imageSmoothingQuality' | 'save' | 'restore'
>
type Paint = (context: OffscreenCanvasRenderingContext2D) => void

export type SmallCanvas = {
  /** `paint` paints the layer without its blur and mosaic, in the frame's own measure. */
  draw(target: Context, layer: Layer, frame: Size, paint: Paint): void
}

/** Sigma on the small canvas: less, and its pixels would show; more, and it would cost. */
const SMALL_SIGMA = 2.5
/** Gaussian weights end here. */
const REACH = 3

/** Two canvases, painted anew for each layer. */
export function createSmallCanvas(): SmallCanvas {
  const kept: OffscreenCanvas[] = []

  function cleared(index: number, width: number, height: number): OffscreenCanvasRenderingContext2D {
    let canvas = kept[index]
    if (canvas?.width !== width || canvas.height !== height) {
      canvas = new OffscreenCanvas(width, height)
      kept[index] = canvas
    }
    const context = canvas.getContext('2d')
    if (!context) throw new ContentHQError('unexpected', 'no canvas of this size')
    context.clearRect(0, 0, width, height)
    return context
  }

  /** Blocks that divide the layer evenly, so that none is cut at an edge. */
  function drawBlocks(target: Context, [x, y, width, height]: Rect, block: number, paint: Paint): void {
    const columns = Math.max(1, Math.round(width / block))
    const rows = Math.max(1, Math.round(height / block))
    const context = cleared(0, columns, rows)
    context.save()
    // every source pixel counts: with fewer, blocks would flicker as the picture moves
    context.imageSmoothingQuality = 'medium'
    context.scale(columns / width, rows / height)
    context.translate(-x, -y)
    paint(context)
    context.restore()
    target.save()
    target.imageSmoothingEnabled = false
    target.drawImage(context.canvas, x, y, width, height)
    target.restore()
  }

  function drawBlurred(target: Context, [x, y, width, height]: Rect, sigma: number, frame: Size, paint: Paint): void {
    const scale = Math.max(1, sigma / SMALL_SIGMA)
    const margin = Math.ceil((REACH * sigma) / scale)
    const [columns, rows] = [Math.ceil(width / scale), Math.ceil(height / scale)]
    const sharp = cleared(0, columns + 2 * margin, rows + 2 * margin)
    sharp.save()
    sharp.imageSmoothingQuality = 'medium'
    sharp.translate(margin, margin)
    sharp.scale(columns / width, rows / height)
    sharp.translate(-x, -y)
    paint(sharp)
    sharp.restore()
    // what fills the frame has no edge: its rim goes on outside, or the ground would shine in
    if (x <= 0 && y <= 0 && x + width >= frame.width && y + height >= frame.height)
      extendRim(sharp, columns, rows, margin)
    const soft = cleared(1, columns + 2 * margin, rows + 2 * margin)
    soft.save()
    soft.filter = `blur(${sigma / scale}px)`
    soft.drawImage(sharp.canvas, 0, 0)
    soft.restore()
    const [across, down] = [(margin * width) / columns, (margin * height) / rows]
    target.drawImage(soft.canvas, x - across, y - down, width + 2 * across, height + 2 * down)
  }

  return {
    draw(target, { target: rect, mosaic, blur = 0 }, frame, paint) {
      if (mosaic) drawBlocks(target, rect, mosaic, paint)
      else drawBlurred(target, rect, blur, frame, paint)
    },
  }
}

/** Draws the outermost row and column of pixels once more for each that is missing. */
function extendRim(context: OffscreenCanvasRenderingContext2D, columns: number, rows: number, margin: number): void {
  const { canvas } = context
  const [right, bottom] = [margin + columns, margin + rows]
  const height = rows + 2 * margin
  context.drawImage(canvas, margin, margin, columns, 1, margin, 0, columns, margin)
  context.drawImage(canvas, margin, bottom - 1, columns, 1, margin, bottom, columns, margin)
  context.drawImage(canvas, margin, 0, 1, height, 0, 0, margin, height)
  context.drawImage(canvas, right - 1, 0, 1, height, right, 0, margin, height)
}
