/**
 * Owns a file that is a chain of blobs: written in any order, never whole in the page's memory, for the browser pages
 * blobs out by itself. The output of long films where no file can be written. Knows no film.
 */

/** `end` exclusive. */
type Piece = { readonly start: number; readonly end: number; readonly blob: Blob }

export type BlobFile = { write(data: Uint8Array<ArrayBuffer>, position: number): void; blob(type: string): Blob }

export function createBlobFile(): BlobFile {
  // in order, without overlap
  let pieces: Piece[] = []

  /** What is left of a piece outside of `start` to `end`. */
  const around = ({ start, end, blob }: Piece, from: number, to: number): readonly Piece[] => [
    ...(start < from ? [{ start, end: Math.min(end, from), blob: blob.slice(0, from - start) }] : []),
    ...(end > to ? [{ start: Math.max(start, to), end, blob: blob.slice(Math.max(0, to - start)) }] : []),
  ]

  return {
    write(data, position) {
      const piece = { start: position, end: position + data.length, blob: new Blob([data]) }
      const last = pieces.at(-1)
      if (!last || last.end <= position) pieces.push(piece)
      else
        pieces = [...pieces.flatMap(known => around(known, piece.start, piece.end)), piece].sort(
          (a, b) => a.start - b.start,
        )
    },
    blob(type) {
      const parts: BlobPart[] = []
      let at = 0
      for (const { start, end, blob } of pieces) {
        if (start > at) parts.push(new Uint8Array(start - at))
        parts.push(blob)
        at = end
      }
      return new Blob(parts, { type })
    },
  }
}
