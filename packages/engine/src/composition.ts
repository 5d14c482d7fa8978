/** Owns what the engine takes: a timeline, the facts about its assets, the words, the output. Knows no project. */
import type { Asset, AssetHash, NarrationTimings, Size, SoundLevels, Timeline } from '@contenthq/model'
import type { Colour } from './display-list.ts'

export type Composition = {
  readonly timeline: Timeline
  readonly size: Size
  readonly background: Colour
  readonly assets: Readonly<Record<AssetHash, Asset>>
  /** By the hash of the timings asset. */
  readonly timings: Readonly<Record<AssetHash, NarrationTimings>>
  readonly sound: SoundLevels
}

/** Port: where the engine gets the bytes of an asset. Throws `asset-missing`. */
export type AssetReader = { read(hash: AssetHash): Promise<Blob> }
