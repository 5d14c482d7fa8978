/** Owns bytes -> ContentDocument: size and kind are checked, the right reader is loaded, its blocks are assembled and hashed. */
import { type ContentDocument, ContentHQError, type SourceKind } from '@contenthq/model'
import { decode } from './decode.ts'
import { type DetectedKind, detect } from './detect.ts'
import { detectLanguage, readLanguageTag } from './language.ts'
import { assemble, cleanLine, firstWords, type Reader, type Reading } from './reading.ts'
import { textHashOf } from './text-hash.ts'

export type ExtractRequest = {
  readonly bytes: Uint8Array
  /** As in an HTTP header, charset included. */
  readonly contentType?: string
  /** File name; its ending helps to tell the kind, its stem is the last resort for a title. */
  readonly name?: string
  readonly url?: string
}

/** Larger sources are refused before anything is decoded. */
export const MAX_SOURCE_BYTES = 5_000_000

/** One reader a kind, each in its own chunk. A new format is a new file in extract/ and a row here. */
const readers: Readonly<Record<Exclude<DetectedKind, 'binary'>, () => Promise<Reader>>> = {
  text: async () => (await import('./extract/text.ts')).readText,
  markdown: async () => (await import('./extract/markdown.ts')).readMarkdown,
  html: async () => (await import('./extract/html.ts')).readHtml,
  feed: async () => (await import('./extract/feed.ts')).readFeedText,
}

const stemOf = (name: string | undefined): string =>
  cleanLine(
    (name ?? '')
      .replace(/^.*[\\/]/, '')
      .replace(/\.\w{1,8}$/, '')
      .replace(/[-_]+/g, ' '),
  )

const optional = <K extends string>(key: K, value: string | undefined): { readonly [P in K]?: string } =>
  (value ? { [key]: cleanLine(value) } : {}) as { readonly [P in K]?: string }

const sourceKinds: Readonly<Record<Exclude<DetectedKind, 'binary'>, SourceKind>> = {
  text: 'text',
  markdown: 'markdown',
  html: 'html',
  feed: 'feed',
}

/** Assembles and hashes what a reader found. Errors: 'source-empty' where there is no text in it. */
export async function documentOf(
  kind: SourceKind,
  reading: Reading,
  { name, url }: Pick<ExtractRequest, 'name' | 'url'>,
): Promise<ContentDocument> {
  const { text, sections } = assemble(reading.blocks)
  if (!text) throw new ContentHQError('source-empty')
  return {
    kind,
    title: cleanLine(reading.title ?? '') || stemOf(name) || firstWords(text),
    ...optional('author', reading.author),
    ...optional('platform', reading.platform),
    ...optional('published', reading.published),
    language: readLanguageTag(reading.language) ?? detectLanguage(text),
    ...optional('url', url),
    ...optional('attribution', reading.attribution),
    ...optional('licence', reading.licence),
    ...optional('summary', reading.summary),
    text,
    textHash: await textHashOf(text),
    sections,
    images: reading.images ?? [],
    ...(reading.engagement ? { engagement: reading.engagement } : {}),
    ...(reading.next ? { next: reading.next } : {}),
  }
}

/**
 * Reads a source of any known kind. Errors: 'file-empty' (no bytes or only white space), 'source-too-large',
 * 'file-binary', 'source-empty' (markup without any text), for feeds 'xml-unsafe', 'xml-unknown' and 'feed-damaged', for
 * pages those of walls: 'page-paywalled', 'page-cookie-wall', 'page-login', 'page-blocked', 'page-missing'.
 */
export async function extract({ bytes, contentType, name, url }: ExtractRequest): Promise<ContentDocument> {
  if (bytes.byteLength > MAX_SOURCE_BYTES) throw new ContentHQError('source-too-large', `${bytes.byteLength} bytes`)
  if (bytes.byteLength === 0) throw new ContentHQError('file-empty')
  const kind = detect(bytes, contentType, name)
  if (kind === 'binary') throw new ContentHQError('file-binary', name)
  const decoded = decode(bytes, contentType, { markup: kind === 'html' || kind === 'feed' })
  if (!decoded.trim()) throw new ContentHQError('file-empty')
  const read = await readers[kind]()
  const reading: Reading = await read(decoded, { ...(url ? { url } : {}), ...(name ? { name } : {}) })
  return documentOf(sourceKinds[kind], reading, { ...(url ? { url } : {}), ...(name ? { name } : {}) })
}
