/** Owns decoded text -> Feed: the format's reader, then an id and a title for every entry, and each entry once. */
import type { Feed, FeedEntry } from '@contenthq/model'
import { firstWords } from '../reading.ts'
import { textHashOf } from '../text-hash.ts'
import { distinctEntries } from './distinct-entries.ts'
import { readJsonFeed } from './json-feed.ts'
import { type RawEntry, readXmlFeed } from './xml-feed.ts'
import { plainText } from './xml-fields.ts'

/** The newest are first in any feed worth reading; the rest of an endless one is left. */
const MAX_ENTRIES = 1000

/** An entry that says nothing and leads nowhere is none. */
async function complete(raw: RawEntry): Promise<readonly FeedEntry[]> {
  const words = raw.summary || plainText(raw.html ?? '')
  const title = raw.title || firstWords(words) || (raw.url ?? raw.media[0]?.url ?? '')
  if (!title) return []
  const id = raw.id || raw.url || (await textHashOf(`${raw.published ?? ''}\n${title}\n${words}`))
  return [{ ...raw, id, title }]
}

/** Errors: 'xml-unsafe', 'xml-unknown', 'feed-damaged'. A feed without entries is a feed. */
export async function parseFeed(text: string, url?: string): Promise<Feed> {
  const raw = /^\s*[{[]/.test(text) ? readJsonFeed(text, url) : readXmlFeed(text, url)
  const entries = await Promise.all(raw.entries.slice(0, MAX_ENTRIES).map(complete))
  return { ...raw, entries: distinctEntries(entries.flat()) }
}
