/** Owns the shapes of painters and what they are given beside the lists. Knows no encoder. */
import { ContentHQError } from '@contenthq/model'
import { type DisplayList, type Layer, nameOfImage, type SpriteKey } from '../display-list.ts'
import type { DecodedFrame } from '../media/decoded-frame.ts'

/** Decoded pictures by `nameOfImage` and drawn sprites by their keys. The owner closes them. */
export type Bitmaps = {
  readonly pictures: ReadonlyMap<string, ImageBitmap>
  readonly sprites: ReadonlyMap<SpriteKey, ImageBitmap>
  /** The frames of moving pictures that the list shows, by `sourceName`. */
  readonly frames?: ReadonlyMap<string, DecodedFrame>
}

type Drawn = Exclude<Layer['source'], { readonly kind: 'fill' | 'group' }>

/** What a source is called, in `Bitmaps` and wherever its pixels are kept. */
export const sourceName = (source: Drawn): string => {
  if (source.kind === 'video') return `${source.hash}#${source.frame}`
  return source.kind === 'image' ? nameOfImage(source) : source.key
}

/** Throws 'asset-missing' where the owner did not bring it. */
export function pictureOf(source: Drawn, { pictures, sprites, frames }: Bitmaps): ImageBitmap | DecodedFrame {
  const name = sourceName(source)
  const found =
    source.kind === 'video' ? frames?.get(name) : source.kind === 'image' ? pictures.get(name) : sprites.get(name)
  if (!found) throw new ContentHQError('asset-missing', name)
  return found
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
