/** Owns what a gallery film is made from: a document for its story, and the input of a project for the film. */
import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { type ContentDocument, ContentHQError, type ProjectInput } from '@contenthq/model'
import { extract } from '@contenthq/sources'
import { readSource } from '../../packages/cli/src/make/read-source.ts'
import { sampleSource } from '../../packages/offline/src/samples/sample-source.ts'
import { outlineSource } from '../../packages/offline/src/story/outline-source.ts'
import type { GalleryFilm } from './plan.ts'

const call = { signal: new AbortController().signal }

const part = (entry: string, ...names: readonly string[]): string => {
  for (const name of names) {
    const body = new RegExp(`<${name}(?:\\s[^>]*)?>([\\s\\S]*?)</${name}>`, 'i').exec(entry)?.[1]?.trim()
    if (body)
      return /^<!\[CDATA\[/.test(body)
        ? body.slice(9, -3)
        : body
            .replace(/&lt;/g, '<')
            .replace(/&gt;/g, '>')
            .replace(/&quot;/g, '"')
            .replace(/&amp;/g, '&')
  }
  return ''
}

/** The longest entry of a feed as a web page. Throws 'source-empty' where it has none. */
export function feedPage(xml: string): string {
  const entries = [...xml.matchAll(/<(item|entry)(?:\s[^>]*)?>([\s\S]*?)<\/\1>/g)].map(([, , entry = '']) => ({
    title: part(entry, 'title'),
    body: part(entry, 'content:encoded', 'content', 'description', 'summary'),
  }))
  const longest = entries.toSorted((a, b) => b.body.length - a.body.length)[0]
  if (!longest?.body.trim()) throw new ContentHQError('source-empty', 'The feed has no entry with text.')
  const title = longest.title.replace(/</g, '&lt;')
  return `<!doctype html><html><head><meta charset="utf-8"><title>${title}</title></head><body><article><h1>${title}</h1>${longest.body}</article></body></html>`
}

export type FileKind = 'article' | 'markdown' | 'feed'

/** A feed is read as the page of its longest entry. Throws what `extract` throws. */
export async function documentOfFile(kind: FileKind, path: string): Promise<ContentDocument> {
  if (kind === 'feed')
    return extract({ bytes: new TextEncoder().encode(feedPage(readFileSync(path, 'utf8'))), name: 'feed.html' })
  return extract({ bytes: readFileSync(path), name: basename(path) })
}

/** The document that the film's story is told from. */
export async function documentOf({ kind, topic, file = '' }: GalleryFilm): Promise<ContentDocument> {
  if (kind !== 'sample' && kind !== 'outline') return documentOfFile(kind, file)
  const request = { input: { kind: 'topic' as const, topic: topic ?? '' }, language: 'en' }
  const document = await (kind === 'sample' ? sampleSource() : outlineSource()).read(request, call)
  if (!document) throw new ContentHQError('source-empty', topic)
  return document
}

/** What a project is made from, as the command line gives it. */
export async function inputOf({ kind, topic, file = '' }: GalleryFilm, signal: AbortSignal): Promise<ProjectInput> {
  if (topic !== undefined) return { kind: 'topic', topic }
  if (kind !== 'feed') return readSource(file, signal)
  return { kind: 'text', text: feedPage(readFileSync(file, 'utf8')), name: 'feed.html', mimeType: 'text/html' }
}
