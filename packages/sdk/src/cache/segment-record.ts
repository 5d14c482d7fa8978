/** Owns a segment as one stretch of bytes, and back: what is checked and stored. Knows no database. */
import type { EncodedSegment } from '@contenthq/engine'

/** JSON in front of the bytes: decoder facts, and each packet's length and kind. */
type Head = {
  readonly codec: string
  readonly colorSpace?: VideoColorSpaceInit
  readonly description: number
  readonly packets: readonly (readonly [length: number, key: 0 | 1])[]
  readonly order?: readonly number[]
}

const LENGTH_BYTES = 4

/** Length of the head (32 bit, little endian), head, decoder description, packets one behind the other. */
export function packSegment({
  packets,
  order,
  codec,
  description,
  colorSpace,
}: EncodedSegment): Uint8Array<ArrayBuffer> {
  const head: Head = {
    codec,
    ...(colorSpace ? { colorSpace } : {}),
    description: description.length,
    packets: packets.map(({ data, key }) => [data.length, key ? 1 : 0]),
    ...(order ? { order } : {}),
  }
  const text = new TextEncoder().encode(JSON.stringify(head))
  const parts = [text, description, ...packets.map(({ data }) => data)]
  const bytes = new Uint8Array(LENGTH_BYTES + parts.reduce((sum, part) => sum + part.length, 0))
  new DataView(bytes.buffer).setUint32(0, text.length, true)
  let at = LENGTH_BYTES
  for (const part of parts) {
    bytes.set(part, at)
    at += part.length
  }
  return bytes
}

/** The reverse, for bytes that are known to be whole. */
export function unpackSegment(bytes: Uint8Array<ArrayBuffer>): EncodedSegment {
  const headLength = new DataView(bytes.buffer, bytes.byteOffset).getUint32(0, true)
  let at = LENGTH_BYTES
  const take = (length: number) => {
    at += length
    return bytes.subarray(at - length, at)
  }
  const head = JSON.parse(new TextDecoder().decode(take(headLength))) as Head
  const description = take(head.description)
  const packets = head.packets.map(([length, key]) => ({ data: take(length), key: key === 1 }))
  const { codec, order, colorSpace } = head
  return { packets, ...(order ? { order } : {}), codec, description, ...(colorSpace ? { colorSpace } : {}) }
}
