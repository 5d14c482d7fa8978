/** Owns SHA-256 as lower-case hex: of bytes and of text. */

const hexOf = (digest: ArrayBuffer): string =>
  Array.from(new Uint8Array(digest), byte => byte.toString(16).padStart(2, '0')).join('')

/** Of text: of its UTF-8. */
export async function sha256(content: string | Uint8Array<ArrayBuffer>): Promise<string> {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content
  return hexOf(await crypto.subtle.digest('SHA-256', bytes))
}
