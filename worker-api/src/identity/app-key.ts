/** Owns what an app's key looks like, and what is kept of it. Does not know which app it belongs to. */
import type { KeyKind } from '../db/schema.ts'
import { sha256 } from '../storage/hash.ts'
import { randomBytes, toBase64Url } from './bytes.ts'

const prefixes: Readonly<Record<KeyKind, string>> = { publishable: 'chq_pub_', secret: 'chq_sec_' }

const shape = /^chq_(pub|sec)_[A-Za-z0-9_-]{43}$/

/** Letters of a secret key that are shown, so that its owner knows it again. */
const SHOWN = 12

export type NewKey = { readonly key: string; readonly hash: string; readonly shown: string }

/** What is kept of a key. */
export async function keptOf(key: string): Promise<NewKey> {
  const shown = keyKindOf(key) === 'secret' ? `${key.slice(0, SHOWN)}…` : key
  return { key, hash: await sha256(key), shown }
}

/** A new key of 256 random bits. */
export const createKey = (kind: KeyKind): Promise<NewKey> => keptOf(prefixes[kind] + toBase64Url(randomBytes(32)))

/** Undefined for what is no key at all. */
export function keyKindOf(text: string): KeyKind | undefined {
  if (!shape.test(text)) return undefined
  return text.startsWith(prefixes.secret) ? 'secret' : 'publishable'
}
