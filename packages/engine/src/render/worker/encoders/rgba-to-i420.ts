/** Owns the conversion of canvas pixels to I420, BT.709 limited range (ITU-R BT.709-6, 8 bit: Y 16..235, C 16..240). */

/** `rgba` row by row; even width and height. Chroma is the mean of 2×2 pixels. */
export function rgbaToI420(rgba: Uint8ClampedArray, width: number, height: number): Uint8Array<ArrayBuffer> {
  const luma = width * height
  const half = width / 2
  const planes = new Uint8Array(luma + luma / 2)
  for (let i = 0, p = 0; i < luma; i++, p += 4)
    planes[i] = 16.5 + 0.182586 * rgba[p]! + 0.614231 * rgba[p + 1]! + 0.062007 * rgba[p + 2]!
  for (let y = 0; y < height; y += 2) {
    for (let x = 0; x < width; x += 2) {
      const a = (y * width + x) * 4
      const b = a + width * 4
      const red = (rgba[a]! + rgba[a + 4]! + rgba[b]! + rgba[b + 4]!) / 4
      const green = (rgba[a + 1]! + rgba[a + 5]! + rgba[b + 1]! + rgba[b + 5]!) / 4
      const blue = (rgba[a + 2]! + rgba[a + 6]! + rgba[b + 2]! + rgba[b + 6]!) / 4
      const at = (y >> 1) * half + (x >> 1)
      planes[luma + at] = 128.5 - 0.100644 * red - 0.338572 * green + 0.439216 * blue
      planes[luma + luma / 4 + at] = 128.5 + 0.439216 * red - 0.398942 * green - 0.040274 * blue
    }
  }
  return planes
}
