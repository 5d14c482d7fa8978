/**
 * Owns reading one address: an article with the pages that follow it, or the bytes of a feed. What is known already is
 * asked for again with its validators, and costs nothing.
 */
import { type ContentDocument, ContentHQError } from '@contenthq/model'
import { detect, extract } from '@contenthq/sources'
import { sha256 } from '../storage/hash.ts'
import type { Fetched, GuardedFetch } from './guarded-fetch.ts'
import type { IngestedSource, Place } from './ingested-source.ts'
import { joinPages, MOST_PAGES, nextPage } from './join-pages.ts'
import type { Robots } from './robots.ts'
import { creditWikipedia } from './wikipedia.ts'

export type Reading = {
  readonly web: GuardedFetch
  readonly robots: Robots
  /** What an address is in the project. */
  readonly place: (url: string) => Promise<Place>
  readonly signal: AbortSignal
  /** BCP 47. */
  readonly language?: string
}

/** UTF-16 units of a document; some two hundred thousand words. */
const LONGEST_TEXT = 1_200_000

const nameIn = (url: string): string => decodeName(new URL(url).pathname.split('/').at(-1) ?? '')

function decodeName(name: string): string {
  try {
    return decodeURIComponent(name)
  } catch {
    return name
  }
}

const extractFrom = ({ bytes, contentType, url }: Fetched, signal: AbortSignal): Promise<ContentDocument> =>
  extract({ bytes, contentType, url, signal, ...(nameIn(url) ? { name: nameIn(url) } : {}) })

/** The article and the pages that follow it. A later page that cannot be had ends it: what is there is worth having. */
async function readPages(first: Fetched, { web, robots, signal, language }: Reading): Promise<ContentDocument> {
  const pages: [ContentDocument, ...ContentDocument[]] = [await extractFrom(first, signal)]
  const seen = new Set([first.url])
  let last = first
  while (pages.length < MOST_PAGES) {
    const url = nextPage(pages.at(-1) ?? pages[0], last.headers, last.url)
    if (url === undefined || seen.has(url)) break
    seen.add(url)
    try {
      await robots(url, signal)
      last = await web(url, { signal, ...(language === undefined ? {} : { language }) })
      const page = await extractFrom(last, signal)
      if (pages.some(({ textHash }) => textHash === page.textHash)) break
      pages.push(page)
    } catch (thrown) {
      if (signal.aborted) throw thrown
      break
    }
  }
  return joinPages(pages)
}

/** Under the id that the project knows it by. Throws 'source-too-large'. */
export function sourceAt({ id }: Place, source: Omit<IngestedSource, 'id'>): IngestedSource {
  const { length } = source.document.text
  if (length > LONGEST_TEXT) throw new ContentHQError('source-too-large', `${length} characters`)
  return { id, ...source }
}

export type PageOrFeed = { readonly source: IngestedSource } | { readonly feed: Fetched }

/** A page, in full; or the bytes of a feed. Throws what fetching and extracting throw. */
export async function readPage(url: string, reading: Reading): Promise<PageOrFeed> {
  const { web, signal, language } = reading
  const place = await reading.place(url)
  const { before } = place
  const page = await web(url, {
    signal,
    ...(before ? { validators: before.validators } : {}),
    ...(language === undefined ? {} : { language }),
  })
  if (before && !page.changed) return { source: sourceAt(place, { url, ...before }) }
  const bytesHash = await sha256(page.bytes)
  const { validators } = page
  if (before?.bytesHash === bytesHash) return { source: sourceAt(place, { url, ...before, validators }) }
  if (detect(page.bytes, page.contentType, nameIn(page.url)) === 'feed') return { feed: page }
  const document = creditWikipedia(await readPages(page, reading))
  return { source: sourceAt(place, { url, document, validators, bytesHash }) }
}
