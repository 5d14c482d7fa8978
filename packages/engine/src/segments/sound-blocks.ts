/** Owns the keeping of encoded sound beside the picture: a block is a segment whose packets are all key packets. */
import { AAC_CODEC } from '../audio/adts.ts'
import { factsOfBlock, type SoundBlock, type SoundBlocks } from '../audio/encode-sound.ts'
import { ENGINE_VERSION } from './key.ts'
import type { EncodedSegment } from './segment-store.ts'

/** What a running render keeps its parts on. */
export type PartPlace = {
  get(key: string): Promise<EncodedSegment | undefined>
  put(key: string, segment: EncodedSegment): Promise<void>
}

const nameOf = (key: string) => `sound ${ENGINE_VERSION} ${key}`

/** The packets of a kept block; undefined when it is not there any more. */
export async function readSoundBlock(place: PartPlace, key: string): Promise<SoundBlock | undefined> {
  const kept = await place.get(nameOf(key))
  return kept && { packets: kept.packets.map(({ data }) => data), description: kept.description }
}

/** After `signal` nothing is asked any more: what a stopped worker still wanted arrives late, when all may be closed. */
export function soundBlocksOn(place: PartPlace, signal: AbortSignal): SoundBlocks {
  return {
    async find(key) {
      if (signal.aborted) return undefined
      const block = await readSoundBlock(place, key)
      return block && factsOfBlock(block)
    },
    async keep(key, { packets, description }) {
      if (signal.aborted) return
      await place.put(nameOf(key), {
        packets: packets.map(data => ({ data, key: true })),
        codec: AAC_CODEC,
        description,
      })
    },
  }
}
