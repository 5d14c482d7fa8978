/** Owns the guess of what kind of source some bytes are: by signature, declared type, name and look. Reads nothing in full. */
import { wideMarkOf } from './decode.ts'
import { looksTimed } from './timed-look.ts'
import { rootOf } from './xml/prolog.ts'

/** The kinds that a reader exists for, and 'binary' for what no reader takes. */
export type DetectedKind =
  | 'text'
  | 'markdown'
  | 'html'
  | 'feed'
  | 'subtitles'
  | 'csv'
  | 'pdf'
  | 'docx'
  | 'epub'
  | 'binary'

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
  [/^application\/((rss|atom|rdf)\+xml|feed\+json|xml)\b|^text\/xml\b/i, 'feed'],
  [/^text\/(x-)?markdown\b/i, 'markdown'],
  [/^(image|audio|video|font)\/(?!svg|x-srt)/i, 'binary'],
  [/^(text\/vtt|application\/(x-subrip))\b/i, 'subtitles'],
  [/^(text|application)\/csv\b|^text\/tab-separated-values\b/i, 'csv'],
  [/^application\/(pdf|zip|gzip|epub\+zip|msword|vnd\.)/i, 'binary'],
]

const byName: readonly (readonly [RegExp, DetectedKind])[] = [
  [/\.x?html?$/i, 'html'],
  [/\.(rss|atom|rdf|xml)$/i, 'feed'],
  [/\.(md|markdown|mdown|mkd)$/i, 'markdown'],
  [/\.(srt|vtt)$/i, 'subtitles'],
  [/\.(csv|tsv)$/i, 'csv'],
]

const latin1 = (bytes: Uint8Array, most = LOOK_AT): string => {
  let text = ''
  for (const byte of bytes.subarray(0, most)) text += String.fromCharCode(byte)
  return text
}

/** The first characters, whatever the encoding: enough to see ASCII. */
const headOf = (bytes: Uint8Array): string =>
  latin1(bytes)
    .replaceAll('\0', '')
    .replace(/^(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)/, '')

/** True where bytes cannot be text: a known signature, a NUL outside UTF-16, or many control characters. */
export function looksBinary(bytes: Uint8Array, contentType = ''): boolean {
  if (wideMarkOf(bytes) || /charset="?utf-?(16|32)/i.test(contentType)) return false
  const head = latin1(bytes)
  if (signatures.some(signature => head.startsWith(signature)) || head.slice(4, 8) === 'ftyp') return true
  let odd = 0
  for (const byte of bytes.subarray(0, LOOK_AT)) {
    if (byte === 0) return true
    if ((byte < 32 && (byte < 9 || byte > 13) && byte !== 27) || byte === 127) odd++
  }
  return odd > head.length * 0.05
}

const pageRoots = new Set('html head body article main section div p h1 h2 h3 h4 h5 h6 meta title'.split(' '))
const markdownLook =
  /^---\r?\n[\s\S]*?\r?\n---\r?\n|^#{1,6} \S|^(=|-){3,}\s*$|^```|\[[^\]\n]+\]\([^)\s]+\)|^> \S|\*\*\S[^*\n]*\*\*/m

const feedRoots = new Set(['rss', 'feed', 'rdf', 'channel'])
const jsonFeedLook = /^\s*\{[\s\S]*"https?:\\?\/\\?\/(?:www\.)?jsonfeed\.org\\?\/version\\?\//

const xmlRoots = new Set(['svg', 'opml', 'urlset', 'sitemapindex'])

/** Names of an archive's parts stand in it as they are: those near its start and end say what it is. */
function archiveKind(bytes: Uint8Array): DetectedKind {
  const ends = latin1(bytes) + latin1(bytes.subarray(Math.max(0, bytes.byteLength - ARCHIVE_LIST)), ARCHIVE_LIST)
  if (ends.includes('META-INF/container.xml') || ends.includes('application/epub+zip')) return 'epub'
  return ends.includes('word/document.xml') ? 'docx' : 'binary'
}

/** Bytes at the end of an archive in which its list of parts is looked for. */
const ARCHIVE_LIST = 300_000

/**
 * The kind of a source. A signature wins over everything, then the declared type, the name, and the look of the text.
 * 'text/plain' and 'application/octet-stream' say too little to win over a name.
 */
export function detect(bytes: Uint8Array, contentType = '', name = ''): DetectedKind {
  const start = latin1(bytes, 1024)
  if (start.startsWith('PK\x03\x04')) return archiveKind(bytes)
  // a few bytes before the mark are borne with, as every reader of PDF does
  if (/^.{0,200}?%PDF-\d/s.test(start)) return 'pdf'
  if (looksBinary(bytes, contentType)) return 'binary'
  const head = headOf(bytes)
  // feeds are served as anything: what they are wins over what they are called
  const { name: root, doctype } = rootOf(head)
  if (feedRoots.has(root) || jsonFeedLook.test(head)) return 'feed'
  const said =
    byType.find(([pattern]) => pattern.test(contentType))?.[1] ?? byName.find(([pattern]) => pattern.test(name))?.[1]
  // XHTML is XML, too
  if (said === 'feed' && root === 'html') return 'html'
  if (said) return said
  if (pageRoots.has(root) || /^<!doctype\s+html\b/i.test(doctype)) return 'html'
  // XML that is no page: the feed reader says what is wrong with it
  if (doctype || xmlRoots.has(root) || /^\s*<\?xml\b/.test(head)) return 'feed'
  if (looksTimed(head)) return 'subtitles'
  if (/\.(txt|text|log)$/i.test(name)) return 'text'
  if (!/^text\/plain\b/i.test(contentType) && markdownLook.test(head)) return 'markdown'
  return 'text'
}
