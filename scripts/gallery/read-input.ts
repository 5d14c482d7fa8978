/** Owns what a gallery film is made from: a document for its story, and a file for the command that makes the film. */
import { readFileSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { type ContentDocument, ContentHQError } from '@contenthq/model'
import { extract } from '@contenthq/sources'
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

/** The document that the film's story is told from. */
export async function documentOf(film: GalleryFilm): Promise<ContentDocument> {
  if (film.topic !== undefined) {
    const request = { input: { kind: 'topic' as const, topic: film.topic }, language: 'en' }
    const source = film.kind === 'sample' ? sampleSource() : outlineSource()
    const document = await source.read(request, call)
    if (!document) throw new ContentHQError('source-empty', film.topic)
    return document
  }
  const path = film.file ?? ''
  if (film.kind === 'feed')
    return extract({ bytes: new TextEncoder().encode(feedPage(readFileSync(path, 'utf8'))), name: 'feed.html' })
  return extract({ bytes: readFileSync(path), name: basename(path) })
}

/** What the command line is told to make the film from. A feed's entry is written beside the films first. */
export function inputOf(film: GalleryFilm, folder: string): readonly string[] {
  if (film.topic !== undefined) return [film.topic]
  if (film.kind !== 'feed') return ['--from', film.file ?? '']
  const page = join(folder, `${film.name}.html`)
  writeFileSync(page, feedPage(readFileSync(film.file ?? '', 'utf8')))
  return ['--from', page]
}
