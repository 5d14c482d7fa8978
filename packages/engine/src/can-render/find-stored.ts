/** Owns the question how much of a film the segment store holds already. Reads no segment where the store can tell. */
import { throwIfAborted } from '@contenthq/model'
import type { SoundCodecId } from '../audio/sound-codec.ts'
import { resolveSoundPlan } from '../audio/sound-plan.ts'
import type { Composition } from '../composition.ts'
import type { DisplayList } from '../display-list.ts'
import type { VideoSettings } from '../render/protocol.ts'
import { composeSegment } from '../render/segment-jobs.ts'
import { keyOfSegment } from '../render/video-settings.ts'
import type { SegmentRange } from '../segments/cut.ts'
import type { SegmentStore } from '../segments/segment-store.ts'
import { findSoundList } from '../segments/sound-blocks.ts'

export type StoredPart = {
  /** What is not there. */
  readonly missing: readonly SegmentRange[]
  /** Of what is there. */
  readonly bytes: number
}

/** Keys cost a little a frame: of a very long film only the first part is looked at, and the rest counts as missing. */
const LOOK_MS = 1500

export async function findStored(
  ranges: readonly SegmentRange[],
  compose: (frame: number) => DisplayList,
  settings: VideoSettings,
  store: SegmentStore | undefined,
  signal: AbortSignal,
): Promise<StoredPart> {
  if (!store) return { missing: ranges, bytes: 0 }
  const sizeOf = async (key: string): Promise<number | undefined> => {
    if (store.sizeOf) return store.sizeOf(key)
    const segment = await store.get(key)
    return segment?.packets.reduce((sum, { data }) => sum + data.length, 0)
  }
  const until = performance.now() + LOOK_MS
  const missing: SegmentRange[] = []
  let bytes = 0
  for (const range of ranges) {
    throwIfAborted(signal)
    const key = performance.now() < until ? await keyOfSegment(composeSegment(range, compose), settings) : undefined
    const size = key === undefined ? undefined : await sizeOf(key).catch(() => undefined)
    if (size === undefined) missing.push(range)
    else bytes += size
  }
  return { missing, bytes }
}

/** The sound of this very plan, block by block. A store's failure is a miss. */
export async function isSoundStored(
  composition: Composition,
  codec: SoundCodecId,
  store: SegmentStore,
): Promise<boolean> {
  const place = { get: store.get, put: async () => undefined }
  const sound = await findSoundList(place, resolveSoundPlan(composition), codec).catch(() => undefined)
  return sound !== undefined
}
