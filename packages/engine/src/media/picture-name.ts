/** Owns what a decoded picture is called. Knows no pixels. */
import type { ImageSource } from '../display-list.ts'

/** Where its pixels are kept: two forms of one file are two pictures. */
export function nameOfImage({ hash, form }: ImageSource): string {
  return form?.size ? `${hash} ${form.size.join('×')}` : hash
}
