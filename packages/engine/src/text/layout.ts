/** Owns the laid-out text of a film, and the times of its moving pictures, as plain data: what compose takes and never measures itself. */
import type { AssetHash, FrameTimes, OverlayClip, SceneId } from '@contenthq/model'
import type { PictureLayer, Rect, SpriteKey } from '../display-list.ts'
import type { Direction } from './direction.ts'

export type LaidWord = {
  readonly key: SpriteKey
  /** The same word while it is spoken. */
  readonly spokenKey: SpriteKey
  readonly rect: Rect
  /** The word's line box with a little padding, for a marker behind it. */
  readonly box: Rect
  readonly markerKey?: SpriteKey
  /** Counted from 0, downwards. */
  readonly line: number
  /** How wide the word is when each of its letters has appeared, as a share of all of it. */
  readonly letters: readonly number[]
  readonly fromFrame: number
  readonly toFrame: number
}

export type LaidCue = {
  readonly fromFrame: number
  readonly toFrame: number
  readonly style: string
  readonly words: readonly LaidWord[]
  /** As the style's backing says: one for each line or word, or one for all. */
  readonly plates: readonly { readonly key: SpriteKey; readonly rect: Rect }[]
  /** Around all words. */
  readonly block: Rect
  /** What text may stand in. */
  readonly safe: Rect
  /** Font size, output pixels: the measure of movements. */
  readonly unit: number
  /** Frames a second. */
  readonly rate: number
  readonly direction: Direction
}

export type LaidTitle = {
  readonly scrim: { readonly key: SpriteKey; readonly rect: Rect }
  readonly lines: readonly { readonly key: SpriteKey; readonly rect: Rect }[]
}

/** A sprite and where it stands at rest. */
export type LaidSprite = { readonly key: SpriteKey; readonly rect: Rect }

/** A lower third at rest. */
export type LaidLowerThird = {
  readonly style: string
  readonly name: readonly LaidSprite[]
  readonly line: readonly LaidSprite[]
  /** As the style's backing says: one behind both texts, or one behind each. */
  readonly plates: readonly LaidSprite[]
  /** Around texts and plates. */
  readonly block: Rect
  /** Around each text, without the plates. */
  readonly nameBox: Rect
  readonly lineBox: Rect
  /** Font size of the name, output pixels: the measure of movements. */
  readonly unit: number
  readonly direction: Direction
}

export type TextLayout = {
  readonly cues: readonly LaidCue[]
  readonly titles: Readonly<Record<SceneId, LaidTitle>>
  /** Of the timeline's lower thirds. */
  readonly lowerThird?: (clip: OverlayClip) => LaidLowerThird | undefined
  /** Of the pictures drawn in layers that a motion moves each on its own: which there are, back to front. */
  readonly pictureLayers?: Readonly<Record<AssetHash, readonly PictureLayer[]>>
  /** Of the assets that move; the others are stills. */
  readonly frameTimes?: Readonly<Record<AssetHash, FrameTimes>>
}
