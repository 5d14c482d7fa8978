/** Owns bytes -> string: the byte order mark, the declared charset, the one in the markup, UTF-8, then windows-1252. */

const startsWith = (bytes: Uint8Array, ...start: readonly number[]): boolean =>
  start.every((byte, index) => bytes[index] === byte)

/** UTF-16 or UTF-32, by its mark or by a '<' as the first sign (XML 1.0, appendix F). */
export function wideMarkOf(bytes: Uint8Array): string | undefined {
  if (startsWith(bytes, 0xff, 0xfe, 0, 0) || startsWith(bytes, 0x3c, 0, 0, 0)) return 'utf-32le'
  if (startsWith(bytes, 0, 0, 0xfe, 0xff) || startsWith(bytes, 0, 0, 0, 0x3c)) return 'utf-32be'
  if (startsWith(bytes, 0xff, 0xfe) || startsWith(bytes, 0x3c, 0)) return 'utf-16le'
  if (startsWith(bytes, 0xfe, 0xff) || startsWith(bytes, 0, 0x3c)) return 'utf-16be'
  return undefined
}

const markOf = (bytes: Uint8Array): string | undefined =>
  startsWith(bytes, 0xef, 0xbb, 0xbf) ? 'utf-8' : wideMarkOf(bytes)

/** The platform's decoders leave UTF-32 out. A number that is no character becomes U+FFFD. */
function decodeUtf32(bytes: Uint8Array, isLittle: boolean): string {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  let text = ''
  for (let at = 0; at + 4 <= bytes.byteLength; at += 4) {
    const point = view.getUint32(at, isLittle)
    const isScalar = point <= 0x10ffff && (point < 0xd800 || point > 0xdfff)
    if (point !== 0xfeff || at > 0) text += isScalar ? String.fromCodePoint(point) : '\ufffd'
  }
  return text
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
  if (label.startsWith('utf-32')) return decodeUtf32(bytes, label !== 'utf-32be')
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
  const wishes = [declared, /^(?:utf|ucs)-?(?:16|32|2|4)/i.test(inside ?? '') ? 'utf-8' : inside]
  for (const label of wishes) {
    const text = label && decodeAs(bytes, label, { fatal: true })
    if (text !== undefined && text !== '') return text.normalize('NFC')
  }
  const text = decodeAs(bytes, 'utf-8', { fatal: true }) ?? decodeAs(bytes, 'windows-1252', { fatal: false }) ?? ''
  return text.normalize('NFC')
}
