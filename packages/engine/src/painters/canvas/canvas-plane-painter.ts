/** Owns the canvas painter under the pixel contract: paint, read back, convert. Paints every kind of layer, slower. */
import { ContentHQError, type Size } from '@contenthq/model'
import type { Kernels } from '../kernels/kernels.ts'
import type { PlanePainter } from '../painter.ts'
import { createCanvasPainter } from './canvas-painter.ts'

/** Throws 'unexpected' for odd sizes. */
export function createCanvasPlanePainter({ width, height }: Size, kernels: Kernels): PlanePainter {
  if (width % 2 !== 0 || height % 2 !== 0) throw new ContentHQError('unexpected', `${width}×${height} is not even`)
  const canvas = new OffscreenCanvas(width, height)
  const context = canvas.getContext('2d', { alpha: false, willReadFrequently: true })!
  const painter = createCanvasPainter(context)
  const luma = width * height
  const rgba = kernels.allocate(luma * 4)
  const planes = kernels.allocate(luma * 1.5)
  return {
    id: 'canvas-i420',
    paint(list, bitmaps) {
      painter.paint(list, bitmaps)
      kernels.bytes().set(context.getImageData(0, 0, width, height).data, rgba)
      kernels.convertOpaque(rgba, width, height, planes, width, planes + luma, planes + luma * 1.25, width / 2)
      return kernels.bytes().subarray(planes, planes + luma * 1.5)
    },
    dispose() {
      kernels.release(rgba)
      kernels.release(planes)
    },
  }
}
