/** Owns several documents as one: their texts one after the other, with parts that say what comes from where. */
import type { ContentDocument, ContentImage, ContentPart, ContentSection, Span } from '@contenthq/model'
import { textHashOf } from '../text-hash.ts'

type Source = ContentPart['source']

/** A stretch of a document as a part's source. */
export const sourceOf = ({ title, textHash, url, attribution, licence }: ContentDocument, span: Span): Source => ({
  start: span.start,
  end: span.end,
  title,
  textHash,
  ...(url === undefined ? {} : { url }),
  ...(attribution === undefined ? {} : { attribution }),
  ...(licence === undefined ? {} : { licence }),
})

const joined = (texts: readonly (string | undefined)[], between: string): string =>
  [...new Set(texts.filter(text => text))].join(between)

/** What a document made from others says of itself: the credits of all of them, the commonest language, every picture once. */
export function commonFacts(
  documents: readonly ContentDocument[],
): Pick<ContentDocument, 'language' | 'images' | 'attribution' | 'licence' | 'author'> {
  const lengths = new Map<string, number>()
  for (const { language, text } of documents) lengths.set(language, (lengths.get(language) ?? 0) + text.length)
  const [language = 'en'] = [...lengths].sort((a, b) => b[1] - a[1])[0] ?? []
  const images = new Map<string, ContentImage>()
  for (const document of documents)
    for (const image of document.images)
      if (!images.has(image.url)) {
        const licence = image.licence ?? document.licence
        images.set(image.url, { ...image, ...(licence === undefined ? {} : { licence }) })
      }
  const attribution = joined(
    documents.map(document => document.attribution),
    '\n',
  )
  const licence = joined(
    documents.map(document => document.licence),
    '; ',
  )
  const author = joined(
    documents.map(document => document.author),
    ', ',
  )
  return {
    language,
    images: [...images.values()],
    ...(attribution ? { attribution } : {}),
    ...(licence ? { licence } : {}),
    ...(author ? { author } : {}),
  }
}

/**
 * Documents one after the other, each under its title; the same text twice is told once. `title` names the whole. Spans
 * of the result are traced back by `sourceSpanOf`.
 */
export async function mergeDocuments(documents: readonly ContentDocument[], title?: string): Promise<ContentDocument> {
  const seen = new Set<string>()
  const distinct = documents.filter(({ textHash }) => !seen.has(textHash) && seen.add(textHash))
  const [only] = distinct
  if (distinct.length === 1 && only) return title ? { ...only, title } : only
  let text = ''
  const sections: ContentSection[] = []
  const parts: ContentPart[] = []
  for (const document of distinct) {
    const head = text.length > 0 ? text.length + 2 : 0
    text += `${text ? '\n\n' : ''}${document.title}\n\n`
    const start = text.length
    text += document.text
    const inside = document.sections.map(section => ({
      ...section,
      start: section.start + start,
      end: section.end + start,
      level: Math.min(6, section.level + 1),
    }))
    const [first, ...others] = inside
    // prose before any heading belongs to the document's own
    const opens = first && first.heading === undefined ? first.end : start - 2
    sections.push({ start: head, end: opens, level: 1, heading: document.title })
    sections.push(...(first && first.heading === undefined ? others : inside))
    parts.push({ start, end: text.length, source: sourceOf(document, { start: 0, end: document.text.length }) })
  }
  return {
    kind: 'document',
    title:
      title ??
      joined(
        distinct.map(document => document.title),
        ' · ',
      ),
    ...commonFacts(distinct),
    text,
    textHash: await textHashOf(text),
    sections,
    parts,
  }
}

/** Where a span of a merged text stands in its source; undefined where it is in none, or reaches over two. */
export function sourceSpanOf(document: ContentDocument, span: Span): Source | undefined {
  const part = document.parts?.find(({ start, end }) => start <= span.start && span.end <= end)
  if (!part) return undefined
  const { source } = part
  const isWhole = part.end - part.start === source.end - source.start
  // a rewritten part has no inner places: all of it comes from all of its source
  if (!isWhole) return source
  const shift = source.start - part.start
  return { ...source, start: span.start + shift, end: span.end + shift }
}
