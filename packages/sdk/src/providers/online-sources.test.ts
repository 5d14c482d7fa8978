/** Sources on the network, with the network's answers recorded: what is read, what is kept, what is left to the next source. */
import { asContentHQError, type ContentDocument, type ProjectInput } from '@contenthq/model'
import { extract } from '@contenthq/sources'
import { expect, test } from 'vitest'
import type { Cache } from '../cache/cache.ts'
import { webSource } from './web-source.ts'
import { wikipediaSource } from './wikipedia.ts'

const call = { signal: new AbortController().signal }
const article = `<!doctype html><html lang="en"><head><title>Tea</title></head><body><article><h1>Tea</h1>${'<p>Tea is an aromatic drink prepared by pouring hot water over the leaves of a shrub that is native to East Asia.</p>'.repeat(6)}</article></body></html>`

/** A cache in memory, as the real one answers. */
function memoryCache(): Cache & { readonly size: () => number } {
  const values = new Map<string, unknown>()
  return {
    size: () => values.size,
    async get(key, isValid) {
      const value = values.get(key)
      return isValid(value) ? value : undefined
    },
    sizeOf: async () => undefined,
    async put(key, value) {
      values.set(key, value)
      return true
    },
    hold: () => ({ add: () => undefined, release: async () => undefined }),
    clear: async () => values.clear(),
  }
}

/** Answers by the address; what it does not know is a network without an answer. */
function recorded(answers: Readonly<Record<string, () => Response>>) {
  const asked: string[] = []
  const get: typeof fetch = async input => {
    const url = String(input)
    asked.push(url)
    const answer = Object.entries(answers).find(([part]) => url.includes(part))?.[1]
    if (!answer) throw new TypeError('Failed to fetch')
    return answer()
  }
  return { get, asked }
}

const readHtml = (html: string, url: string): Promise<ContentDocument> =>
  extract({ bytes: new TextEncoder().encode(html), contentType: 'text/html', url })
const search = (page: object) => () => Response.json({ query: { pages: { 1: page } } })
const topic = { kind: 'topic', topic: 'Tea' } as const

test('Wikipedia: the article with its attribution, asked once', async () => {
  const { get, asked } = recorded({
    'api.php': search({ title: 'Tea', fullurl: 'https://en.wikipedia.org/wiki/Tea' }),
    'page/html/Tea': () => new Response(article),
  })
  const source = wikipediaSource({ fetch: get, cache: memoryCache(), extract: readHtml })
  const document = await source.read({ input: topic, language: 'en-GB' }, call)
  expect(document).toMatchObject({
    kind: 'wikipedia',
    title: 'Tea',
    licence: 'CC BY-SA 4.0',
    url: 'https://en.wikipedia.org/wiki/Tea',
  })
  expect(document?.attribution).toContain('Wikipedia')
  expect(document?.text).toContain('aromatic drink')
  expect(asked).toHaveLength(2)
  expect(await source.read({ input: topic, language: 'en' }, call)).toEqual(document)
  expect(asked).toHaveLength(2)
})

test('Wikipedia: no network, no article and a page of meanings leave it to the next source', async () => {
  for (const answers of [
    {},
    { 'api.php': search({}) },
    { 'api.php': search({ title: 'Tea', fullurl: 'x', pageprops: { disambiguation: '' } }) },
    { 'api.php': () => new Response('busy', { status: 503 }) },
  ]) {
    const source = wikipediaSource({ fetch: recorded(answers).get, cache: memoryCache(), extract: readHtml })
    expect(await source.read({ input: topic, language: 'en' }, call)).toBeUndefined()
  }
  const cancelled = new AbortController()
  cancelled.abort()
  const source = wikipediaSource({ fetch: recorded({}).get, cache: memoryCache(), extract: readHtml })
  const end = source.read({ input: topic, language: 'en' }, { signal: cancelled.signal })
  expect(asContentHQError(await end.catch(thrown => thrown)).code).toBe('cancelled')
})

test('a link: read, kept, or a typed error', async () => {
  const link: ProjectInput = { kind: 'url', url: 'https://example.com/tea' }
  const cache = memoryCache()
  const { get, asked } = recorded({ 'example.com/tea': () => new Response(article) })
  const source = webSource({ fetch: get, cache, extract: readHtml })
  expect((await source.read({ input: link, language: 'en' }, call))?.text).toContain('aromatic drink')
  expect(cache.size()).toBe(1)
  await source.read({ input: link, language: 'en' }, call)
  expect(asked).toHaveLength(1)
  expect(await source.read({ input: topic, language: 'en' }, call)).toBeUndefined()
  for (const answers of [{}, { 'example.com': () => new Response('gone', { status: 404 }) }]) {
    const broken = webSource({ fetch: recorded(answers).get, cache: memoryCache(), extract: readHtml })
    const end = broken.read({ input: link, language: 'en' }, call)
    expect(asContentHQError(await end.catch(thrown => thrown)).code).toBe('url-unreachable')
  }
  // what can be done instead is said, and what cannot be had is not tried
  const blocked = webSource({ fetch: recorded({}).get, cache: memoryCache(), extract: readHtml })
  const refused = asContentHQError(
    await Promise.resolve(blocked.read({ input: link, language: 'en' }, call)).catch(thrown => thrown),
  )
  expect(refused.detail).toContain('Paste the text')
  const film: ProjectInput = { kind: 'url', url: 'https://www.youtube.com/watch?v=dQw4w9WgXcQ' }
  const silent = asContentHQError(
    await Promise.resolve(blocked.read({ input: film, language: 'en' }, call)).catch(thrown => thrown),
  )
  expect([silent.code, silent.remedy]).toEqual(['transcript-unavailable', expect.stringContaining('paste')])
})
