/** Owns the figures of a picture: brightness, contrast, entropy, sharpness, and a hash of its looks. Judges nothing. */
import type { Pixels } from '@contenthq/model'

export type Grey = { readonly data: Float32Array; readonly width: number; readonly height: number }

export type Figures = {
  /** 0..255. */
  readonly mean: number
  /** Standard deviation, 0..127.5. */
  readonly contrast: number
  /** Of the 256-bin histogram, bits, 0..8. */
  readonly entropy: number
  /** Variance of the 4-neighbour Laplacian: about 0 when blank, 4 when blurred, above 300 when sharp. */
  readonly sharpness: number
  /** Share of pixels at the ends of the scale. */
  readonly clipped: number
}

const MEASURED_WIDTH = 640

/**
 * BT.709 luma over black, box-averaged to at most 640 pixels across, so that figures do not depend on the size of
 * the picture.
 */
export function greyOf({ data, width, height }: Pixels, most = MEASURED_WIDTH): Grey {
  const scale = Math.min(1, most / width)
  const [w, h] = [Math.max(1, Math.round(width * scale)), Math.max(1, Math.round(height * scale))]
  const grey = new Float32Array(w * h)
  for (let y = 0; y < h; y++) {
    const [y0, y1] = [
      Math.floor((y * height) / h),
      Math.max(Math.floor((y * height) / h) + 1, Math.floor(((y + 1) * height) / h)),
    ]
    for (let x = 0; x < w; x++) {
      const [x0, x1] = [
        Math.floor((x * width) / w),
        Math.max(Math.floor((x * width) / w) + 1, Math.floor(((x + 1) * width) / w)),
      ]
      let sum = 0
      for (let sy = y0; sy < y1; sy++)
        for (let sx = x0; sx < x1; sx++) {
          const at = (sy * width + sx) * 4
          const luma = 0.2126 * (data[at] ?? 0) + 0.7152 * (data[at + 1] ?? 0) + 0.0722 * (data[at + 2] ?? 0)
          sum += (luma * (data[at + 3] ?? 0)) / 255
        }
      grey[y * w + x] = sum / ((y1 - y0) * (x1 - x0))
    }
  }
  return { data: grey, width: w, height: h }
}

export function measure({ data, width, height }: Grey): Figures {
  const histogram = new Float64Array(256)
  let [sum, squares] = [0, 0]
  for (const value of data) {
    sum += value
    squares += value * value
    const bin = Math.min(255, Math.max(0, Math.round(value)))
    histogram[bin] = (histogram[bin] ?? 0) + 1
  }
  const count = data.length
  const mean = sum / count
  let entropy = 0
  for (const bin of histogram) if (bin > 0) entropy -= (bin / count) * Math.log2(bin / count)
  let [laplacian, laplacianSquares, inner] = [0, 0, 0]
  for (let y = 1; y < height - 1; y++)
    for (let x = 1; x < width - 1; x++) {
      const i = y * width + x
      const value =
        4 * (data[i] ?? 0) - (data[i - 1] ?? 0) - (data[i + 1] ?? 0) - (data[i - width] ?? 0) - (data[i + width] ?? 0)
      laplacian += value
      laplacianSquares += value * value
      inner++
    }
  const ends = (histogram[0] ?? 0) + (histogram[1] ?? 0) + (histogram[254] ?? 0) + (histogram[255] ?? 0)
  return {
    mean,
    contrast: Math.sqrt(Math.max(0, squares / count - mean * mean)),
    entropy,
    sharpness: inner > 0 ? laplacianSquares / inner - (laplacian / inner) ** 2 : 0,
    clipped: ends / count,
  }
}

/** 64-bit difference hash: is each of 8 × 8 cells brighter than its right neighbour? */
export function differenceHash(pixels: Pixels): bigint {
  const grey = greyOf(pixels, 64)
  const cell = (column: number, row: number): number => {
    const [x0, x1] = [
      Math.floor((column * grey.width) / 9),
      Math.max(Math.floor((column * grey.width) / 9) + 1, Math.floor(((column + 1) * grey.width) / 9)),
    ]
    const [y0, y1] = [
      Math.floor((row * grey.height) / 8),
      Math.max(Math.floor((row * grey.height) / 8) + 1, Math.floor(((row + 1) * grey.height) / 8)),
    ]
    let sum = 0
    for (let y = y0; y < y1; y++) for (let x = x0; x < x1; x++) sum += grey.data[y * grey.width + x] ?? 0
    return sum / ((y1 - y0) * (x1 - x0))
  }
  let hash = 0n
  for (let row = 0; row < 8; row++)
    for (let column = 0; column < 8; column++)
      hash = (hash << 1n) | (cell(column, row) > cell(column + 1, row) ? 1n : 0n)
  return hash
}

export function hammingDistance(one: bigint, other: bigint): number {
  let [difference, count] = [one ^ other, 0]
  while (difference > 0n) {
    count += Number(difference & 1n)
    difference >>= 1n
  }
  return count
}
