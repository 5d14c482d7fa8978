/** Owns one article over several pages: which page follows, and how their documents become one. Fetches nothing. */
import type { ContentDocument } from '@contenthq/model'
import { sha256 } from '../storage/hash.ts'

/** Pages of one article that are read. */
export const MOST_PAGES = 5

/** The next page by the document itself, else by the header that says so (RFC 8288); undefined on another site. */
export function nextPage({ next }: ContentDocument, headers: Headers, url: string): string | undefined {
  const announced = /<([^>]*)>\s*;[^,]*\brel\s*=\s*"?next\b/i.exec(headers.get('link') ?? '')?.[1]
  const wish = next ?? announced
  if (wish === undefined || !URL.canParse(wish, url)) return undefined
  const address = new URL(wish, url)
  return address.origin === new URL(url).origin ? address.href : undefined
}

/** The texts one after the other; everything else is the first page's, and its spans still point where they did. */
export async function joinPages(pages: readonly [ContentDocument, ...ContentDocument[]]): Promise<ContentDocument> {
  const [{ next: _next, ...first }, ...rest] = pages
  if (rest.length === 0) return first
  let { text } = first
  const sections = [...first.sections]
  const images = new Map(first.images.map(image => [image.url, image]))
  for (const page of rest) {
    const start = text.length + 2
    text += `\n\n${page.text}`
    sections.push(...page.sections.map(one => ({ ...one, start: one.start + start, end: one.end + start })))
    for (const image of page.images) if (!images.has(image.url)) images.set(image.url, image)
  }
  return { ...first, text, textHash: await sha256(text), sections, images: [...images.values()] }
}
