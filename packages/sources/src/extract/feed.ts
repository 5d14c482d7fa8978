/** Reads a feed as one text: a section for each entry, in the feed's order. Choosing among entries is the caller's. */
import type { ContentImage, FeedEntry } from '@contenthq/model'
import { parseFeed } from '../feed/parse-feed.ts'
import type { Block, Reading } from '../reading.ts'
import { readFragment } from './html-fragment.ts'

/** The words of an entry: what it carries in full, else its summary. */
export function readEntry(entry: FeedEntry): {
  readonly blocks: readonly Block[]
  readonly images: readonly ContentImage[]
} {
  const inside = readFragment(entry.html ?? '', entry.url)
  const blocks: readonly Block[] = inside.blocks.length
    ? inside.blocks
    : entry.summary
      ? [{ kind: 'paragraph', text: entry.summary }]
      : []
  const images = [...entry.images, ...inside.images]
  return { blocks, images: images.filter(({ url }, index) => images.findIndex(other => other.url === url) === index) }
}

/** Errors: those of `parseFeed`. An entry whose only words are its title is that title; a bare address is left out. */
export async function readFeedText(text: string, { url }: { readonly url?: string }): Promise<Reading> {
  const feed = await parseFeed(text, url)
  const read = feed.entries
    .map(entry => ({ entry, ...readEntry(entry) }))
    .filter(({ entry, blocks }) => blocks.length > 0 || !/^https?:/.test(entry.title))
  return {
    blocks: read.flatMap(({ entry, blocks }) => [{ kind: 'heading', level: 2, text: entry.title }, ...blocks]),
    images: [...(feed.image ? [feed.image] : []), ...read.flatMap(({ images }) => images)],
    title: feed.title,
    author: feed.author,
    platform: feed.title,
    published: feed.updated ?? feed.entries[0]?.published,
    language: feed.language,
    summary: feed.summary,
    licence: feed.licence,
  }
}
