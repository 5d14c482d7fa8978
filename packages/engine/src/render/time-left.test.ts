/** The time left follows the pace of the work, and is not said before there is one. */
import { expect, test } from 'vitest'
import { createPace } from './time-left.ts'

test('an even pace is told exactly, a change within half a minute, and nothing before two seconds', () => {
  let now = 100
  const left = createPace(1000, () => now)
  expect(left(0)).toBeUndefined()
  now += 1
  expect(left(10)).toBeUndefined()
  now += 1
  expect(left(20)).toBeCloseTo(98)
  for (let second = 0; second < 38; second++) {
    now += 1
    left(20 + (second + 1) * 10)
  }
  expect(left(400)).toBeCloseTo(60)
  // from now on twice as fast
  for (let second = 0; second < 20; second++) {
    now += 1
    left(400 + (second + 1) * 20)
  }
  expect(left(800)).toBeLessThan(20)
  now += 10
  expect(left(1000)).toBe(0)
})

test('what was there from the start is no pace', () => {
  let now = 0
  const left = createPace(1000, () => now)
  left(900)
  now = 5
  expect(left(900)).toBeUndefined()
  now = 10
  expect(left(910)).toBeCloseTo(90)
})
