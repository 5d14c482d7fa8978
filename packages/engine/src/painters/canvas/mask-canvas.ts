/** Owns masks as transparent pixels, for edges that no outline has. One canvas, painted anew for each mask. */
import type { Size } from '@contenthq/model'
import type { Mask } from '../../display-list.ts'
import { createFieldCache, type FieldCache, maskRamp } from '../mask-field.ts'

export type MaskCanvas = {
  /** As large as the frame; good until the next call. */
  draw(mask: Mask, size: Size): OffscreenCanvas
}

export function createMaskCanvas(): MaskCanvas {
  let canvas: OffscreenCanvas | undefined
  let pixels: ImageData | undefined
  let fields: FieldCache | undefined
  return {
    draw(mask, { width, height }) {
      if (!canvas || !pixels || !fields || canvas.width !== width || canvas.height !== height) {
        canvas = new OffscreenCanvas(width, height)
        pixels = new ImageData(width, height)
        fields = createFieldCache({ width, height })
      }
      const { luma } = fields.get(mask.field)
      const ramp = maskRamp(mask, { width, height })
      for (let at = 0; at < luma.length; at++) pixels.data[at * 4 + 3] = ramp[luma[at]!]!
      canvas.getContext('2d', { willReadFrequently: true })!.putImageData(pixels, 0, 0)
      return canvas
    },
  }
}
