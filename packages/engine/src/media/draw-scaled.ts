/** Owns the drawing of something into a bitmap of the size needed, smoothly. Works on the page and in workers. */
import type { Size } from '@contenthq/model'

export function drawScaled(
  { width, height }: Size,
  draw: (context: OffscreenCanvasRenderingContext2D, width: number, height: number) => void,
): ImageBitmap {
  const canvas = new OffscreenCanvas(width, height)
  const context = canvas.getContext('2d', { willReadFrequently: true })!
  context.imageSmoothingQuality = 'medium'
  draw(context, width, height)
  return canvas.transferToImageBitmap()
}
