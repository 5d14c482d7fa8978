/** A part of a picture keeps its shape and stays inside, whatever is done to it. */
import type { UnitRect } from '@contenthq/model'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { cornerBy, movedBy, rectAround, resizedBy, shaped, shapeOf } from './unit-rects.ts'

const ratio = fc.constantFrom(16 / 9, 9 / 16, 1, 4 / 5, 21 / 9, 3, 0.2)
const amount = fc.double({ min: -2, max: 2, noNaN: true })

function expectLawful([x, y, width, height]: UnitRect, shape: number): void {
  expect(Math.min(x, y)).toBeGreaterThanOrEqual(0)
  expect(x + width).toBeLessThanOrEqual(1.0002)
  expect(y + height).toBeLessThanOrEqual(1.0002)
  expect(Math.abs(height - width * shape)).toBeLessThan(0.0002 * Math.max(1, shape))
  expect(Math.max(width, height)).toBeGreaterThanOrEqual(0.2499)
}

test('moved, resized or pulled at its corner, a part keeps its shape, its least size and its place inside', () => {
  fc.assert(
    fc.property(ratio, ratio, amount, amount, amount, (picture, frame, x, y, width) => {
      const shape = shapeOf(picture, frame)
      const start = rectAround(x, y, width, shape)
      for (const rect of [
        start,
        movedBy(start, x, y, shape),
        resizedBy(start, width, shape),
        cornerBy(start, width, shape),
        shaped([0.1, 0.2, 0.5, 0.3], shape),
      ])
        expectLawful(rect, shape)
    }),
  )
  const half = rectAround(0.5, 0.5, 0.5, 1)
  expect(half).toEqual([0.25, 0.25, 0.5, 0.5])
  expect(movedBy(half, 0.1, -0.05, 1)).toEqual([0.35, 0.2, 0.5, 0.5])
  expect(movedBy(half, 9, 9, 1)).toEqual([0.5, 0.5, 0.5, 0.5])
  // the corner that is not pulled stays
  expect(cornerBy(half, 0.1, 1)).toEqual([0.25, 0.25, 0.6, 0.6])
  // what the film shows of a part that is too flat for it
  expect(shaped([0, 0.4, 0.8, 0.2], 1)).toEqual([0, 0.1, 0.8, 0.8])
})
