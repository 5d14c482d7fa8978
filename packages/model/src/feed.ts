/** Owns the shape of a read feed: what it is, and its entries to choose from. Does not know how it was fetched. */
import type { ContentImage, Engagement } from './content-document.ts'

export type FeedFormat = 'rss' | 'atom' | 'rdf' | 'json'

/** A recording that an entry carries: a podcast's episode, a clip. */
export type FeedMedia = { readonly url: string; readonly type?: string; readonly seconds?: number }

export type FeedEntry = {
  /** The feed's own id, else the address, else a hash of the content: stable from one reading to the next. */
  readonly id: string
  /** Never empty: the first words of the content where the entry has no title. */
  readonly title: string
  /** Where the full text is. */
  readonly url?: string
  readonly author?: string
  /** ISO 8601. */
  readonly published?: string
  /** Plain text. */
  readonly summary?: string
  /** As the feed carries it: untrusted markup, for readers only. */
  readonly html?: string
  readonly language?: string
  readonly licence?: string
  readonly images: readonly ContentImage[]
  readonly media: readonly FeedMedia[]
  readonly categories: readonly string[]
  readonly engagement?: Engagement
}

export type Feed = {
  readonly format: FeedFormat
  /** '' where the feed has none. */
  readonly title: string
  /** The page it is the feed of. */
  readonly url?: string
  readonly summary?: string
  readonly author?: string
  readonly language?: string
  readonly licence?: string
  /** ISO 8601. */
  readonly updated?: string
  readonly image?: ContentImage
  /** In the feed's order, each once. */
  readonly entries: readonly FeedEntry[]
}
