/** Owns bytes -> ContentDocument: size and kind are checked, the right reader is loaded, its blocks are assembled and hashed. */
import { type ContentDocument, ContentHQError } from '@contenthq/model'
import { decode } from './decode.ts'
import { type DetectedKind, detect } from './detect.ts'
import { detectLanguage, readLanguageTag } from './language.ts'
import { assemble, cleanLine, type Reader, type Reading } from './reading.ts'

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
}

const hexOf = async (text: string): Promise<string> => {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text))
  return Array.from(new Uint8Array(digest), byte => byte.toString(16).padStart(2, '0')).join('')
}

const stemOf = (name: string | undefined): string =>
  cleanLine(
    (name ?? '')
      .replace(/^.*[\\/]/, '')
      .replace(/\.\w{1,8}$/, '')
      .replace(/[-_]+/g, ' '),
  )

/** A makeshift title where a source has none: its first words, marked by an ellipsis when cut. */
function firstWords(text: string): string {
  const line = text.split('\n', 1)[0] ?? ''
  if (line.length <= 60) return line.replace(/[.:;,]+$/, '')
  return `${line
    .slice(0, 60)
    .replace(/\s+\S*$/, '')
    .replace(/[.:;,]+$/, '')}…`
}

const optional = <K extends string>(key: K, value: string | undefined): { readonly [P in K]?: string } =>
  (value ? { [key]: cleanLine(value) } : {}) as { readonly [P in K]?: string }

/**
 * Reads a source of any known kind. Errors: 'file-empty' (no bytes or only white space), 'source-too-large',
 * 'file-binary', 'source-empty' (markup without any text).
 */
export async function extract({ bytes, contentType, name, url }: ExtractRequest): Promise<ContentDocument> {
  if (bytes.byteLength > MAX_SOURCE_BYTES) throw new ContentHQError('source-too-large', `${bytes.byteLength} bytes`)
  if (bytes.byteLength === 0) throw new ContentHQError('file-empty')
  const kind = detect(bytes, contentType, name)
  if (kind === 'binary') throw new ContentHQError('file-binary', name)
  const decoded = decode(bytes, contentType, { markup: kind === 'html' })
  if (!decoded.trim()) throw new ContentHQError('file-empty')
  const read = await readers[kind]()
  const reading: Reading = await read(decoded, { ...(url ? { url } : {}), ...(name ? { name } : {}) })
  const { text, sections } = assemble(reading.blocks)
  if (!text) throw new ContentHQError('source-empty')
  return {
    kind,
    title: cleanLine(reading.title ?? '') || stemOf(name) || firstWords(text),
    ...optional('author', reading.author),
    ...optional('published', reading.published),
    language: readLanguageTag(reading.language) ?? detectLanguage(text),
    ...optional('url', url),
    ...optional('attribution', reading.attribution),
    ...optional('licence', reading.licence),
    ...optional('summary', reading.summary),
    text,
    textHash: await hexOf(text),
    sections,
    images: reading.images ?? [],
  }
}
