/** Owns the Range header: one range of bytes of a file of known size. Several ranges are answered with the whole file. */

export type ByteRange = { readonly offset: number; readonly length: number }

/** 'whole' where the header is absent, not understood or names several; 'outside' for 416. */
export function parseRange(header: string | undefined, size: number): ByteRange | 'whole' | 'outside' {
  const match = /^bytes=(\d*)-(\d*)$/.exec(header?.trim() ?? '')
  if (!match) return 'whole'
  const [, from = '', to = ''] = match
  if (from === '' && to === '') return 'whole'
  if (from === '') {
    const length = Math.min(Number(to), size)
    return length === 0 ? 'outside' : { offset: size - length, length }
  }
  const offset = Number(from)
  if (offset >= size) return 'outside'
  const end = to === '' ? size - 1 : Math.min(Number(to), size - 1)
  return end < offset ? 'whole' : { offset, length: end - offset + 1 }
}
