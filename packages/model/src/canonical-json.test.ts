/** One value, one text: whatever order its keys were written in. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { canonicalJson } from './canonical-json.ts'

/** The same value with the keys of every object turned round. */
function reversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reversed)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .toReversed()
      .map(([key, entry]) => [key, reversed(entry)]),
  )
}

test('canonical JSON is JSON, is stable, and tells different values apart', () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.jsonValue(), (value, other) => {
      const text = canonicalJson(value)
      expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)))
      expect(canonicalJson(reversed(value))).toBe(text)
      expect(canonicalJson(JSON.parse(text))).toBe(text)
      const same = JSON.stringify(reversed(value)) === JSON.stringify(reversed(other))
      if (same) expect(canonicalJson(other)).toBe(text)
      if (canonicalJson(other) === text) expect(JSON.parse(JSON.stringify(other))).toEqual(JSON.parse(text))
    }),
    { numRuns: 500 },
  )
  expect(canonicalJson({ b: 1, a: [{ d: undefined, c: null }], é: 'ß' })).toBe('{"a":[{"c":null}],"b":1,"é":"ß"}')
  expect(canonicalJson([undefined, Number.NaN, -0])).toBe('[null,null,0]')
  expect(canonicalJson(undefined)).toBe('null')
})
