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

/** A source after reading: normalised text (NFC, \n between paragraphs) and what is known of its origin. */
export type ContentDocument = {
  readonly kind: SourceKind
  readonly title: string
  readonly author?: string
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
  readonly images: readonly ContentImage[]
}
