/** The measures themselves: SSIM, ideal frames, the search for a bitrate. */
import type { DisplayList } from '@contenthq/engine'
import { expect, test } from 'vitest'
import { ssim } from '../../../packages/engine/src/testing/ssim.ts'
import { idealFrame, lumaOf } from './ideal-frames.ts'
import { matchQuality } from './match-quality.ts'
import { photograph } from './photograph.ts'

const size = { width: 96, height: 64 }
const list = (crop?: readonly [number, number, number, number]): DisplayList => ({
  ...size,
  background: [0, 0, 0, 1],
  layers: [{ source: { kind: 'image', hash: 'a' }, target: [0, 0, 96, 64], ...(crop ? { crop } : {}) }],
})

test('SSIM is 1 for equal planes, falls with noise and with a shift of half a pixel', () => {
  const picture = lumaOf(photograph(1, size), size)
  const frame = idealFrame(list(), new Map([['a', picture]]))
  expect(ssim(frame, frame, size)).toBe(1)
  const noisy = frame.map((value, at) => value + ((at * 7919) % 13) - 6)
  const shifted = idealFrame(list([0.5 / 96, 0, 1, 1]), new Map([['a', picture]]))
  expect(ssim(frame, noisy, size)).toBeLessThan(0.99)
  expect(ssim(frame, shifted, size)).toBeLessThan(0.99)
  expect(ssim(frame, shifted, size)).toBeGreaterThan(0.3)
})

test('an ideal frame of the whole picture at its own size is the picture, and a ramp stays a ramp under zoom', () => {
  const rgba = photograph(2, size)
  const picture = lumaOf(rgba, size)
  const frame = idealFrame(list(), new Map([['a', picture]]))
  expect([...frame].every((value, at) => Math.abs(value - picture.samples[at]!) <= 0.5)).toBe(true)
  const ramp = { ...size, samples: Float32Array.from({ length: 96 * 64 }, (_, at) => 20 + 2 * (at % 96)) }
  const zoomed = idealFrame(list([0.25, 0.25, 0.5, 0.5]), new Map([['a', ramp]]))
  // the pixel in the middle of column x shows the picture at 24 + (x + 0.5) / 2
  for (const x of [10, 40, 80]) expect(zoomed[30 * 96 + x]).toBeCloseTo(20 + 2 * (24 + (x + 0.5) / 2 - 0.5), -0.5)
  const faded: DisplayList = { ...list(), layers: [...list().layers, { ...list().layers[0]!, opacity: 0.5 }] }
  expect(idealFrame(faded, new Map([['a', ramp]]))).toEqual(idealFrame(list(), new Map([['a', ramp]])))
})

test('the search ends at a bitrate that is good, near one that is not', async () => {
  const tried: number[] = []
  const found = await matchQuality(0.9, { low: 1e5, high: 1e7 }, async bitrate => {
    tried.push(bitrate)
    return bitrate >= 1_234_567 ? 0.95 : 0.8
  })
  expect(found).toBeGreaterThanOrEqual(1_234_567)
  expect(found).toBeLessThan(1_234_567 * 1.13)
  expect(tried.length).toBeLessThan(10)
})
