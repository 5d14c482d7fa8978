/** Reads .epub 2 and 3: the chapters in the order of the spine, notes at the end. Covers and tables of contents stay out. */
import { ContentHQError } from '@contenthq/model'
import { openArchive } from '../archive/open-archive.ts'
import { readDate } from '../dates.ts'
import { decode } from '../decode.ts'
import { type Block, cleanLine, type Reading, withoutTitle } from '../reading.ts'
import { childOf, childrenOf, readXml, textInside, type XmlElement } from '../xml/read-xml.ts'
import { blocksOfElement } from './html-blocks.ts'
import { isNestedTooDeeply, readFlatHtml } from './html-flat.ts'
import { parsePage } from './html-page.ts'

/** Characters of chapters; a longer book is read as far as that. */
const MAX_TEXT = 5_000_000

/** Files that hold a title page and its like, by their names; unless they are longer than that. */
const apparatus = /\b(?:title[-_]?page|cover(?:page)?|copyright|toc|contents|nav|imprint|colophon)\b/i
const APPARATUS = 1500

const fold = (path: string): string => {
  const parts: string[] = []
  for (const part of path.split('/'))
    if (part === '..') parts.pop()
    else if (part !== '.' && part !== '') parts.push(part)
  return parts.join('/')
}

const decodePath = (path: string): string => {
  try {
    return decodeURIComponent(path)
  } catch {
    return path
  }
}

const typesOf = (element: Element): string =>
  `${element.getAttribute('epub:type') ?? ''} ${element.getAttribute('role') ?? ''}`
const isNote = (element: Element): boolean =>
  /\b(?:foot|end|rear)notes?\b|\bdoc-(?:foot|end)notes?\b/.test(typesOf(element))
const isMark = (element: Element): boolean => /\bnoteref\b|\bdoc-noteref\b|\bpagebreak\b/.test(typesOf(element))
/** What a chapter is not, by its own words. */
const isApparatus = (element: Element): boolean =>
  /\b(?:cover|toc|landmarks|page-list|titlepage|copyright-page)\b/.test(typesOf(element))

function isInsideNote(element: Element): boolean {
  for (let outer = element.parentElement; outer; outer = outer.parentElement) if (isNote(outer)) return true
  return false
}

/** A note without its number and the arrow that leads back. */
const withoutBacklink = ({ text }: Block): Block => ({
  kind: 'paragraph',
  text: text
    .replace(/^\s*\[?(?:\d{1,3}|[*†‡])\]?\.?\s*(?=[\p{L}“"(])/u, '')
    .replace(/\s*[↩⏎↑](?:\s|\ufe0e|\ufe0f)*$/u, ''),
})

/** The words of a chapter and its notes. */
function readChapter(html: string): { readonly blocks: readonly Block[]; readonly notes: readonly Block[] } {
  if (isNestedTooDeeply(html)) return { blocks: readFlatHtml(html), notes: [] }
  const { body } = parsePage(html)
  if (isApparatus(body)) return { blocks: [], notes: [] }
  const notes = Array.from(body.querySelectorAll('aside, section, div, li, p'))
    .filter(element => isNote(element) && !isInsideNote(element))
    .flatMap(element => blocksOfElement(element))
  const blocks = blocksOfElement(body, element => isNote(element) || isMark(element) || isApparatus(element))
  return { blocks, notes: notes.filter(({ kind }) => kind === 'paragraph').map(withoutBacklink) }
}

const firstText = (metadata: XmlElement | undefined, name: string): string | undefined => {
  const texts = metadata ? childrenOf(metadata, name).map(child => cleanLine(textInside(child))) : []
  return texts.find(Boolean)
}

/** Errors: those of `openArchive` and `readXml`; 'file-damaged' for a book without a spine, 'file-encrypted' for locked chapters. */
export async function readEpub(bytes: Uint8Array): Promise<Reading> {
  const archive = openArchive(bytes)
  const xml = async (name: string): Promise<XmlElement> =>
    readXml(decode(await archive.readBytes(name), '', { markup: true }))
  const container = await xml('META-INF/container.xml')
  const rootfiles = childOf(container, 'rootfiles')
  const path = rootfiles && childrenOf(rootfiles, 'rootfile')[0]?.attributes['full-path']
  if (!path) throw new ContentHQError('file-damaged', 'It does not say where its contents are.')
  const book = await xml(path)
  const part = (name: string): XmlElement | undefined => childOf(book, name, `opf:${name}`)
  const [metadata, manifest, spine] = [part('metadata'), part('manifest'), part('spine')]
  if (!manifest || !spine) throw new ContentHQError('file-damaged', 'It has no order of chapters.')
  const folder = path.includes('/') ? path.slice(0, path.lastIndexOf('/') + 1) : ''
  const files = new Map(childrenOf(manifest).map(({ attributes }) => [attributes.id, attributes]))
  const locked = await lockedIn(archive.read)

  const blocks: Block[] = []
  const notes: Block[] = []
  let size = 0
  for (const { attributes } of childrenOf(spine)) {
    const file = files.get(attributes.idref)
    if (!file?.href || attributes.linear === 'no' || /\bnav\b/.test(file.properties ?? '')) continue
    if (!/xhtml|html/i.test(file['media-type'] ?? 'html')) continue
    const name = fold(folder + decodePath(file.href))
    if (locked.has(name)) throw new ContentHQError('file-encrypted')
    const bytesOfFile = await archive.read(name)
    if (!bytesOfFile) continue
    const chapter = readChapter(decode(bytesOfFile, '', { markup: true }))
    const length = chapter.blocks.reduce((sum, { text }) => sum + text.length, 0)
    if (apparatus.test(`${attributes.idref} ${file.href}`) && length < APPARATUS) continue
    blocks.push(...chapter.blocks)
    notes.push(...chapter.notes)
    size += length
    if (size > MAX_TEXT) break
  }
  const title = firstText(metadata, 'dc:title')
  const first = blocks[0]
  const named = title ?? (first?.kind === 'heading' ? cleanLine(first.text) : undefined)
  return {
    blocks: [
      ...withoutTitle(blocks, named),
      ...(notes.length > 0 ? [{ kind: 'heading', level: 1, text: 'Notes' } as const, ...notes] : []),
    ],
    title: named,
    author:
      metadata &&
      childrenOf(metadata, 'dc:creator')
        .map(child => cleanLine(textInside(child)))
        .filter(Boolean)
        .join(', '),
    platform: firstText(metadata, 'dc:publisher'),
    published: readDate(firstText(metadata, 'dc:date')),
    language: firstText(metadata, 'dc:language'),
    summary: firstText(metadata, 'dc:description'),
    licence: firstText(metadata, 'dc:rights'),
  }
}

/** Files that the book says are encrypted. Fonts are, often; chapters only under a lock. */
async function lockedIn(read: (name: string) => Promise<Uint8Array | undefined>): Promise<ReadonlySet<string>> {
  const bytes = await read('META-INF/encryption.xml')
  if (!bytes) return new Set()
  const text = decode(bytes, '', { markup: true })
  return new Set(
    [...text.matchAll(/CipherReference[^>]*\bURI\s*=\s*["']([^"']+)["']/g)].map(([, uri]) => fold(decodePath(uri!))),
  )
}
