/**
 * Owns the comparison of two luma planes: mean SSIM over 8×8 windows four pixels apart, as FFmpeg's filter has them
 * (Wang et al. 2004, K1 0.01, K2 0.03). Pure.
 */
import type { Size } from '@contenthq/model'

const C1 = (0.01 * 255) ** 2
const C2 = (0.03 * 255) ** 2
const WINDOW = 8
const STEP = 4

/** −1..1, 1 for equal planes. Planes are width · height bytes. */
export function ssim(a: Uint8Array, b: Uint8Array, { width, height }: Size): number {
  let total = 0
  let windows = 0
  for (let top = 0; top + WINDOW <= height; top += STEP)
    for (let left = 0; left + WINDOW <= width; left += STEP) {
      let [sumA, sumB, squares, product] = [0, 0, 0, 0]
      for (let y = top; y < top + WINDOW; y++) {
        const end = y * width + left + WINDOW
        for (let at = end - WINDOW; at < end; at++) {
          const [p, q] = [a[at]!, b[at]!]
          sumA += p
          sumB += q
          squares += p * p + q * q
          product += p * q
        }
      }
      const count = WINDOW * WINDOW
      const [meanA, meanB] = [sumA / count, sumB / count]
      const variances = squares / count - meanA * meanA - meanB * meanB
      const covariance = product / count - meanA * meanB
      total +=
        ((2 * meanA * meanB + C1) * (2 * covariance + C2)) / ((meanA * meanA + meanB * meanB + C1) * (variances + C2))
      windows++
    }
  return total / windows
}
