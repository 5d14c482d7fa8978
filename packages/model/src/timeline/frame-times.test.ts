/** Frames of unequal length are found by time; the end holds or begins again. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { sourceFrameAt } from './frame-times.ts'

test('a phone’s uneven frames, held at the end', () => {
  const times = { starts: Float64Array.of(0, 0.1, 0.15, 0.5), seconds: 0.6, repeats: false }
  const moments = [-1, 0, 0.05, 0.1, 0.149, 0.15, 0.4, 0.5, 0.59, 0.6, 99]
  expect(moments.map(moment => sourceFrameAt(times, moment))).toEqual([0, 0, 0, 1, 1, 2, 2, 3, 3, 3, 3])
})

test('an animated picture begins again', () => {
  const times = { starts: Float64Array.of(0, 0.2), seconds: 0.5, repeats: true }
  expect([0, 0.19, 0.2, 0.49, 0.5, 0.69, 0.71, 10.1, 10.3].map(moment => sourceFrameAt(times, moment))).toEqual([
    0, 0, 1, 1, 0, 0, 1, 0, 1,
  ])
})

test('the frame found is the last that has begun', () => {
  const lengths = fc.array(fc.double({ min: 0.001, max: 2, noNaN: true }), { minLength: 1, maxLength: 50 })
  fc.assert(
    fc.property(lengths, fc.double({ min: 0, max: 120, noNaN: true }), (durations, moment) => {
      const starts = Float64Array.from(durations, (_, index) =>
        durations.slice(0, index).reduce((sum, value) => sum + value, 0),
      )
      const frame = sourceFrameAt({ starts, seconds: 1000, repeats: false }, moment)
      expect(starts[frame]!).toBeLessThanOrEqual(moment)
      expect(starts[frame + 1] ?? Number.POSITIVE_INFINITY).toBeGreaterThan(moment)
    }),
  )
})
