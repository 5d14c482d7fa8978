/** Owns the feed as a list to choose from, and one entry as a document. The full text behind an entry's link is fetched elsewhere. */
import { type ContentDocument, ContentHQError, type Feed, type FeedEntry } from '@contenthq/model'
import { decode } from './decode.ts'
import { detect } from './detect.ts'
import { documentOf, type ExtractRequest, MAX_SOURCE_BYTES } from './extract.ts'

/**
 * The list of a feed's entries: RSS 0.9x to 2.0, RDF, Atom and JSON Feed; each entry once. A feed without entries is one.
 * Errors: 'source-too-large', 'file-empty', 'feed-missing' where the bytes are something else, 'xml-unsafe',
 * 'xml-unknown', 'feed-damaged'.
 */
export async function readFeed({ bytes, contentType, name, url }: ExtractRequest): Promise<Feed> {
  if (bytes.byteLength > MAX_SOURCE_BYTES) throw new ContentHQError('source-too-large', `${bytes.byteLength} bytes`)
  if (detect(bytes, contentType, name) !== 'feed') {
    if (bytes.byteLength === 0) throw new ContentHQError('file-empty')
    throw new ContentHQError('feed-missing', name ?? url)
  }
  const text = decode(bytes, contentType, { markup: true })
  const { parseFeed } = await import('./feed/parse-feed.ts')
  return parseFeed(text, url)
}

/**
 * One entry as a document, from what the feed itself carries; `isWholeText` says whether that is worth a film or the
 * entry's link has to be followed. Errors: 'source-empty' for an entry of pictures or recordings alone.
 */
export async function documentOfEntry(feed: Feed, entry: FeedEntry): Promise<ContentDocument> {
  const { readEntry } = await import('./extract/feed.ts')
  return documentOf(
    'feed',
    {
      ...readEntry(entry),
      title: entry.title,
      author: entry.author ?? feed.author,
      platform: feed.title,
      published: entry.published,
      language: entry.language ?? feed.language,
      summary: entry.summary,
      licence: entry.licence ?? feed.licence,
      engagement: entry.engagement,
    },
    { ...(entry.url ? { url: entry.url } : {}) },
  )
}

/** Below this an entry only announces its page. */
const WHOLE_TEXT = 1200
const teaser = /(?:\[?(?:…|\.\.\.)\]?|(?:read|continue)(?: reading)?(?: more)?\s*(?:→|»|›|…)?)\s*$/i

/** Whether the document of an entry is its whole text rather than a teaser. */
export const isWholeText = ({ text }: ContentDocument): boolean => text.length >= WHOLE_TEXT && !teaser.test(text)
