/** Owns the laid-out text of a film, and the times of its moving pictures, as plain data: what compose takes and never measures itself. */
import type { AssetHash, FrameTimes, SceneId } from '@contenthq/model'
import type { Rect, SpriteKey } from '../display-list.ts'

export type LaidWord = {
  readonly key: SpriteKey
  /** The same word while it is spoken. */
  readonly spokenKey: SpriteKey
  readonly rect: Rect
  /** The word's line box without padding, for a marker behind it. */
  readonly box: Rect
  readonly markerKey?: SpriteKey
  readonly fromFrame: number
  readonly toFrame: number
}

export type LaidCue = {
  readonly fromFrame: number
  readonly toFrame: number
  readonly style: string
  readonly words: readonly LaidWord[]
  /** One behind each line, for styles with a plate. */
  readonly plates: readonly { readonly key: SpriteKey; readonly rect: Rect }[]
}

export type LaidTitle = {
  readonly scrim: { readonly key: SpriteKey; readonly rect: Rect }
  readonly lines: readonly { readonly key: SpriteKey; readonly rect: Rect }[]
}

export type TextLayout = {
  readonly cues: readonly LaidCue[]
  readonly titles: Readonly<Record<SceneId, LaidTitle>>
  /** Of the assets that move; the others are stills. */
  readonly frameTimes?: Readonly<Record<AssetHash, FrameTimes>>
}
