/** Owns which media types are stored, and how each begins. What begins otherwise is refused. */

type Begins = (head: Uint8Array) => boolean

const ascii = (head: Uint8Array, from: number, to: number): string => String.fromCharCode(...head.subarray(from, to))
const bytes =
  (...wanted: readonly number[]): Begins =>
  head =>
    wanted.every((byte, index) => head[index] === byte)
const riff =
  (form: string): Begins =>
  head =>
    ascii(head, 0, 4) === 'RIFF' && ascii(head, 8, 12) === form
const isoMedia: Begins = head => ascii(head, 4, 8) === 'ftyp'
const matroska = bytes(0x1a, 0x45, 0xdf, 0xa3)
const ogg = bytes(0x4f, 0x67, 0x67, 0x53)
const mpegAudio: Begins = head => ascii(head, 0, 3) === 'ID3' || (head[0] === 0xff && (head[1]! & 0xe0) === 0xe0)

/** The first letters, without a byte order mark and white space. */
const words = (head: Uint8Array): string => new TextDecoder().decode(head).trimStart()
const noZeroes: Begins = head => !head.includes(0)

const beginnings: Readonly<Record<string, Begins>> = {
  'image/png': bytes(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a),
  'image/jpeg': bytes(0xff, 0xd8, 0xff),
  'image/gif': head => ascii(head, 0, 4) === 'GIF8',
  'image/webp': riff('WEBP'),
  'image/avif': isoMedia,
  'image/svg+xml': head => /^<(\?xml|!--|!doctype svg|svg)/i.test(words(head)),
  'video/mp4': isoMedia,
  'video/quicktime': isoMedia,
  'video/webm': matroska,
  'video/x-matroska': matroska,
  'audio/wav': riff('WAVE'),
  'audio/mpeg': mpegAudio,
  'audio/mp4': isoMedia,
  'audio/aac': head => head[0] === 0xff && (head[1]! & 0xf6) === 0xf0,
  'audio/ogg': ogg,
  'audio/webm': matroska,
  'audio/flac': bytes(0x66, 0x4c, 0x61, 0x43),
  'font/woff2': head => ascii(head, 0, 4) === 'wOF2',
  'font/woff': head => ascii(head, 0, 4) === 'wOFF',
  'font/ttf': bytes(0x00, 0x01, 0x00, 0x00),
  'font/otf': head => ascii(head, 0, 4) === 'OTTO',
  'application/json': head => /^[[{"\d-]/.test(words(head)),
  'text/plain': noZeroes,
  'text/markdown': noZeroes,
  'text/vtt': head => words(head).startsWith('WEBVTT'),
}

/** Bytes of a file's start that decide. */
export const HEAD_BYTES = 64

/** The bare type of a Content-Type header when it is one we store. */
export function storedType(contentType: string | undefined): string | undefined {
  const type = contentType?.split(';')[0]?.trim().toLowerCase()
  return type !== undefined && Object.hasOwn(beginnings, type) ? type : undefined
}

/** Whether a file of this type may begin so. */
export const beginsAs = (type: string, head: Uint8Array): boolean => beginnings[type]?.(head) ?? false
