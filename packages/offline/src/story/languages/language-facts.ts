/** Owns what the story writer knows of a language: words that carry no topic, openers that lean on what came before. */

export type LanguageFacts = {
  /** Lower case. Say nothing about the topic, and end a noun phrase. */
  readonly stopWords: ReadonlySet<string>
  /** Words that end a noun phrase though they carry meaning: common verbs. */
  readonly verbs: ReadonlySet<string>
  /** Endings of verbs and adverbs that no noun phrase ends in. */
  readonly verbEnding: RegExp
  /** Words a noun phrase may follow: articles, possessives, prepositions. */
  readonly openers: ReadonlySet<string>
  /** Words that may join two halves of a noun phrase: 'of'. */
  readonly joiners: ReadonlySet<string>
  /** Adjectives and nouns too plain to name a scene. */
  readonly plain: ReadonlySet<string>
  /** Adjectives that a noun phrase may start with but not end in. Only for a language with `verbs`. */
  readonly adjectives: ReadonlySet<string>
  /** A sentence that holds this anywhere leans on the one before. */
  readonly leaning: RegExp
  /** A sentence that starts like this leans on the one before. */
  readonly dangling: RegExp
  /** An opener that may be dropped, with the comma and space after it. */
  readonly connective: RegExp
  /** As written, without the last full stop: the sentence goes on after them. */
  readonly abbreviations: ReadonlySet<string>
  /** The sentence goes on after them where a number follows: 'No.', 'Fig.'. */
  readonly numberAbbreviations: ReadonlySet<string>
  /** The sentence may end after them; it does where a stop word follows: 'U.S.', 'etc.'. */
  readonly openAbbreviations: ReadonlySet<string>
  /** 'tea and trade'. */
  readonly and: string
  /** German: nouns are capitalised, and a number with a full stop is an ordinal. */
  readonly capitalNouns: boolean
  /** A heading that ran into its sentence when the page was read: 'Isolation Isolation of tasks is kept'. */
  readonly runIn: RegExp
  /** Sentences about the page itself: 'Subscribe to our newsletter'. */
  readonly boilerplate: RegExp
}

export const words = (list: string): ReadonlySet<string> => new Set(list.split(/\s+/).filter(Boolean))

/** `start` alternatives at the head of a sentence, as whole words, after opening quotes. */
export const opening = (alternatives: string): RegExp =>
  new RegExp(`^["'“‘«(¿¡]*(?:${alternatives})(?![\\p{L}\\p{N}])`, 'iu')

/** Connectives that may be dropped: with the comma they need, or bare. */
export const droppable = (withComma: string, bare: string): RegExp =>
  new RegExp(`^(?:(?:${withComma}|${bare}),\\s+|(?:${bare})\\s+)`, 'iu')
