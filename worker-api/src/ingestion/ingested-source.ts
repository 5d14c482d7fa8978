/** Owns what a reading hands over: documents with what is needed to ask for them again, and a feed to choose from. */
import type { ContentDocument } from '@contenthq/model'
import type { Validators } from './guarded-fetch.ts'

/** A source as it is kept in a project. */
export type IngestedSource = {
  /** UUID; the same again where the project has read this address before. */
  readonly id: string
  /** As it was asked for, normalised; the document's own address is where it was found. */
  readonly url: string
  readonly document: ContentDocument
  readonly validators: Validators
  /** SHA-256 of the bytes that were read. */
  readonly bytesHash: string
}

/** What an address is in a project. */
export type Place = {
  /** The id of its source, also before there is one. */
  readonly id: string
  /** What was read of it before, in this project or in another of the same owner. */
  readonly before?: Omit<IngestedSource, 'id' | 'url'>
}

/** An entry of a feed, to choose from. */
export type FeedChoice = {
  readonly id: string
  readonly title: string
  readonly url?: string
  readonly published?: string
  readonly summary?: string
}

export type FeedList = { readonly url: string; readonly title: string; readonly entries: readonly FeedChoice[] }

/** An entry that was chosen and could not be read. */
export type FailedEntry = { readonly entry: string; readonly code: string; readonly detail?: string }

export type ReadAnswer = {
  readonly sources: readonly IngestedSource[]
  /** The address is a feed, and nothing was chosen from it yet. */
  readonly feed?: FeedList
  readonly failed?: readonly FailedEntry[]
}

export type ReadRequest =
  | { readonly url: string; readonly entries?: readonly string[]; readonly language?: string }
  | { readonly topic: string; readonly language: string }
