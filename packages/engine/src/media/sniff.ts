/**
 * Owns what a file really is, by its first bytes, never by its name or MIME type: both lie often. Reads no more than the
 * head; whether the rest is whole is for decoders to say.
 */

/** A 'container' holds video, sound or both; what is inside only its tracks tell. */
export type FileKind = 'picture' | 'sound' | 'container'
export type FileType = { readonly kind: FileKind; readonly mimeType: string }

/** Bytes that are enough to tell: an SVG may open with a long comment. */
const HEAD_BYTES = 4096

const picture = (name: string): FileType => ({ kind: 'picture', mimeType: `image/${name}` })
const sound = (name: string): FileType => ({ kind: 'sound', mimeType: `audio/${name}` })
const container = (mimeType: string): FileType => ({ kind: 'container', mimeType })

/** Bytes at a place, as Latin-1 text, and what they mean. The first row that fits counts. */
const signatures: readonly (readonly [at: number, text: string, type: FileType])[] = [
  [0, '\x89PNG\r\n\x1a\n', picture('png')],
  [0, '\xff\xd8\xff', picture('jpeg')],
  [0, 'GIF87a', picture('gif')],
  [0, 'GIF89a', picture('gif')],
  [8, 'WEBP', picture('webp')],
  [4, 'ftypavif', picture('avif')],
  [4, 'ftypavis', picture('avif')],
  [4, 'ftypheic', picture('heic')],
  [4, 'ftypheix', picture('heic')],
  [4, 'ftypmif1', picture('heif')],
  [4, 'ftypqt', container('video/quicktime')],
  [4, 'ftypM4A', sound('mp4')],
  [4, 'ftyp', container('video/mp4')],
  [4, 'moov', container('video/quicktime')],
  [4, 'mdat', container('video/quicktime')],
  [4, 'wide', container('video/quicktime')],
  [0, '\x1a\x45\xdf\xa3', container('video/x-matroska')],
  [28, '\x80theora', container('video/ogg')],
  [0, 'OggS', sound('ogg')],
  [8, 'AVI ', container('video/x-msvideo')],
  [0, 'FLV\x01', container('video/x-flv')],
  [0, '\x30\x26\xb2\x75\x8e\x66\xcf\x11', container('video/x-ms-asf')],
  [0, '\x00\x00\x01\xba', container('video/mpeg')],
  [0, '\x00\x00\x01\xb3', container('video/mpeg')],
  [8, 'WAVE', sound('wav')],
  [8, 'AIFF', sound('aiff')],
  [8, 'AIFC', sound('aiff')],
  [0, 'fLaC', sound('flac')],
  [0, 'caff', sound('x-caf')],
  [0, '#!AMR', sound('amr')],
  [0, 'ID3', sound('mpeg')],
  [0, 'BM', picture('bmp')],
]

const SVG = /^\s*(?:<\?xml[^>]*>\s*|<!--[\s\S]*?-->\s*|<!DOCTYPE[^>[]*(?:\[[^\]]*\])?[^>]*>\s*)*<svg[\s>]/i

/** MPEG frames begin with 11 set bits; layer 0 is ADTS (AAC). */
function isMpegSound([first = 0, second = 0]: Uint8Array): FileType | undefined {
  if (first !== 0xff || (second & 0xe0) !== 0xe0) return undefined
  return (second & 0x06) === 0 ? sound('aac') : sound('mpeg')
}

/** Transport streams repeat their sync byte every 188 bytes. */
const isTransportStream = (head: Uint8Array): boolean => head[0] === 0x47 && head[188] === 0x47 && head[376] === 0x47

/** Undefined for what is no picture, sound or video that anybody here could read. */
export function sniffBytes(head: Uint8Array): FileType | undefined {
  // no TextDecoder: its 'latin1' is windows-1252, which has other letters for 0x80 to 0x9f
  const text = String.fromCharCode(...head.subarray(0, 64))
  for (const [at, wanted, type] of signatures) if (text.startsWith(wanted, at)) return type
  if (isTransportStream(head)) return container('video/mp2t')
  if (SVG.test(new TextDecoder().decode(head))) return picture('svg+xml')
  return isMpegSound(head)
}

export async function sniff(blob: Blob): Promise<FileType | undefined> {
  return sniffBytes(new Uint8Array(await blob.slice(0, HEAD_BYTES).arrayBuffer()))
}
