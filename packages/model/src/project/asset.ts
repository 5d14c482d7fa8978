/** Owns the record of a stored file. The bytes live in the store, under the hash. */

/** SHA-256 of the bytes, lower-case hex: the name of the file everywhere. */
export type AssetHash = string

export type AssetKind = 'image' | 'video' | 'narration' | 'music' | 'font' | 'timings' | 'film'

/** Who made a file, from what, under which licence. Written into every film's provenance. */
export type Provenance = {
  /** Provider id, for example 'offline-art', or 'user' for an upload. */
  readonly provider: string
  readonly prompt?: string
  readonly model?: string
  readonly licence: string
  readonly attribution?: string
  readonly url?: string
  /** Files and fonts that went into it, with their own licences. */
  readonly ingredients?: readonly { readonly name: string; readonly licence: string; readonly attribution?: string }[]
}

export type Asset = {
  readonly hash: AssetHash
  readonly kind: AssetKind
  readonly mimeType: string
  readonly bytes: number
  /** Pixels, for pictures and video. */
  readonly width?: number
  readonly height?: number
  /** Seconds, for sound and video. */
  readonly seconds?: number
  readonly provenance: Provenance
}
