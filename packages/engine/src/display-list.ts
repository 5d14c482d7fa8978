/** Owns what one frame shows, back to front. Plain data: cloned to workers, hashed into keys, painted by every painter. */
import type { AssetHash, Size } from '@contenthq/model'

/** Origin top left; fractions allowed. */
export type Rect = readonly [x: number, y: number, width: number, height: number]
/** sRGB 0..255, alpha 0..1. */
export type Colour = readonly [red: number, green: number, blue: number, alpha: number]
/** Names a bitmap that the text room drew once. */
export type SpriteKey = string

/**
 * Ids of a drawn picture's groups, back to front. What no camera moves is 'finish': light and shade over all.
 */
export type PictureLayer = 'back' | 'middle' | 'front' | 'finish'

/** What of a picture's file is decoded, where that is not all of it in the size that its scenes need. */
export type PictureForm = {
  /** Pixels. A logo is decoded as large as it is shown, so that it is painted pixel by pixel. */
  readonly size?: readonly [width: number, height: number]
  /** Sigma, pixels of `size`. */
  readonly blur?: number
  /** One layer of a drawn picture, on nothing. */
  readonly layer?: PictureLayer
}

export type ImageSource = { readonly kind: 'image'; readonly hash: AssetHash; readonly form?: PictureForm }

/** Under what its pixels are kept: two forms of one file are two pictures. */
export function nameOfImage({ hash, form }: ImageSource): string {
  if (!form) return hash
  const { layer, size, blur } = form
  return [hash, layer, size?.join('×'), blur && `~${blur}`].filter(Boolean).join(' ')
}

export type Source =
  | ImageSource
  /** `frame` counts at the asset's own rate. */
  | { readonly kind: 'video'; readonly hash: AssetHash; readonly frame: number }
  /** Text, logo, gradient, shape: premultiplied RGBA. */
  | { readonly kind: 'sprite'; readonly key: SpriteKey }
  | { readonly kind: 'fill'; readonly colour: Colour }
  /** As large as the frame. */
  | { readonly kind: 'group'; readonly layers: readonly Layer[] }

/** A scalar 0..1 over the frame; a mask shows the pixels whose field lies below `level`, edge `soft` wide. */
export type Field =
  | { readonly kind: 'linear'; readonly angle: number }
  | { readonly kind: 'circle'; readonly x: number; readonly y: number }
  | { readonly kind: 'clock'; readonly x: number; readonly y: number; readonly from: number }
  | { readonly kind: 'noise'; readonly seed: number; readonly cell: number }
  | { readonly kind: 'image'; readonly hash: AssetHash }
export type Mask = { readonly field: Field; readonly level: number; readonly soft: number }

export type Layer = {
  readonly source: Source
  /** Source pixels as fractions of the source, 0..1; default all. Fractions, so that a list does not depend on the decoded size. */
  readonly crop?: Rect
  /** Output pixels. */
  readonly target: Rect
  /** Radians about the centre of target. */
  readonly turn?: number
  readonly opacity?: number
  /** Output pixels. */
  readonly clip?: Rect
  readonly mask?: Mask
  /** Sigma, output pixels. */
  readonly blur?: number
  /** Block edge, output pixels. */
  readonly mosaic?: number
}

export type DisplayList = {
  readonly width: number
  readonly height: number
  readonly background: Colour
  readonly layers: readonly Layer[]
}

/** Progress 0..1 of the transition; both layers fill the frame. */
export type Transition = (from: Layer, to: Layer, progress: number, size: Size) => readonly Layer[]
