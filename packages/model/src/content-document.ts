/** Owns the shape of a read source: plain text with its sections and spans. Does not know how it was fetched. */

/** UTF-16 offsets into `ContentDocument.text`, end exclusive. */
export type Span = { readonly start: number; readonly end: number }

export type SourceKind =
  | 'topic'
  | 'text'
  | 'markdown'
  | 'html'
  | 'sample'
  | 'wikipedia'
  | 'outline'
  | 'feed'
  | 'document'

export type ContentSection = Span & {
  /** 0 is the text before any heading. */
  readonly level: number
  readonly heading?: string
}

export type ContentImage = { readonly url: string; readonly caption?: string; readonly licence?: string }

/** What a source says of its own reception. Only what it states; nothing is estimated. */
export type Engagement = {
  readonly views?: number
  readonly likes?: number
  readonly comments?: number
  readonly shares?: number
}

/** A stretch of the text and when it is said, in seconds from the start of the recording. */
export type TimedSpan = Span & { readonly fromSeconds: number; readonly toSeconds: number }

/** Where a stretch of a merged text comes from: another document's text, named by its hash. */
export type ContentPart = Span & {
  readonly source: Span & {
    readonly title: string
    readonly textHash: string
    readonly url?: string
    readonly attribution?: string
    readonly licence?: string
  }
}

/** A source after reading: normalised text (NFC, \n between paragraphs) and what is known of its origin. */
export type ContentDocument = {
  readonly kind: SourceKind
  readonly title: string
  readonly author?: string
  /** The site or programme it was published on, as it calls itself. */
  readonly platform?: string
  /** ISO 8601 date. */
  readonly published?: string
  /** BCP 47; 'en' where unknown. */
  readonly language: string
  readonly url?: string
  /** The sentence to show as credit, where the licence asks for one. */
  readonly attribution?: string
  readonly licence?: string
  readonly summary?: string
  /** Paragraphs separated by a blank line. Spans and sections point into this string. */
  readonly text: string
  /** SHA-256 of `text` in UTF-8, lower-case hex. */
  readonly textHash: string
  readonly sections: readonly ContentSection[]
  /** The main picture first, where the source names one. */
  readonly images: readonly ContentImage[]
  readonly engagement?: Engagement
  /** Of subtitles and transcripts: a span for each cue, in order. */
  readonly cues?: readonly TimedSpan[]
  /** Of a document made from several: what comes from where, in order. What no part covers is added by hand. */
  readonly parts?: readonly ContentPart[]
  /** Address of the next page of the same article. */
  readonly next?: string
}
