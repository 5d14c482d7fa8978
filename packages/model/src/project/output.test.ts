/** Every shape at every quality has an even size of its ratio, and rates are found by the name people write. */
import { expect, test } from 'vitest'
import { aspectRatios, frameRateName, frameRateNamed, frameRates, outputSize, qualities } from './output.ts'

test('sizes are even, of the shape asked for, and no longer than 4K', () => {
  for (const aspectRatio of aspectRatios)
    for (const quality of qualities) {
      const { width, height } = outputSize(aspectRatio, quality)
      const [across, down] = aspectRatio.split(':').map(Number) as [number, number]
      expect([width % 2, height % 2], `${aspectRatio} ${quality}`).toEqual([0, 0])
      expect(Math.abs(width - (height * across) / down)).toBeLessThanOrEqual(2 * Math.max(1, across / down))
      expect(Math.max(width, height)).toBeLessThanOrEqual(3840)
    }
  expect(outputSize('16:9', '480p')).toEqual({ width: 854, height: 480 })
  expect(outputSize('9:16', '1080p')).toEqual({ width: 1080, height: 1920 })
  expect(outputSize('4:5', '1080p')).toEqual({ width: 1080, height: 1350 })
  expect(outputSize('21:9', '1080p')).toEqual({ width: 2520, height: 1080 })
  expect(outputSize('16:9', '2160p')).toEqual({ width: 3840, height: 2160 })
  expect(outputSize('21:9', '2160p')).toEqual({ width: 3840, height: 1646 })
})

test('rates have names', () => {
  expect(frameRates.map(frameRateName)).toEqual(['24', '25', '29.97', '30', '50', '60'])
  expect(frameRateNamed('29.97')).toEqual({ num: 30_000, den: 1001 })
  expect(frameRateNamed('23')).toBeUndefined()
})
