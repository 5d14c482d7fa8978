/**
 * Owns what a mask hides on a canvas: it takes it away from what was painted there. Soft edges are gradients and grain is
 * a small picture of its cells, so that no mask is computed pixel by pixel; values are those of `maskRamp`.
 */
import { ContentHQError, type Size } from '@contenthq/model'
import type { Mask } from '../../display-list.ts'
import { createFieldCache, type FieldCache, maskEdge, maskRamp } from '../mask-field.ts'

export type MaskCanvas = {
  /** Leaves of `context`, which is as large as the frame, what the mask shows. Throws 'unexpected' for pictures as masks. */
  keep(context: OffscreenCanvasRenderingContext2D, mask: Mask, size: Size): void
}

/** The field's values 0..1 run as the gradient does. */
function gradientOf(
  context: OffscreenCanvasRenderingContext2D,
  { field }: Mask,
  { width, height }: Size,
): CanvasGradient {
  if (field.kind === 'circle') {
    const [x, y] = [field.x * width, field.y * height]
    return context.createRadialGradient(x, y, 0, x, y, Math.hypot(Math.max(x, width - x), Math.max(y, height - y)))
  }
  if (field.kind === 'clock') return context.createConicGradient(field.from, field.x * width, field.y * height)
  if (field.kind !== 'linear') throw new ContentHQError('unexpected', `no gradient is a ${field.kind} mask`)
  const [dx, dy] = [Math.cos(field.angle), Math.sin(field.angle)]
  const half = (Math.abs(dx) * width + Math.abs(dy) * height) / 2
  const [x, y] = [width / 2, height / 2]
  return context.createLinearGradient(x - half * dx, y - half * dy, x + half * dx, y + half * dy)
}

function fillGradient(context: OffscreenCanvasRenderingContext2D, mask: Mask, size: Size): void {
  const { from, to } = maskEdge(mask, size)
  const gradient = gradientOf(context, mask, size)
  const stop = (at: number) => {
    const hidden = 1 - Math.min(1, Math.max(0, (to - at) / (to - from)))
    gradient.addColorStop(at, `rgb(0 0 0 / ${hidden})`)
  }
  for (const at of [0, from, to, 1]) if (at >= 0 && at <= 1) stop(at)
  context.fillStyle = gradient
  context.fillRect(0, 0, size.width, size.height)
}

export function createMaskCanvas(): MaskCanvas {
  let cells: { readonly canvas: OffscreenCanvas; readonly pixels: ImageData; readonly fields: FieldCache } | undefined

  /** One pixel a grain, drawn large. */
  function fillGrain(
    context: OffscreenCanvasRenderingContext2D,
    mask: Mask & { readonly field: { readonly kind: 'noise' } },
    size: Size,
  ): void {
    const { cell } = mask.field
    const [width, height] = [Math.ceil(size.width / cell), Math.ceil(size.height / cell)]
    if (cells?.canvas.width !== width || cells.canvas.height !== height)
      cells = {
        canvas: new OffscreenCanvas(width, height),
        pixels: new ImageData(width, height),
        fields: createFieldCache({ width, height }),
      }
    const { canvas, pixels, fields } = cells
    const { luma } = fields.get({ ...mask.field, cell: 1 })
    const ramp = maskRamp(mask, size)
    for (let at = 0; at < luma.length; at++) pixels.data[at * 4 + 3] = 255 - ramp[luma[at]!]!
    canvas.getContext('2d')!.putImageData(pixels, 0, 0)
    context.imageSmoothingEnabled = false
    context.drawImage(canvas, 0, 0, width * cell, height * cell)
  }

  return {
    keep(context, mask, size) {
      if (mask.level >= 1) return
      context.save()
      // what is hidden is taken away: a mode that keeps what lies under it would be painted by way of a second canvas
      context.globalCompositeOperation = 'destination-out'
      const { field } = mask
      if (field.kind === 'noise') fillGrain(context, { ...mask, field }, size)
      else fillGradient(context, mask, size)
      context.restore()
    },
  }
}
