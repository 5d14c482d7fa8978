/** Owns the moving of a whole scene beside its place. */
import type { Size } from '@contenthq/model'
import type { Layer } from '../../display-list.ts'

/** Whole pairs of pixels: edges stay sharp, in planes of colour too, which are half as large. */
const toPair = (pixels: number): number => 2 * Math.floor(pixels / 2 + 0.5)

/** `across` and `down` in frames: 1 is just outside. */
export const moved = (layer: Layer, across: number, down: number, { width, height }: Size): Layer => ({
  ...layer,
  target: [toPair(across * width), toPair(down * height), width, height],
})
