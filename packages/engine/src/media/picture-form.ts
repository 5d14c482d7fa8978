/** Owns the decoding of a picture's file to one of its forms. SVG only on the page. */
import type { Size } from '@contenthq/model'
import type { PictureForm } from '../display-list.ts'
import { decodePicture } from './picture.ts'
import { layerOf } from './picture-layers.ts'

/** Throws as `decodePicture`; the caller closes it. */
export async function decodeForm(blob: Blob, form: PictureForm | undefined, needed: Size): Promise<ImageBitmap> {
  const [width, height] = form?.size ?? [needed.width, needed.height]
  const file = form?.layer === undefined ? blob : await layerOf(blob, form.layer)
  const bitmap = await decodePicture(file, { width, height })
  return form?.blur ? blurred(bitmap, form.blur) : bitmap
}

/** As opaque as it was: the sharp picture below fills what the blur leaves open at the edges. */
function blurred(bitmap: ImageBitmap, sigma: number): ImageBitmap {
  const canvas = new OffscreenCanvas(bitmap.width, bitmap.height)
  const context = canvas.getContext('2d')!
  context.drawImage(bitmap, 0, 0)
  context.filter = `blur(${sigma}px)`
  context.drawImage(bitmap, 0, 0)
  bitmap.close()
  return canvas.transferToImageBitmap()
}
