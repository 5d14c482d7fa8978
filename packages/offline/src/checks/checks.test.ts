/** The technical checks on made-up pixels: blank, blurred and repeated pictures fail, a rich one passes. */
import type { Pixels } from '@contenthq/model'
import { expect, it } from 'vitest'
import { differenceHash, greyOf, hammingDistance, measure } from './measure-picture.ts'
import { offlineChecks } from './offline-checks.ts'

const call = { signal: new AbortController().signal }

function paint(
  width: number,
  height: number,
  colour: (x: number, y: number) => readonly [red: number, green: number, blue: number, alpha?: number],
): Pixels {
  const data = new Uint8ClampedArray(width * height * 4)
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const [red, green, blue, alpha = 255] = colour(x, y)
      data.set([red, green, blue, alpha], (y * width + x) * 4)
    }
  return { data, width, height }
}

/** Blocks, edges and a gradient: what a drawn scene is like. */
const rich = (phase: number, width = 480, height = 270): Pixels =>
  paint(width, height, (x, y) => {
    const [u, v] = [x / width, y / height]
    const block = Math.sin(u * 23 + phase * 1.7) * Math.cos(v * 17 - phase) > 0.2 ? 60 : 0
    const land = v > 0.6 + 0.1 * Math.sin(u * 9 + phase) ? -80 : 0
    const level = 120 + 70 * Math.sin(u * 3 + phase * 2.1) + block + land
    return [level, level * 0.9 + 10, 255 - level]
  })

const check = (pixels: Pixels, others: readonly Pixels[] = []) =>
  offlineChecks().checkPicture({ pixels, prompt: '', narration: '', others }, call)

it('passes a rich picture and fails blank, flat, dark, bright, clear and blurred ones with a reason', async () => {
  const good = await check(rich(1))
  expect(good).toMatchObject({ kind: 'technical', provider: 'offline-checks', reasons: [] })
  expect(good.score).toBeGreaterThanOrEqual(60)
  const blurred = paint(480, 270, (x, y) => {
    const level = 128 + 60 * Math.sin(x / 150) * Math.cos(y / 120)
    return [level, level, level]
  })
  const bad: readonly Pixels[] = [
    paint(480, 270, () => [0, 0, 0]),
    paint(480, 270, () => [255, 255, 255]),
    paint(480, 270, () => [120, 130, 140]),
    paint(480, 270, () => [200, 30, 30, 0]),
    paint(480, 270, x => [120 + (x % 2), 120, 120]),
    blurred,
  ]
  for (const picture of bad) {
    const { score, reasons } = await check(picture)
    expect(score).toBeLessThan(60)
    expect(reasons.length).toBeGreaterThan(0)
  }
  expect((await check(blurred)).reasons.join(' ')).toMatch(/blurred/)
})

it('fails a picture that the film already has, also at another size, and passes another one', async () => {
  const { score, parts, reasons } = await check(rich(1), [rich(4), rich(1, 960, 540)])
  expect(parts.sameness).toBe(0)
  expect(score).toBeLessThan(60)
  expect(reasons.join(' ')).toMatch(/already/)
  expect((await check(rich(1), [rich(4), rich(2.5)])).score).toBeGreaterThanOrEqual(60)
  expect(hammingDistance(differenceHash(rich(1)), differenceHash(rich(1, 960, 540)))).toBeLessThanOrEqual(2)
})

it('measures what it says', () => {
  const halves = measure(greyOf(paint(64, 64, x => (x < 32 ? [0, 0, 0] : [255, 255, 255]))))
  expect(halves.mean).toBeCloseTo(127.5, 1)
  expect(halves.contrast).toBeCloseTo(127.5, 1)
  expect(halves.entropy).toBeCloseTo(1, 5)
  expect(halves.clipped).toBe(1)
  expect(measure(greyOf(paint(64, 64, () => [90, 90, 90]))).sharpness).toBeCloseTo(0, 5)
  expect(measure(greyOf(paint(64, 64, () => [255, 255, 255, 128]))).mean).toBeCloseTo(128, 0)
})

it('refuses pixels that are none, and stops when cancelled', async () => {
  await expect(check({ data: new Uint8ClampedArray(0), width: 0, height: 0 })).rejects.toMatchObject({
    code: 'media-empty',
  })
  await expect(check({ data: new Uint8ClampedArray(8), width: 10, height: 10 })).rejects.toMatchObject({
    code: 'media-empty',
  })
  const stopped = { signal: AbortSignal.abort() }
  await expect(
    offlineChecks().checkPicture({ pixels: rich(1), prompt: '', narration: '', others: [] }, stopped),
  ).rejects.toMatchObject({ code: 'cancelled' })
  const tiny = await check(paint(1, 1, () => [9, 9, 9]))
  expect(tiny.score).toBeLessThan(60)
})
