/** Owns the shape of a painter and what it is given beside the lists. Knows no encoder. */
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
