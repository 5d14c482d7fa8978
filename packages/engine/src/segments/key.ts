/** Owns the key of a segment: the hash of exactly what is sent to the worker, so a moved scene keeps its segments. */
import { canonicalJson } from '@contenthq/model'
import type { DisplayList } from '../display-list.ts'

/**
 * Raised when the same display lists come out as other pixels or packets (a painter, a sprite, an encoder's settings), or
 * the same sound plan as other samples (the mix, a reader of sound).
 */
export const ENGINE_VERSION = 1

export type SegmentIngredients = {
  /** Flattened, one a frame. They name pictures by content and hold no place in the film. */
  readonly lists: readonly DisplayList[]
  /** Size, frame rate, bitrate and all else that the encoder is told, as plain data; never a URL. */
  readonly settings: Readonly<Record<string, unknown>>
  readonly painter: string
  /** Of `encoderId`. */
  readonly encoder: string
}

/**
 * SHA-256 of the ingredients' canonical JSON, lower-case hex. The size to which a picture is decoded is left out: it is
 * never less than a segment needs, and depends on other scenes that show the same picture.
 */
export const segmentKey = (ingredients: SegmentIngredients): Promise<string> =>
  hashOfJson({ ...ingredients, engine: ENGINE_VERSION })

/** SHA-256 of plain data's canonical JSON, lower-case hex. */
export async function hashOfJson(value: unknown): Promise<string> {
  const bytes = new TextEncoder().encode(canonicalJson(value))
  const digest = await crypto.subtle.digest('SHA-256', bytes)
  return Array.from(new Uint8Array(digest), byte => byte.toString(16).padStart(2, '0')).join('')
}

/** Edge and Opera are told by their own number, then Chrome's kin; Safari has its version apart from its name. */
const browsers = [/Edg\/(\d+)/, /OPR\/(\d+)/, /Firefox\/(\d+)/, /Chrome\/(\d+)/, /Version\/(\d+)/]

/** The encoder and the browser's major version: another version may paint and encode otherwise. */
export function encoderId(encoder: string, userAgent: string): string {
  for (const browser of browsers) {
    const found = browser.exec(userAgent)
    if (found) return `${encoder} ${found[0]}`
  }
  return `${encoder} ${userAgent}`
}
