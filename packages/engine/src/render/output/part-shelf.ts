/**
 * Owns where the finished parts of one render stand until the film is written: in the store, held there, or in the spool
 * where the store cannot keep them. So a render holds no more than the parts it works on.
 */
import type { EncodedSegment, SegmentStore } from '../../segments/segment-store.ts'
import { createSpool } from './spool.ts'

/** What a render remembers of a finished part. */
export type Part = Omit<EncodedSegment, 'packets'> & {
  readonly key: string
  readonly packets: number
  readonly bytes: number
}

/** Nothing of the segment's own memory is kept. */
export const partOf = (key: string, { packets, description, ...rest }: EncodedSegment): Part => ({
  ...rest,
  key,
  description: description.slice(),
  packets: packets.length,
  bytes: packets.reduce((sum, { data }) => sum + data.length, 0),
})

export type PartShelf = {
  /** Undefined when it is not there, or not whole any more. Never rejects. */
  get(key: string): Promise<EncodedSegment | undefined>
  /** Afterwards `get` finds it until the shelf is left, unless somebody clears the browser's storage. */
  put(key: string, segment: EncodedSegment): Promise<void>
  /** Lets go of all parts: those in the store may be forgotten, the others are gone. */
  leave(): Promise<void>
}

/** Without a store all parts stand in the spool. */
export function createPartShelf(store: SegmentStore | undefined, spool = createSpool()): PartShelf {
  const hold = store?.hold()
  return {
    async get(key) {
      hold?.add(key)
      return (await spool.get(key).catch(() => undefined)) ?? (await store?.get(key).catch(() => undefined))
    },
    async put(key, segment) {
      hold?.add(key)
      const kept = (await store?.put(key, segment).catch(() => false)) ?? false
      if (!kept) await spool.put(key, segment)
    },
    async leave() {
      await Promise.all([hold?.release().catch(() => undefined), spool.dispose()])
    },
  }
}
