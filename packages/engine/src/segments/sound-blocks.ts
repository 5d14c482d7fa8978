/** Owns the keeping of encoded sound in the segment store: a block is a segment whose packets are all key packets. */
import { AAC_CODEC } from '../audio/adts.ts'
import type { SoundBlocks } from '../audio/encode-sound.ts'
import { ENGINE_VERSION } from './key.ts'
import type { SegmentStore } from './segment-store.ts'

/** A store's failure is a miss. */
export function soundBlocksOn(store: SegmentStore): SoundBlocks {
  const nameOf = (key: string) => `sound ${ENGINE_VERSION} ${key}`
  return {
    async find(key) {
      const kept = await store.get(nameOf(key)).catch(() => undefined)
      return kept && { packets: kept.packets.map(({ data }) => data), description: kept.description }
    },
    keep: (key, { packets, description }) =>
      store
        .put(nameOf(key), { packets: packets.map(data => ({ data, key: true })), codec: AAC_CODEC, description })
        .catch(() => undefined),
  }
}
