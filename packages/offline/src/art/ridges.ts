/** Owns lines of land: noise ridges, peaks, and finding the ground under a place. */
import type { SceneArt } from './scene-art.ts'
import { n, type Point, smooth } from './svg.ts'

const STEP = 24
const OVER = 24

/** A rolling line across the frame about height `y`. `scale` is waves per unit; `offset` picks another stretch. */
export function ridge(
  scene: SceneArt,
  {
    y,
    amplitude,
    scale,
    offset,
    octaves = 3,
  }: {
    readonly y: number
    readonly amplitude: number
    readonly scale: number
    readonly offset: number
    readonly octaves?: number
  },
): readonly Point[] {
  const points: Point[] = []
  for (let x = -OVER; x <= scene.layout.width + OVER + STEP; x += STEP) {
    let [value, weight, frequency, total] = [0, 1, 1, 0]
    for (let i = 0; i < octaves; i++) {
      value += weight * scene.noise(x * scale * frequency + offset, offset * 3.7 + i * 9)
      total += weight
      weight *= 0.42
      frequency *= 2.1
    }
    points.push([x, y + (value / total) * amplitude])
  }
  return points
}

/** Sharp peaks across the frame between two heights. */
export function peaks(
  scene: SceneArt,
  { low, high, width }: { readonly low: number; readonly high: number; readonly width: number },
): readonly Point[] {
  const points: Point[] = []
  const { random } = scene
  let x = -width
  while (x < scene.layout.width + width) {
    points.push([x, random.between(low - (low - high) * 0.25, low)])
    x += width * random.between(0.7, 1.2)
    points.push([x, random.between(high, high + (low - high) * 0.5)])
    x += width * random.between(0.7, 1.2)
  }
  points.push([x, low])
  return points
}

/** The land below a smooth line, down to the bottom of the frame. */
export const landBelow = (scene: SceneArt, line: readonly Point[]): string =>
  `${smooth(line)}L${n(scene.layout.width + OVER)} ${n(scene.layout.height + OVER)}L${-OVER} ${n(scene.layout.height + OVER)}Z`

/** The land below straight edges. */
export const cliffBelow = (scene: SceneArt, line: readonly Point[]): string =>
  `M${line.map(([x, y]) => `${n(x)} ${n(y)}`).join('L')}L${n((line.at(-1) ?? [0, 0])[0])} ${n(scene.layout.height + OVER)}L${n((line[0] ?? [0, 0])[0])} ${n(scene.layout.height + OVER)}Z`

/** Height of a ridge at `x`. */
export const heightAt = (line: readonly Point[], x: number): number =>
  (line[Math.max(0, Math.min(line.length - 1, Math.round((x + OVER) / STEP)))] ?? [0, 0])[1]
