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
  /** Pixels as shown, for pictures and video: a video's rotation is applied. */
  readonly width?: number
  readonly height?: number
  /** Seconds, for sound, video and animated pictures. */
  readonly seconds?: number
  /** Frames of a video or an animated picture; a still has none. When each is shown is read from the file. */
  readonly frames?: number
  /** Of a video: it has a sound track that can be heard. */
  readonly hasSound?: boolean
  /** Of a video: the file's moment of its first frame in seconds, where that is not 0. Sound is counted from moment 0. */
  readonly firstFrameAt?: number
  readonly provenance: Provenance
}

/** It moves: a scene shows its frames, one after the other. */
export const isMoving = ({ kind, frames }: Pick<Asset, 'kind' | 'frames'>): boolean =>
  kind === 'video' || (kind === 'image' && frames !== undefined && frames > 1)
