/** Owns the guess of what kind of source some bytes are: by signature, declared type, name and look. Reads nothing in full. */

/** The kinds that a reader exists for, and 'binary' for what no reader takes. */
export type DetectedKind = 'text' | 'markdown' | 'html' | 'binary'

const LOOK_AT = 8192

/** First bytes of common formats that are not text, as Latin-1. */
const signatures = [
  '%PDF-',
  'PK\x03\x04',
  '\x89PNG',
  '\xff\xd8\xff',
  'GIF8',
  'RIFF',
  'OggS',
  'ID3',
  '\x1f\x8b',
  '\x7fELF',
  'MZ\x90',
  '\xd0\xcf\x11\xe0',
  '\x00asm',
  '\x1aE\xdf\xa3',
  'wOF2',
  'Rar!',
  '7z\xbc\xaf',
  'BZh',
  '\xfd7zXZ',
]

const byType: readonly (readonly [RegExp, DetectedKind])[] = [
  [/^(text\/html|application\/xhtml\+xml)\b/i, 'html'],
  [/^text\/(x-)?markdown\b/i, 'markdown'],
  [/^(image|audio|video|font)\/(?!svg)/i, 'binary'],
  [/^application\/(pdf|zip|gzip|epub\+zip|msword|vnd\.)/i, 'binary'],
]

const byName: readonly (readonly [RegExp, DetectedKind])[] = [
  [/\.x?html?$/i, 'html'],
  [/\.(md|markdown|mdown|mkd)$/i, 'markdown'],
  [/\.(txt|text|log)$/i, 'text'],
]

const latin1 = (bytes: Uint8Array): string => {
  let text = ''
  for (const byte of bytes.subarray(0, LOOK_AT)) text += String.fromCharCode(byte)
  return text
}

const hasUtf16Mark = (bytes: Uint8Array): boolean =>
  (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)

/** True where bytes cannot be text: a known signature, a NUL outside UTF-16, or many control characters. */
export function looksBinary(bytes: Uint8Array, contentType = ''): boolean {
  if (hasUtf16Mark(bytes) || /charset="?utf-?(16|32)/i.test(contentType)) return false
  const head = latin1(bytes)
  if (signatures.some(signature => head.startsWith(signature)) || head.slice(4, 8) === 'ftyp') return true
  let odd = 0
  for (const byte of bytes.subarray(0, LOOK_AT)) {
    if (byte === 0) return true
    if ((byte < 32 && (byte < 9 || byte > 13) && byte !== 27) || byte === 127) odd++
  }
  return odd > head.length * 0.05
}

const htmlLook =
  /^\s*(<\?xml[^>]*>\s*)?(<!--[\s\S]*?-->\s*)*<(!doctype\s+html|html|head|body|article|main|section|div|p|h[1-6]|meta|title)\b/i
const markdownLook =
  /^---\r?\n[\s\S]*?\r?\n---\r?\n|^#{1,6} \S|^(=|-){3,}\s*$|^```|\[[^\]\n]+\]\([^)\s]+\)|^> \S|\*\*\S[^*\n]*\*\*/m

/**
 * The kind of a source. A signature wins over everything, then the declared type, the name, and the look of the text.
 * 'text/plain' and 'application/octet-stream' say too little to win over a name.
 */
export function detect(bytes: Uint8Array, contentType = '', name = ''): DetectedKind {
  if (looksBinary(bytes, contentType)) return 'binary'
  for (const [pattern, kind] of byType) if (pattern.test(contentType)) return kind
  for (const [pattern, kind] of byName) if (pattern.test(name)) return kind
  const head = hasUtf16Mark(bytes)
    ? latin1(bytes).replaceAll('\0', '').slice(2)
    : latin1(bytes).replace(/^\xef\xbb\xbf/, '')
  if (htmlLook.test(head)) return 'html'
  if (!/^text\/plain\b/i.test(contentType) && markdownLook.test(head)) return 'markdown'
  return 'text'
}
