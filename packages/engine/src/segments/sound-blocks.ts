/** Owns the keeping of encoded sound in the segment store: a block is a segment whose packets are all key packets. */
import { AAC_CODEC } from '../audio/adts.ts'
import type { SoundBlocks } from '../audio/encode-sound.ts'
import { ENGINE_VERSION } from './key.ts'
import type { SegmentStore } from './segment-store.ts'

/**
 * A store's failure is a miss. After `signal` the store is asked no more: what a stopped worker still wanted arrives
 * late, when the store may be closed.
 */
export function soundBlocksOn(store: SegmentStore, signal: AbortSignal): SoundBlocks {
  const nameOf = (key: string) => `sound ${ENGINE_VERSION} ${key}`
  return {
    async find(key) {
      if (signal.aborted) return undefined
      const kept = await store.get(nameOf(key)).catch(() => undefined)
      return kept && { packets: kept.packets.map(({ data }) => data), description: kept.description }
    },
    async keep(key, { packets, description }) {
      if (signal.aborted) return
      const segment = { packets: packets.map(data => ({ data, key: true })), codec: AAC_CODEC, description }
      await store.put(nameOf(key), segment).catch(() => undefined)
    },
  }
}
