/** Owns a feed as a source: the list to choose from, and the chosen entries in full, by their links where the feed only announces them. */
import { asContentHQError, type ContentDocument, ContentHQError, type Feed, type FeedEntry } from '@contenthq/model'
import { documentOfEntry, isWholeText, readFeed } from '@contenthq/sources'
import { sha256 } from '../storage/hash.ts'
import { checkUrl } from './check-url.ts'
import type { Fetched } from './guarded-fetch.ts'
import type { FailedEntry, FeedList, IngestedSource, ReadAnswer } from './ingested-source.ts'
import { type Reading, readPage, sourceAt } from './read-page.ts'

/** Entries of a list, and letters of each that announce it. */
const MOST_LISTED = 200
const SUMMARY = 300
/** Pages that are fetched at once. */
const ABREAST = 4

const cut = (text: string): string => (text.length <= SUMMARY ? text : `${text.slice(0, SUMMARY - 1).trimEnd()}…`)

const listOf = (feed: Feed, url: string): FeedList => ({
  url,
  title: feed.title,
  entries: feed.entries.slice(0, MOST_LISTED).map(({ id, title, url: link, published, summary }) => ({
    id,
    title,
    ...(link === undefined ? {} : { url: link }),
    ...(published === undefined ? {} : { published }),
    ...(summary ? { summary: cut(summary) } : {}),
  })),
})

/** What the feed itself carries of an entry; undefined where it only links. */
async function ownText(feed: Feed, entry: FeedEntry): Promise<ContentDocument | undefined> {
  try {
    return await documentOfEntry(feed, entry)
  } catch (thrown) {
    if (asContentHQError(thrown).code === 'source-empty') return undefined
    throw thrown
  }
}

const ownSource = async (url: string, document: ContentDocument, { place }: Reading): Promise<IngestedSource> =>
  sourceAt(await place(url), { url, document, validators: {}, bytesHash: await sha256(document.text) })

/** The page behind an entry's link, where its site lets programs read it. */
async function linkedSource(entry: FeedEntry, reading: Reading): Promise<IngestedSource> {
  if (entry.url === undefined) throw new ContentHQError('source-empty')
  const { href } = checkUrl(entry.url).url
  await reading.robots(href, reading.signal)
  const found = await readPage(href, reading)
  if ('feed' in found) throw new ContentHQError('source-empty', 'It leads to another feed.')
  return found.source
}

async function readEntry(feed: Feed, entry: FeedEntry, feedUrl: string, reading: Reading): Promise<IngestedSource> {
  const own = await ownText(feed, entry)
  const url = entry.url ?? `${feedUrl}#${encodeURIComponent(entry.id)}`
  if (own && isWholeText(own)) return ownSource(url, own, reading)
  try {
    return await linkedSource(entry, reading)
  } catch (thrown) {
    // a few sentences are better than none
    if (own && !reading.signal.aborted) return ownSource(url, own, reading)
    throw thrown
  }
}

/**
 * The list where nothing is chosen; else the chosen entries, each text once. Throws the first failure where no entry could
 * be read, 'not-found' where the feed has none of them.
 */
export async function readEntries(
  page: Fetched,
  chosen: readonly string[] | undefined,
  reading: Reading,
): Promise<ReadAnswer> {
  const feed = await readFeed({ bytes: page.bytes, contentType: page.contentType, url: page.url })
  if (chosen === undefined) return { sources: [], feed: listOf(feed, page.url) }
  const entries = feed.entries.filter(({ id }) => chosen.includes(id))
  if (entries.length === 0) throw new ContentHQError('not-found', 'The feed has none of these entries any more.')
  const read: (IngestedSource | undefined)[] = []
  const failed: FailedEntry[] = []
  const failures: unknown[] = []
  let next = 0
  const lane = async (): Promise<void> => {
    for (let at = next++; at < entries.length; at = next++) {
      const entry = entries[at]!
      try {
        read[at] = await readEntry(feed, entry, page.url, reading)
      } catch (thrown) {
        if (reading.signal.aborted) throw thrown
        failures.push(thrown)
        const { code, detail } = asContentHQError(thrown)
        failed.push({ entry: entry.id, code, ...(detail === undefined ? {} : { detail }) })
      }
    }
  }
  await Promise.all(Array.from({ length: ABREAST }, lane))
  const texts = new Set<string>()
  const sources = read.filter(source => {
    if (!source || texts.has(source.document.textHash)) return false
    texts.add(source.document.textHash)
    return true
  }) as IngestedSource[]
  if (sources.length === 0 && failures.length > 0) throw failures[0]
  return { sources, ...(failed.length > 0 ? { failed } : {}) }
}
