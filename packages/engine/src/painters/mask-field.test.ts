/** Masks show nothing at 0 and all at 1, more with every step, and their fields cover the frame. */
import { expect, test } from 'vitest'
import type { Field } from '../display-list.ts'
import { fieldPlane, maskRamp } from './mask-field.ts'

const size = { width: 64, height: 36 }
const fields: readonly Field[] = [
  { kind: 'linear', angle: 0 },
  { kind: 'linear', angle: 2.3 },
  { kind: 'circle', x: 0.5, y: 0.5 },
  { kind: 'circle', x: 0.1, y: 0.9 },
  { kind: 'clock', x: 0.5, y: 0.5, from: -Math.PI / 2 },
  { kind: 'noise', seed: 3, cell: 4 },
]

test.each(fields)('$kind', field => {
  const plane = fieldPlane(field, size, 1)
  expect(fieldPlane(field, size, 2).length).toBe(plane.length / 4)
  for (const soft of [0, 0.2]) {
    const shown = [0, 0.2, 0.4, 0.6, 0.8, 1].map(level => {
      const ramp = maskRamp({ field, level, soft }, size)
      return plane.reduce((sum, value) => sum + ramp[value]! / 255, 0) / plane.length
    })
    expect(shown[0]).toBe(0)
    expect(shown.at(-1)).toBe(1)
    expect(shown).toEqual([...shown].sort((a, b) => a - b))
    expect(shown[2]! - shown[1]!).toBeGreaterThan(0.02)
  }
})

test('a straight wipe hides exactly its share, in both resolutions', () => {
  const field: Field = { kind: 'linear', angle: 0 }
  const ramp = maskRamp({ field, level: 0.25, soft: 0 }, size)
  const row = Array.from(fieldPlane(field, size, 1).subarray(0, 64), value => ramp[value])
  expect(row).toEqual([...Array(16).fill(255), ...Array(48).fill(0)])
  const chroma = Array.from(fieldPlane(field, size, 2).subarray(0, 32), value => ramp[value])
  expect(chroma).toEqual([...Array(8).fill(255), ...Array(24).fill(0)])
})
