/** Owns the breaking of measured words into balanced lines. Does not know fonts. */

/** Widths of words and of the space between them, in pixels; answers the index of each line's first word. */
export function breakLines(widths: readonly number[], space: number, maxWidth: number): readonly number[] {
  const lines = greedyLines(widths, space, maxWidth)
  if (lines.length < 2) return lines
  // the narrowest limit that needs no further line makes the lines about equally long
  let low = Math.max(...widths)
  let high = maxWidth
  for (let step = 0; step < 10; step++) {
    const middle = (low + high) / 2
    if (greedyLines(widths, space, middle).length > lines.length) low = middle
    else high = middle
  }
  return greedyLines(widths, space, high)
}

function greedyLines(widths: readonly number[], space: number, maxWidth: number): readonly number[] {
  const starts: number[] = []
  let x = Number.POSITIVE_INFINITY
  widths.forEach((width, index) => {
    if (x + space + width > maxWidth) {
      starts.push(index)
      x = width
    } else x += space + width
  })
  return starts
}
