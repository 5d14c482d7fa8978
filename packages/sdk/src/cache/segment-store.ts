/** Owns the keeping of finished segments between renders and visits, each with a checksum: a damaged one counts as missing. */
import type { EncodedSegment, SegmentStore } from '@contenthq/engine'
import type { Cache } from './cache.ts'
import { packSegment, unpackSegment } from './segment-record.ts'

/** `checksum` is the SHA-256 of the bytes. */
type SegmentRecord = { readonly bytes: Uint8Array<ArrayBuffer>; readonly checksum: Uint8Array<ArrayBuffer> }

const isRecord = (value: unknown): value is SegmentRecord => {
  const { bytes, checksum } = (value ?? {}) as Partial<SegmentRecord>
  return bytes instanceof Uint8Array && checksum instanceof Uint8Array
}

const checksumOf = async (bytes: Uint8Array<ArrayBuffer>) =>
  new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))

/** Engine's port on the cache. Never rejects. */
export function createSegmentStore(cache: Cache): SegmentStore {
  const keyOf = (key: string) => `segment:${key}`

  async function get(key: string): Promise<EncodedSegment | undefined> {
    const record = await cache.get(keyOf(key), isRecord)
    if (!record) return undefined
    const found = await checksumOf(record.bytes)
    return found.every((byte, index) => byte === record.checksum[index]) ? unpackSegment(record.bytes) : undefined
  }

  return {
    get,
    sizeOf: key => cache.sizeOf(keyOf(key)),
    async put(key, segment) {
      const bytes = packSegment(segment)
      const record: SegmentRecord = { bytes, checksum: await checksumOf(bytes) }
      return cache.put(keyOf(key), record, bytes.length)
    },
    hold() {
      const hold = cache.hold()
      return { add: key => hold.add(keyOf(key)), release: hold.release }
    },
  }
}
