/** Owns the request key: the idempotency key of one wish. Same wish, same key; a new take is a new wish. */
import { canonicalJson } from '../canonical-json.ts'
import type { Capability } from '../providers.ts'

export type Wish = {
  readonly projectId: string
  readonly sceneId?: string
  readonly capability: Capability
  readonly input: unknown
  readonly take: number
}

/** SHA-256 of the canonical JSON of the wish, lower-case hex. */
export async function requestKey(wish: Wish): Promise<string> {
  const bytes = new TextEncoder().encode(canonicalJson(wish))
  const digest = await crypto.subtle.digest('SHA-256', bytes)
  return Array.from(new Uint8Array(digest), byte => byte.toString(16).padStart(2, '0')).join('')
}
