/** Owns the record of a stored file. The bytes live in the store, under the hash. */

/** SHA-256 of the bytes, lower-case hex: the name of the file everywhere. */
export type AssetHash = string

export type AssetKind = 'image' | 'video' | 'narration' | 'music' | 'font' | 'timings' | 'film'

/** A thing or place in a drawn picture, and what asked for it. */
export type Depicted = {
  /** Its name in the set it comes from: 'teapot', '#lighthouse' for a landmark, 'ocean' for a place. */
  readonly name: string
  /**
   * 'scene': the scene's own narration or title names it. 'prompt': only its prompt does. 'film': the film's title or
   * another scene does. 'place': nothing does; it furnishes the place and claims nothing.
   */
  readonly asked: 'scene' | 'prompt' | 'film' | 'place'
  /** The words that asked, in lower case as they stand there, the weightiest first; empty for 'place'. */
  readonly words: readonly string[]
}

/** What a drawn picture shows, so that it can be judged against what is said without looking. */
export type Depiction = {
  readonly environment: Depicted
  /** The main thing; a place may stand alone. */
  readonly main?: Depicted
  readonly props: readonly Depicted[]
  /** A card instead of a place: its kind ('number', 'bars', 'map' …) and all that is set on it, in reading order. */
  readonly card?: { readonly kind: string; readonly texts: readonly string[] }
}

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
  /** Of a picture whose maker knows what it drew. */
  readonly shows?: Depiction
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
