/**
 * Owns links that open one file for a while without a token: an HMAC over method, key, expiry and type. The key of the
 * HMAC is derived from each wrapping key, so links outlive a replacement as long as the old wrapping key is there.
 */
import type { AssetHash } from '@contenthq/model'
import type { Owner } from '../env.ts'
import { encode, fromBase64Url, toBase64Url } from '../identity/bytes.ts'
import { wrappingKeys } from '../identity/seal.ts'

export type SignedFile = {
  readonly owner: Owner
  readonly hash: AssetHash
  readonly mimeType: string
  /** Seconds since 1970. */
  readonly expires: number
}

async function hmacKey(bytes: Uint8Array<ArrayBuffer>): Promise<CryptoKey> {
  const base = await crypto.subtle.importKey('raw', bytes, 'HKDF', false, ['deriveKey'])
  const derivation = { name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(32), info: encode('contenthq signed urls') }
  return crypto.subtle.deriveKey(derivation, base, { name: 'HMAC', hash: 'SHA-256', length: 256 }, false, [
    'sign',
    'verify',
  ])
}

const signedText = ({ owner, hash, mimeType, expires }: SignedFile): Uint8Array<ArrayBuffer> =>
  encode(JSON.stringify(['GET', owner, hash, expires, mimeType]))

/** The path that opens this file, query included. */
export async function signUrl(secret: string, file: SignedFile): Promise<string> {
  const [{ bytes }] = wrappingKeys(secret)
  const signature = await crypto.subtle.sign('HMAC', await hmacKey(bytes), signedText(file))
  const query = new URLSearchParams({
    expires: String(file.expires),
    type: file.mimeType,
    signature: toBase64Url(new Uint8Array(signature)),
  })
  return `/v1/signed/${encodeURIComponent(file.owner)}/${file.hash}?${query}`
}

/** Whether a key of ours signed this, and it is not over; `now` in seconds since 1970. */
export async function isSigned(secret: string, file: SignedFile, signature: string, now: number): Promise<boolean> {
  if (!/^[A-Za-z0-9_-]{43}$/.test(signature) || !(file.expires > now)) return false
  const given = fromBase64Url(signature)
  for (const { bytes } of wrappingKeys(secret))
    if (await crypto.subtle.verify('HMAC', await hmacKey(bytes), given, signedText(file))) return true
  return false
}
