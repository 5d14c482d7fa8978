/** A segment survives the way to bytes and back, whatever it holds. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { packSegment, unpackSegment } from './segment-record.ts'

const bytes = fc.uint8Array({ maxLength: 300 }).map(array => Uint8Array.from(array))

test('packing and unpacking a segment changes nothing', () => {
  const packets = fc.array(fc.record({ data: bytes, key: fc.boolean() }), { maxLength: 20 })
  const plain = fc.record({ packets, codec: fc.string(), description: bytes })
  const coloured = fc.record({
    packets,
    codec: fc.string(),
    description: bytes,
    order: fc.array(fc.nat(), { maxLength: 20 }),
    colorSpace: fc.record({ matrix: fc.constant('bt709' as const), fullRange: fc.boolean() }),
  })
  fc.assert(
    fc.property(fc.oneof(plain, coloured), segment => {
      expect(unpackSegment(packSegment(segment))).toEqual(segment)
    }),
  )
})
