/**
 * Owns sealing a secret for its row: a data key of its own, AES-GCM, the data key wrapped by the newest wrapping key.
 * The row is part of what is authenticated, so a sealed text moved to another row does not open.
 */
import { encode, fromBase64Url, randomBytes, toBase64Url } from './bytes.ts'

/** Where a secret lies: nothing of it may change. */
export type SealedRow = { readonly table: string; readonly id: string; readonly owner: string }

/** A wrapping key and its version, as the WRAPPING_KEYS secret names them. */
type WrappingKey = { readonly version: string; readonly bytes: Uint8Array<ArrayBuffer> }

type Sealed = {
  readonly v: string
  readonly key: string
  readonly keyIv: string
  readonly iv: string
  readonly data: string
}

/** Reads "2:BASE64URL 1:BASE64URL", the newest first, 32 bytes each. Throws where it is something else. */
export function wrappingKeys(secret: string): readonly [WrappingKey, ...WrappingKey[]] {
  const keys = secret
    .split(/\s+/)
    .filter(Boolean)
    .map(entry => {
      const [version = '', text = ''] = entry.split(':')
      const bytes = fromBase64Url(text)
      if (version === '' || bytes.length !== 32)
        throw new TypeError('WRAPPING_KEYS: version:32 bytes in base64url, the newest first')
      return { version, bytes }
    })
  const [newest, ...rest] = keys
  if (!newest) throw new TypeError('WRAPPING_KEYS is empty')
  return [newest, ...rest]
}

const importKey = (bytes: Uint8Array<ArrayBuffer>): Promise<CryptoKey> =>
  crypto.subtle.importKey('raw', bytes, 'AES-GCM', false, ['encrypt', 'decrypt'])

const bound = ({ table, id, owner }: SealedRow, version: string): Uint8Array<ArrayBuffer> =>
  encode(JSON.stringify([table, id, owner, version]))

async function encrypt(key: CryptoKey, plain: Uint8Array<ArrayBuffer>, additionalData: Uint8Array<ArrayBuffer>) {
  const iv = randomBytes(12)
  const data = await crypto.subtle.encrypt({ name: 'AES-GCM', iv, additionalData }, key, plain)
  return { iv: toBase64Url(iv), data: toBase64Url(new Uint8Array(data)) }
}

const decrypt = async (key: CryptoKey, iv: string, data: string, additionalData: Uint8Array<ArrayBuffer>) =>
  new Uint8Array(
    await crypto.subtle.decrypt({ name: 'AES-GCM', iv: fromBase64Url(iv), additionalData }, key, fromBase64Url(data)),
  )

/** The sealed text to store in this row and nowhere else. */
export async function seal(secret: string, plain: string, row: SealedRow): Promise<string> {
  const [{ version, bytes }] = wrappingKeys(secret)
  const dataKey = randomBytes(32)
  const additional = bound(row, version)
  const wrapped = await encrypt(await importKey(bytes), dataKey, additional)
  const { iv, data } = await encrypt(await importKey(dataKey), encode(plain), additional)
  const sealed: Sealed = { v: version, key: wrapped.data, keyIv: wrapped.iv, iv, data }
  return JSON.stringify(sealed)
}

/** Opens what was sealed for this row. Throws for another row, changed bytes or a wrapping key that is gone. */
export async function unseal(secret: string, text: string, row: SealedRow): Promise<string> {
  const { v, key, keyIv, iv, data } = JSON.parse(text) as Sealed
  const wrapping = wrappingKeys(secret).find(({ version }) => version === v)
  if (!wrapping) throw new Error(`wrapping key ${v} is not there`)
  const additional = bound(row, v)
  const dataKey = await decrypt(await importKey(wrapping.bytes), keyIv, key, additional)
  return new TextDecoder().decode(await decrypt(await importKey(dataKey), iv, data, additional))
}

/** Whether a sealed text waits for a newer wrapping key. */
export const isStale = (secret: string, text: string): boolean =>
  (JSON.parse(text) as Sealed).v !== wrappingKeys(secret)[0].version
