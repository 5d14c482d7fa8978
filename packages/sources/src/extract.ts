/** Owns bytes -> ContentDocument: size and kind are checked, the right reader is loaded, its blocks are assembled and hashed. */
import { type ContentDocument, ContentHQError, type SourceKind, throwIfAborted } from '@contenthq/model'
import { decode } from './decode.ts'
import { type DetectedKind, detect } from './detect.ts'
import { languageOf } from './language.ts'
import { assemble, cleanLine, type FileReader, firstWords, type Reading, type TextReader } from './reading.ts'
import { textHashOf } from './text-hash.ts'

export type ExtractRequest = {
  readonly bytes: Uint8Array
  /** As in an HTTP header, charset included. */
  readonly contentType?: string
  /** File name; its ending helps to tell the kind, its stem is the last resort for a title. */
  readonly name?: string
  readonly url?: string
  /** Ends the reading of a long document. */
  readonly signal?: AbortSignal
}

/** Larger texts are refused before anything is decoded. */
export const MAX_SOURCE_BYTES = 5_000_000

/** Larger documents, which hold pictures and fonts besides their text, are refused before anything is read. */
export const MAX_DOCUMENT_BYTES = 30_000_000

type FileKind = 'pdf' | 'docx' | 'epub'
type TextKind = Exclude<DetectedKind, FileKind | 'binary'>

/** One reader a kind, each in its own chunk. A new format is a new file in extract/ and a row here. */
const textReaders: Readonly<Record<TextKind, () => Promise<TextReader>>> = {
  text: async () => (await import('./extract/text.ts')).readText,
  markdown: async () => (await import('./extract/markdown.ts')).readMarkdown,
  html: async () => (await import('./extract/html.ts')).readHtml,
  feed: async () => (await import('./extract/feed.ts')).readFeedText,
  subtitles: async () => (await import('./extract/subtitles.ts')).readSubtitles,
  csv: async () => (await import('./extract/table.ts')).readTable,
}

const fileReaders: Readonly<Record<FileKind, () => Promise<FileReader>>> = {
  pdf: async () => (await import('./extract/pdf.ts')).readPdf,
  docx: async () => (await import('./extract/docx.ts')).readDocx,
  epub: async () => (await import('./extract/epub.ts')).readEpub,
}

const isFileKind = (kind: DetectedKind): kind is FileKind => Object.hasOwn(fileReaders, kind)

const stemOf = (name: string | undefined): string =>
  cleanLine(
    (name ?? '')
      .replace(/^.*[\\/]/, '')
      .replace(/\.\w{1,8}$/, '')
      .replace(/[-_]+/g, ' '),
  )

const optional = <K extends string>(key: K, value: string | undefined): { readonly [P in K]?: string } =>
  (value ? { [key]: cleanLine(value) } : {}) as { readonly [P in K]?: string }

/** The readable formats that a project has a word of its own for. */
const ownKinds: readonly DetectedKind[] = ['text', 'markdown', 'html', 'feed']
const sourceKindOf = (kind: DetectedKind): SourceKind => (ownKinds.includes(kind) ? (kind as SourceKind) : 'document')

/** Assembles and hashes what a reader found. Errors: 'source-empty' where there is no text in it. */
export async function documentOf(
  kind: SourceKind,
  reading: Reading,
  { name, url }: Pick<ExtractRequest, 'name' | 'url'>,
): Promise<ContentDocument> {
  const { text, sections, cues } = assemble(reading.blocks)
  if (!text) throw new ContentHQError('source-empty')
  return {
    kind,
    title: cleanLine(reading.title ?? '') || stemOf(name) || firstWords(text),
    ...optional('author', reading.author),
    ...optional('platform', reading.platform),
    ...optional('published', reading.published),
    language: languageOf(text, reading.language),
    ...optional('url', url),
    ...optional('attribution', reading.attribution),
    ...optional('licence', reading.licence),
    ...optional('summary', reading.summary),
    text,
    textHash: await textHashOf(text),
    sections,
    images: reading.images ?? [],
    ...(reading.engagement ? { engagement: reading.engagement } : {}),
    ...(cues.length > 0 ? { cues } : {}),
    ...(reading.next ? { next: reading.next } : {}),
  }
}

/**
 * Reads a source of any known kind. Errors: 'file-empty' (no bytes or only white space), 'source-too-large',
 * 'file-binary', 'source-empty' (no text in it), 'cancelled'; for feeds 'xml-unsafe', 'xml-unknown', 'feed-damaged'; for
 * pages 'page-paywalled', 'page-cookie-wall', 'page-login', 'page-blocked', 'page-missing'; for documents 'file-damaged',
 * 'file-encrypted', 'file-scanned', 'archive-bomb'.
 */
export async function extract({ bytes, contentType, name, url, signal }: ExtractRequest): Promise<ContentDocument> {
  throwIfAborted(signal)
  if (bytes.byteLength === 0) throw new ContentHQError('file-empty')
  const kind = detect(bytes, contentType, name)
  if (bytes.byteLength > (isFileKind(kind) ? MAX_DOCUMENT_BYTES : MAX_SOURCE_BYTES))
    throw new ContentHQError('source-too-large', `${bytes.byteLength} bytes`)
  if (kind === 'binary') throw new ContentHQError('file-binary', name)
  const where = { ...(url ? { url } : {}), ...(name ? { name } : {}), ...(signal ? { signal } : {}) }
  let reading: Reading
  if (isFileKind(kind)) reading = await (await fileReaders[kind]())(bytes, where)
  else {
    const decoded = decode(bytes, contentType, { markup: kind === 'html' || kind === 'feed' })
    if (!decoded.trim()) throw new ContentHQError('file-empty')
    reading = await (await textReaders[kind]())(decoded, where)
  }
  throwIfAborted(signal)
  return documentOf(sourceKindOf(kind), reading, where)
}
