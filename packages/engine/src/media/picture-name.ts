/** Owns what a decoded picture is called. Knows no pixels. */
import type { ImageSource } from '../display-list.ts'

/** Where its pixels are kept: two forms of one file are two pictures. */
export function nameOfImage({ hash, form }: ImageSource): string {
  if (!form) return hash
  const { size, blur } = form
  return [hash, size?.join('×'), blur && `~${blur}`].filter(Boolean).join(' ')
}
