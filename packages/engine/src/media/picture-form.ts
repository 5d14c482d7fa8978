/** Owns the decoding of a picture's file to one of its forms. SVG only on the page. */
import type { Size } from '@contenthq/model'
import type { PictureForm } from '../display-list.ts'
import { decodePicture } from './picture.ts'

/** Throws as `decodePicture`; the caller closes it. */
export function decodeForm(blob: Blob, form: PictureForm | undefined, needed: Size): Promise<ImageBitmap> {
  const [width, height] = form?.size ?? [needed.width, needed.height]
  return decodePicture(blob, { width, height })
}
