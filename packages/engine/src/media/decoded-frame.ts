/** Owns the shape of one decoded frame of a moving picture, and of who decodes them. Knows no decoder and no painter. */

/** One plane of a frame: `bytes` begin at `offset`, rows lie `stride` apart. */
export type Plane = { readonly offset: number; readonly stride: number }

/**
 * 'image': upright, in sRGB as browsers convert it. 'planes': 8 bit, BT.709, limited range already, chroma halved both
 * ways; `uv` for one plane of U and V in turns.
 */
export type DecodedFrame = { readonly width: number; readonly height: number } & (
  | { readonly kind: 'image'; readonly image: ImageBitmap | VideoFrame }
  | {
      readonly kind: 'planes'
      readonly bytes: Uint8Array
      readonly y: Plane
      readonly chroma: readonly [uv: Plane] | readonly [u: Plane, v: Plane]
    }
)

/** The frames of one moving picture, decoded when they are asked for; best in order. */
export type FrameSource = {
  /** Good until it is trimmed away. Throws 'media-unsupported'. */
  frame(index: number): Promise<DecodedFrame>
  /** Lets go of all but the `keep` frames asked for last. */
  trim(keep: number): void
  dispose(): void
}
