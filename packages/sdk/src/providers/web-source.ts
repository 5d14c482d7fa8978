/** Owns a link's source as far as a page may fetch it: sites that allow cross-origin reading. The API's guarded fetch reads the others. */
import {
  asContentHQError,
  type ContentDocument,
  ContentHQError,
  type SourceProvider,
  throwIfAborted,
} from '@contenthq/model'
import type { Cache } from '../cache/cache.ts'
import { isContentDocument } from './content-check.ts'

type Options = {
  readonly fetch?: typeof fetch
  readonly cache: Cache
  readonly extract: (html: string, url: string) => Promise<ContentDocument>
  readonly timeoutMs?: number
}

/** A browser does not say whether the site refused or did not answer. */
const NO_PAGE_MAY =
  'Most sites do not let other pages read them. Paste the text, or save the page and use the file; a server of yours reads links by itself.'

const isVideo = (url: string): boolean => /^https?:\/\/((www|m|music)\.)?(youtube\.com|youtu\.be)\//i.test(url)

export function webSource({
  fetch: get = (...args) => fetch(...args),
  cache,
  extract,
  timeoutMs = 15_000,
}: Options): SourceProvider {
  return {
    id: 'web',
    label: 'Web page',
    place: 'cloud',
    capability: 'source',
    async read({ input }, call) {
      if (input.kind !== 'url') return undefined
      const known = await cache.get(`source:${input.url}`, isContentDocument)
      if (known) return known
      // the site lets no page read its films' words
      if (isVideo(input.url)) throw new ContentHQError('transcript-unavailable')
      const signal = AbortSignal.any([call.signal, AbortSignal.timeout(timeoutMs)])
      let html: string
      try {
        const answer = await get(input.url, { signal, credentials: 'omit' })
        if (!answer.ok) throw new ContentHQError('url-unreachable', `The server answered ${answer.status}.`)
        html = await answer.text()
      } catch (thrown) {
        throwIfAborted(call.signal)
        if (thrown instanceof TypeError) throw new ContentHQError('url-unreachable', NO_PAGE_MAY)
        throw asContentHQError(thrown, 'url-unreachable').code === 'url-unreachable'
          ? asContentHQError(thrown, 'url-unreachable')
          : new ContentHQError('url-unreachable')
      }
      const document = await extract(html, input.url)
      await cache.put(`source:${input.url}`, document, document.text.length * 2)
      return document
    },
  }
}
