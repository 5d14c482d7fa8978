/** Owns the shapes of painters and what they are given beside the lists. Knows no encoder. */
import type { AssetHash } from '@contenthq/model'
import type { DisplayList, SpriteKey } from '../display-list.ts'

/** Decoded pictures and drawn sprites by their names. The owner closes them. */
export type Bitmaps = {
  readonly pictures: ReadonlyMap<AssetHash, ImageBitmap>
  readonly sprites: ReadonlyMap<SpriteKey, ImageBitmap>
}

export type Painter = {
  readonly id: string
  /** Paints one frame; the canvas shows it when this returns. */
  paint(list: DisplayList, bitmaps: Bitmaps): void
}

/** What all painters that work without a GPU hand to the encoder: I420, BT.709, limited range, even sizes. */
export const PIXEL_CONTRACT: VideoColorSpaceInit = {
  primaries: 'bt709',
  transfer: 'bt709',
  matrix: 'bt709',
  fullRange: false,
}

/** A painter under the pixel contract. */
export type PlanePainter = {
  readonly id: string
  /** The frame's planes Y, U, V back to back, width · height · 1.5 bytes; good until the next call. */
  paint(list: DisplayList, bitmaps: Bitmaps): Uint8Array<ArrayBuffer>
  /** Gives its memory back. */
  dispose(): void
}
