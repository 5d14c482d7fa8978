/** Owns a bare topic's source where there is a network: the Wikipedia article, with attribution.  */
import { type Call, type ContentDocument, ContentHQError, type SourceProvider, throwIfAborted } from '@contenthq/model'
import type { Cache } from '../cache/cache.ts'
import { isContentDocument } from './content-check.ts'

type Options = {
  readonly fetch?: typeof fetch
  readonly cache: Cache
  readonly extract: (html: string, url: string) => Promise<ContentDocument>
  readonly timeoutMs?: number
}
type Summary = { readonly title: string; readonly url: string }

/** Answers undefined when there is no network, no article, or the article is a list of meanings. */
export function wikipediaSource({
  fetch: get = (...args) => fetch(...args),
  cache,
  extract,
  timeoutMs = 6000,
}: Options): SourceProvider {
  async function search(topic: string, language: string, signal: AbortSignal): Promise<Summary | undefined> {
    const query = new URLSearchParams({
      action: 'query',
      format: 'json',
      origin: '*',
      generator: 'search',
      gsrsearch: topic,
      gsrlimit: '1',
      prop: 'info|pageprops',
      inprop: 'url',
    })
    const answer = await get(`https://${language}.wikipedia.org/w/api.php?${query}`, { signal })
    if (!answer.ok) return undefined
    const body = (await answer.json()) as {
      query?: { pages?: Record<string, { title?: string; fullurl?: string; pageprops?: { disambiguation?: string } }> }
    }
    const page = Object.values(body.query?.pages ?? {})[0]
    if (!page?.title || !page.fullurl || page.pageprops?.disambiguation !== undefined) return undefined
    return { title: page.title, url: page.fullurl }
  }

  return {
    id: 'wikipedia',
    label: 'Wikipedia',
    place: 'cloud',
    capability: 'source',
    async read({ input, language }, call: Call) {
      if (input.kind !== 'topic' || (typeof navigator !== 'undefined' && navigator.onLine === false)) return undefined
      const code = /^[a-z]{2,3}$/.test(language.split('-')[0]!) ? language.split('-')[0]! : 'en'
      const key = `wikipedia:${code}:${input.topic.trim().toLowerCase()}`
      const known = await cache.get(key, isContentDocument)
      if (known) return known
      const signal = AbortSignal.any([call.signal, AbortSignal.timeout(timeoutMs)])
      try {
        const page = await search(input.topic, code, signal)
        if (!page) return undefined
        const answer = await get(
          `https://${code}.wikipedia.org/api/rest_v1/page/html/${encodeURIComponent(page.title.replaceAll(' ', '_'))}`,
          { signal },
        )
        if (!answer.ok) return undefined
        const document = await extract(await answer.text(), page.url)
        const article: ContentDocument = {
          ...document,
          kind: 'wikipedia',
          title: page.title,
          url: page.url,
          licence: 'CC BY-SA 4.0',
          attribution: `“${page.title}”, Wikipedia, ${page.url}, CC BY-SA 4.0`,
        }
        await cache.put(key, article, article.text.length * 2)
        return article
      } catch (thrown) {
        throwIfAborted(call.signal)
        if (thrown instanceof ContentHQError) throw thrown
        return undefined // no network: the next source is asked
      }
    },
  }
}
