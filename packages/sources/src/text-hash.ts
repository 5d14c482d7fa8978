/** Owns the hash that names a text: SHA-256 of its UTF-8 bytes, lower-case hex. */

export const textHashOf = async (text: string): Promise<string> => {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text))
  return Array.from(new Uint8Array(digest), byte => byte.toString(16).padStart(2, '0')).join('')
}
