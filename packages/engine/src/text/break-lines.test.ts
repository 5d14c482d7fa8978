/** Lines hold every word, fit, and are balanced. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { breakLines } from './break-lines.ts'

const widthOf = (widths: readonly number[], from: number, to: number, space: number) =>
  widths.slice(from, to).reduce((sum, width) => sum + width + space, -space)

test('lines hold every word, fit where the words do, and are balanced', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 5, max: 120 }), { minLength: 1, maxLength: 40 }), widths => {
      const starts = breakLines(widths, 10, 400)
      expect(starts[0]).toBe(0)
      const lines = starts.map((start, line) => widthOf(widths, start, starts[line + 1] ?? widths.length, 10))
      for (const line of lines) expect(line).toBeLessThanOrEqual(400)
    }),
  )
  // eight equal words over two lines: four and four, not seven and one
  expect(breakLines(new Array(8).fill(50), 10, 430)).toEqual([0, 4])
})
