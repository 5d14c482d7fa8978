/**
 * Owns the pictures of the reference job: no photographs, but with what makes photographs hard to encode: detail at
 * every scale falling off as 1/f, hard edges, smooth skies and grain. Pure: the same pixels every time.
 */
import type { Size } from '@contenthq/model'

const hash = (x: number, y: number, seed: number): number => {
  let h = Math.imul(x, 374_761_393) ^ Math.imul(y, 668_265_263) ^ Math.imul(seed, 2_246_822_519)
  h = Math.imul(h ^ (h >>> 13), 1_274_126_177)
  return ((h ^ (h >>> 16)) >>> 0) / 2 ** 32
}

const smooth = (t: number): number => t * t * (3 - 2 * t)

/** Value noise, 0..1. */
function noise(x: number, y: number, seed: number): number {
  const [left, top] = [Math.floor(x), Math.floor(y)]
  const [u, v] = [smooth(x - left), smooth(y - top)]
  const above = hash(left, top, seed) * (1 - u) + hash(left + 1, top, seed) * u
  const below = hash(left, top + 1, seed) * (1 - u) + hash(left + 1, top + 1, seed) * u
  return above * (1 - v) + below * v
}

const FALL = 0.68

/** Octaves of noise, each 0.68 times as strong as the one before: rougher than 1/f, as grass, bark and crowds are. */
function fractal(x: number, y: number, seed: number, octaves: number): number {
  let sum = 0
  for (let octave = 0; octave < octaves; octave++)
    sum += noise(x * 2 ** octave, y * 2 ** octave, seed + octave) * FALL ** octave
  return (sum * (1 - FALL)) / (1 - FALL ** octaves)
}

/** RGBA. A sky with clouds, ridges one before the other, each with its own texture, and grain over all. */
export function photograph(scene: number, { width, height }: Size): Uint8ClampedArray<ArrayBuffer> {
  const pixels = new Uint8ClampedArray(width * height * 4)
  const seed = scene * 101 + 7
  const ridges = Array.from({ length: 4 }, (_, ridge) =>
    Float64Array.from({ length: width }, (_, x) => {
      const rough = fractal((x / width) * (3 + ridge * 3), ridge * 17.3, seed + ridge * 31, 9)
      return height * (0.3 + ridge * 0.17 + (rough - 0.5) * (0.5 - ridge * 0.07))
    }),
  )
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const ridge = ridges.findLastIndex(edge => y >= edge[x]!)
      const texture = fractal(x / 90, y / 60, seed + 5 + ridge, ridge < 0 ? 5 : 8)
      const grain = (hash(x, y, seed + 999) - 0.5) * 7
      const warm = hash(ridge, scene, 5) * 40
      const base = ridge < 0 ? 150 + 70 * (y / height) + 60 * (texture - 0.5) : 150 - ridge * 32 + 170 * (texture - 0.5)
      const at = (y * width + x) * 4
      pixels[at] = base + warm - 18 + grain
      pixels[at + 1] = base + (ridge < 0 ? 6 : 2 * ridge) + grain
      pixels[at + 2] = base + (ridge < 0 ? 38 : -warm / 2) + grain
      pixels[at + 3] = 255
    }
  return pixels
}
