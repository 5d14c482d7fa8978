/** Owns Wikipedia as a source: the article of a topic in the right language, and the credit that its licence asks for. */
import { type ContentDocument, ContentHQError } from '@contenthq/model'
import { detectLanguage, extract } from '@contenthq/sources'
import type { Fetched, GuardedFetch } from './guarded-fetch.ts'

const LICENCE = 'CC BY-SA 4.0'
const article = /^https:\/\/([a-z][a-z-]*)\.(?:m\.)?wikipedia\.org\/wiki\/./

/** The document with the credit that a film of it carries; as it is where it comes from elsewhere. */
export function creditWikipedia(document: ContentDocument): ContentDocument {
  const { url, title } = document
  const language = url === undefined ? undefined : article.exec(url)?.[1]
  if (url === undefined || language === undefined) return document
  const bare = title.replace(/ [-–—] [^-–—]*wiki[^-–—]*$/i, '')
  const credit = `“${bare}”, Wikipedia, ${url}, ${LICENCE}`
  return { ...document, kind: 'wikipedia', title: bare, platform: 'Wikipedia', licence: LICENCE, attribution: credit }
}

type Found = { readonly title: string; readonly url: string }

type SearchAnswer = {
  readonly query?: {
    readonly pages?: Readonly<
      Record<
        string,
        {
          readonly index?: number
          readonly title?: string
          readonly fullurl?: string
          readonly pageprops?: { readonly disambiguation?: string }
        }
      >
    >
  }
}

type Ask = { readonly web: GuardedFetch; readonly signal: AbortSignal }

/** The best article of a topic that is no list of meanings. */
async function find(topic: string, language: string, { web, signal }: Ask): Promise<Found | undefined> {
  const query = new URLSearchParams({
    action: 'query',
    format: 'json',
    generator: 'search',
    gsrsearch: topic,
    gsrlimit: '3',
    prop: 'info|pageprops',
    inprop: 'url',
    redirects: '1',
  })
  const url = `https://${language}.wikipedia.org/w/api.php?${query}`
  const { bytes } = await web(url, { signal, accept: 'application/json' })
  const { query: found } = JSON.parse(new TextDecoder().decode(bytes)) as SearchAnswer
  const pages = Object.values(found?.pages ?? {}).sort((a, b) => (a.index ?? 0) - (b.index ?? 0))
  for (const { title, fullurl, pageprops } of pages)
    if (title && fullurl && pageprops?.disambiguation === undefined) return { title, url: fullurl }
  return undefined
}

/** Languages to look in: the one asked for, the one the topic is written in, English. */
function languagesFor(topic: string, language: string): readonly string[] {
  const wished = /^[a-z]{2,3}(?=-|$)/i.exec(language)?.[0]?.toLowerCase() ?? 'en'
  return [...new Set([wished, detectLanguage(topic), 'en'])]
}

export type WikipediaPage = { readonly document: ContentDocument; readonly page: Fetched; readonly url: string }

/** The article about a topic. Throws 'source-empty' where there is none, and what the fetch throws. */
export async function readTopic(topic: string, language: string, ask: Ask): Promise<WikipediaPage> {
  for (const code of languagesFor(topic, language)) {
    const found = await find(topic, code, ask)
    if (!found) continue
    const path = encodeURIComponent(found.title.replaceAll(' ', '_'))
    const page = await ask.web(`https://${code}.wikipedia.org/api/rest_v1/page/html/${path}`, { signal: ask.signal })
    const document = await extract({ bytes: page.bytes, contentType: page.contentType, url: found.url })
    return { document: creditWikipedia({ ...document, title: found.title, url: found.url }), page, url: found.url }
  }
  throw new ContentHQError('source-empty', `Wikipedia has no article about “${topic.slice(0, 80)}”.`)
}
