/** Owns bytes -> string: the byte order mark, the declared charset, the one in the markup, UTF-8, then windows-1252. */

const markOf = (bytes: Uint8Array): string | undefined => {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8'
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be'
  return undefined
}

const charsetIn = (text: string): string | undefined => /charset\s*=\s*["']?\s*([\w:.-]+)/i.exec(text)?.[1]

/** The charset that markup declares within its first 1,024 bytes, as HTML and XML have it. */
function declaredInside(bytes: Uint8Array): string | undefined {
  let head = ''
  for (const byte of bytes.subarray(0, 1024)) head += String.fromCharCode(byte)
  const meta = /<meta\s[^>]*charset[^>]*>/i.exec(head)?.[0]
  return (meta && charsetIn(meta)) ?? /^\s*<\?xml[^>]*encoding\s*=\s*["']([\w:.-]+)["']/i.exec(head)?.[1]
}

const decodeAs = (bytes: Uint8Array, label: string, options: { readonly fatal: boolean }): string | undefined => {
  try {
    return new TextDecoder(label, options).decode(bytes)
  } catch {
    return undefined
  }
}

/** Text of the bytes in NFC. Never throws: an unknown charset is passed over, windows-1252 takes every byte. */
export function decode(
  bytes: Uint8Array,
  contentType = '',
  options: { readonly markup: boolean } = { markup: false },
): string {
  const mark = markOf(bytes)
  const declared = mark ?? charsetIn(contentType)
  const inside = options.markup ? declaredInside(bytes) : undefined
  // Markup that could be read byte by byte up to its charset is not UTF-16, whatever it says (HTML standard).
  const wishes = [declared, inside?.toLowerCase().startsWith('utf-16') ? 'utf-8' : inside]
  for (const label of wishes) {
    const text = label && decodeAs(bytes, label, { fatal: true })
    if (text !== undefined && text !== '') return text.normalize('NFC')
  }
  const text = decodeAs(bytes, 'utf-8', { fatal: true }) ?? decodeAs(bytes, 'windows-1252', { fatal: false }) ?? ''
  return text.normalize('NFC')
}
