/** Owns what the engine takes: a timeline, the facts about its assets, the words, the output. Knows no project. */
import type { Asset, AssetHash, NarrationTimings, Size, Timeline } from '@contenthq/model'
import type { Colour } from './display-list.ts'

/** Levels of the film's sound, in dB and LUFS. */
export type SoundSettings = {
  /** Music alone, relative to full scale narration. */
  readonly musicGain: number
  /** Further change of the music while somebody speaks; negative. */
  readonly duck: number
  /** Integrated loudness of the film; −14 LUFS. */
  readonly loudness: number
  /** True peak limit; −1 dBTP. */
  readonly peak: number
}

export type Composition = {
  readonly timeline: Timeline
  readonly size: Size
  readonly background: Colour
  readonly assets: Readonly<Record<AssetHash, Asset>>
  /** By the hash of the timings asset. */
  readonly timings: Readonly<Record<AssetHash, NarrationTimings>>
  readonly sound: SoundSettings
}

/** Port: where the engine gets the bytes of an asset. Throws `asset-missing`. */
export type AssetReader = { read(hash: AssetHash): Promise<Blob> }
