/** Proves reading sources through the API in workerd, against a web of the test's own: what is read, kept, asked again and stopped. */
import { createHash, randomUUID } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ContentDocument } from '@contenthq/model'
import type { JobAnswer, JobReceipt, ReadSourceAnswer } from '@contenthq/model/api'
import { type ApiClient, apiSource, createApiClient } from '@contenthq/sdk/testing'
import Database from 'libsql'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { emptyProject } from '../../dev/api.fixture.ts'
import { type DevApi, startDevApi } from '../../dev/index.ts'
import { openWebEdge, type WebEdge } from '../../dev/web-edge.fixture.ts'

type Page = (request: IncomingMessage, response: ServerResponse, url: URL) => void

const dataDir = mkdtempSync(join(tmpdir(), 'contenthq-ingest-'))
/** By host and path. */
let pages: Record<string, Page> = {}
let edge: WebEdge
let api: DevApi
let client: ApiClient
let project: string

const start = async (port = 0): Promise<void> => {
  api = await startDevApi({ dataDir, port }, { web: edge.service, tick: 0 })
  client = createApiClient({ baseURL: api.url })
}

beforeAll(async () => {
  edge = await openWebEdge({
    addressesOf: name => (name.startsWith('private') ? ['10.0.0.7'] : ['93.184.215.14']),
    site: (request, response, url) => {
      const page = pages[url.hostname + url.pathname]
      if (page) page(request, response, url)
      else response.writeHead(404).end()
    },
  })
  await start()
})
afterAll(async () => {
  await api.close()
  await edge.close()
  rmSync(dataDir, { recursive: true, force: true })
})
beforeEach(async () => {
  pages = {}
  edge.asked.length = 0
  project = randomUUID()
  await client.projects.create(emptyProject(project))
})

const html =
  (body: string, headers: Record<string, string> = {}): Page =>
  (_request, response) =>
    void response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', ...headers }).end(body)
const json =
  (value: unknown): Page =>
  (_request, response) =>
    void response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(value))
const fixture = (name: string): string => readFileSync(new URL(`./fixtures/${name}`, import.meta.url), 'utf8')

const sentence = 'Tea reached the harbour in wooden chests, and the clerks weighed every one of them with care. '
const article = (title: string, about: string, more = ''): string =>
  `<!doctype html><html lang="en"><head><title>${title}</title>${more}</head><body><nav><a href="/">Home</a></nav>
   <article><h1>${title}</h1><h2>Part: ${about}</h2>${`<p>${about} ${sentence.repeat(4)}</p>`.repeat(5)}</article></body></html>`

const send = (method: string, path: string, body?: unknown): Promise<Response> =>
  fetch(api.url + path, {
    method,
    headers: { 'content-type': 'application/json', 'idempotency-key': randomUUID() },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })

const ask = async (source: object): Promise<JobReceipt> => {
  const answer = await send('POST', `/v1/projects/${project}/sources`, source)
  expect(answer.status).toBe(202)
  return (await answer.json()) as JobReceipt
}

async function ended(id: string): Promise<JobAnswer> {
  for (;;) {
    const job = await client.jobs.read(id)
    if (job.status !== 'queued' && job.status !== 'running') return job
  }
}

type Result = {
  readonly sources: readonly { readonly id: string; readonly title: string; readonly platform: string }[]
  readonly feed?: {
    readonly title: string
    readonly entries: readonly { readonly id: string; readonly title: string }[]
  }
  readonly failed?: readonly { readonly entry: string; readonly code: string }[]
}

const read = async (source: object): Promise<Result> => {
  const job = await ended((await ask(source)).id)
  expect(job).toMatchObject({ status: 'succeeded', held: 0, used: 0 })
  return job.result as Result
}
const fail = async (source: object): Promise<string> => (await ended((await ask(source)).id)).error!.code

async function kept(id: string): Promise<{ readonly answer: ReadSourceAnswer; readonly document: ContentDocument }> {
  const answer = (await (await send('GET', `/v1/projects/${project}/sources/${id}`)).json()) as ReadSourceAnswer
  return { answer, document: { ...answer.document, text: answer.body } as unknown as ContentDocument }
}
/** What became of a job's only call. */
function failureOf(job: string): unknown {
  const database = new Database(join(dataDir, 'contenthq.db'), { timeout: 5000 })
  const row = database.prepare('SELECT failure FROM job_steps WHERE job = ?').get(job) as { failure: string }
  database.close()
  return JSON.parse(row.failure)
}

const listed = async (): Promise<readonly { readonly id: string }[]> =>
  ((await (await send('GET', `/v1/projects/${project}/sources`)).json()) as { sources: { id: string }[] }).sources

test('an article is read with its pages, kept whole, and asked for again at no cost', async () => {
  const seen: Record<string, string | undefined>[] = []
  let version = '"1"'
  pages['news.org/tea'] = (request, response, url) => {
    seen.push({ agent: request.headers['user-agent'], etag: request.headers['if-none-match'] })
    if (request.headers['if-none-match'] === version) return void response.writeHead(304, { etag: version }).end()
    html(article('The tea trade', `First page, version ${version}.`), {
      etag: version,
      link: '</tea/2>; rel="next"',
    })(request, response, url)
  }
  pages['news.org/tea/2'] = html(
    article('The tea trade', 'Second page.', '<link rel="next" href="https://news.org/tea/3">'),
  )
  pages['news.org/tea/3'] = html(article('The tea trade', 'Third page.'), { link: '</secret/4>; rel=next' })
  pages['news.org/secret/4'] = html(article('The tea trade', 'A page for people only.'))
  pages['news.org/robots.txt'] = (_request, response) => void response.end('User-agent: *\nDisallow: /secret/\n')

  const first = await read({ url: 'https://news.org/tea#comments' })
  expect(first.sources).toMatchObject([{ title: 'The tea trade', platform: 'html' }])
  const { answer, document } = await kept(first.sources[0]!.id)
  expect(answer).toMatchObject({ url: 'https://news.org/tea', title: 'The tea trade', platform: 'html' })
  expect(answer.engagement).toBeUndefined()
  const order = ['First page', 'Second page', 'Third page', 'A page for'].map(words => document.text.indexOf(words))
  expect(order[3]).toBe(-1)
  expect(order.slice(0, 3).every((at, index) => at >= 0 && at > (order[index - 1] ?? -1))).toBe(true)
  const parts = document.sections.filter(({ heading }) => heading?.startsWith('Part'))
  expect(parts).toHaveLength(3)
  for (const { start, end, heading } of parts) expect(document.text.slice(start, end).startsWith(heading!)).toBe(true)
  expect(seen).toEqual([{ agent: expect.stringMatching(/^ContentHQ-Studio\/\d/), etag: undefined }])

  // not modified: nothing but the question is sent
  edge.asked.length = 0
  const again = await read({ url: 'https://news.org/tea' })
  expect(again).toEqual(first)
  expect(seen[1]?.etag).toBe('"1"')
  expect(edge.asked).toEqual(['https://news.org/tea'])
  expect(await listed()).toHaveLength(1)
  // another project of the same owner: known there as well, under an id of its own
  const other = randomUUID()
  await client.projects.create(emptyProject(other))
  const before = project
  project = other
  const elsewhere = await read({ url: 'https://news.org/tea' })
  expect(edge.asked).toEqual(['https://news.org/tea', 'https://news.org/tea'])
  expect(elsewhere.sources[0]!.id).not.toBe(first.sources[0]!.id)
  expect((await kept(elsewhere.sources[0]!.id)).document).toEqual(document)
  project = before
  // changed: read anew, under the same id
  version = '"2"'
  const changed = await read({ url: 'https://news.org/tea' })
  expect(changed.sources[0]!.id).toBe(first.sources[0]!.id)
  expect((await kept(changed.sources[0]!.id)).answer.body).toContain('version "2"')
  const retried = await send('POST', `/v1/projects/${project}/sources/${first.sources[0]!.id}/retry`)
  expect(await ended(((await retried.json()) as JobReceipt).id)).toMatchObject({ status: 'succeeded' })
  expect(await listed()).toHaveLength(1)
})

test('what cannot be read says why, and nothing of it is kept', async () => {
  pages['shop.org/forbidden'] = (_request, response) => void response.writeHead(403).end('no')
  pages['shop.org/picture'] = (_request, response) =>
    void response.writeHead(200, { 'content-type': 'image/png' }).end('png')
  pages['shop.org/empty'] = html('<!doctype html><html><body><script>1</script></body></html>')
  pages['shop.org/inside'] = (_request, response) =>
    void response.writeHead(302, { location: 'http://169.254.169.254/latest' }).end()
  const codes: Record<string, string> = {}
  for (const url of [
    'https://shop.org/forbidden',
    'https://shop.org/picture',
    'https://shop.org/empty',
    'https://shop.org/inside',
    'https://shop.org:8443/',
    'http://127.0.0.1/',
    'https://private.shop.org/',
  ])
    codes[url] = await fail({ url })
  expect(codes).toEqual({
    'https://shop.org/forbidden': 'url-unreachable',
    'https://shop.org/picture': 'file-binary',
    'https://shop.org/empty': 'source-empty',
    'https://shop.org/inside': 'url-forbidden',
    'https://shop.org:8443/': 'url-forbidden',
    'http://127.0.0.1/': 'url-forbidden',
    'https://private.shop.org/': 'url-forbidden',
  })
  expect(await listed()).toEqual([])
  expect((await send('POST', `/v1/projects/${project}/sources`, { url: 'ftp://shop.org/' })).status).toBe(400)
})

test('a feed is a list to choose from; the chosen are read by their links, unless the site minds', async () => {
  const whole = `<p>${'The whole text of this entry is here, as some feeds have it. '.repeat(40)}</p>`
  pages['blog.org/feed'] = (_request, response) =>
    void response.writeHead(200, { 'content-type': 'application/rss+xml' }).end(`<?xml version="1.0"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Tea notes</title>
<link>https://blog.org/</link><description>About tea</description>
<item><guid>one</guid><title>By its link</title><link>https://blog.org/one</link><description>Only a teaser…</description></item>
<item><guid>two</guid><title>Whole</title><link>https://blog.org/two</link><content:encoded><![CDATA[${whole}]]></content:encoded></item>
<item><guid>three</guid><title>Minded</title><link>https://blog.org/private/three</link><description>A few sentences are here. They are short.</description></item>
<item><guid>four</guid><title>Gone</title><link>https://blog.org/four</link></item>
<item><guid>five</guid><title>Inside</title><link>http://10.0.0.1/admin</link></item>
<item><guid>one</guid><title>By its link</title><link>https://blog.org/one</link><description>Only a teaser…</description></item>
</channel></rss>`)
  pages['blog.org/one'] = html(article('By its link', 'In full.'), { 'last-modified': 'Mon, 02 Nov 2026 10:00:00 GMT' })
  pages['blog.org/private/three'] = html(article('Minded', 'For people only.'))
  pages['blog.org/robots.txt'] = (_request, response) =>
    void response.end('User-agent: Other\nDisallow: /\n\nUser-agent: contenthq-studio\nAllow: /\nDisallow: /private/\n')
  const list = await read({ url: 'https://blog.org/feed' })
  expect(list.sources).toEqual([])
  expect(list.feed).toMatchObject({ title: 'Tea notes' })
  expect(list.feed?.entries.map(({ id, title }) => [id, title])).toEqual([
    ['one', 'By its link'],
    ['two', 'Whole'],
    ['three', 'Minded'],
    ['four', 'Gone'],
    ['five', 'Inside'],
  ])
  expect(await listed()).toEqual([])

  edge.asked.length = 0
  const chosen = await read({ url: 'https://blog.org/feed', entries: ['one', 'two', 'three', 'four', 'five'] })
  expect(chosen.sources.map(({ title }) => title)).toEqual(['By its link', 'Whole', 'Minded'])
  expect(chosen.failed?.map(({ entry, code }) => [entry, code]).sort()).toEqual([
    ['five', 'url-forbidden'],
    ['four', 'url-unreachable'],
  ])
  expect(edge.asked.map(url => new URL(url).pathname).sort()).toEqual(['/feed', '/four', '/one', '/robots.txt'])
  const [one, two, three] = await Promise.all(chosen.sources.map(({ id }) => kept(id)))
  expect(one?.document.text).toContain('In full.')
  expect(two?.document.text).toContain('The whole text')
  expect(three?.document.text).toContain('A few sentences are here.')
  expect(await listed()).toHaveLength(3)
  expect(await fail({ url: 'https://blog.org/feed', entries: ['six'] })).toBe('not-found')
  expect(await fail({ url: 'https://blog.org/feed', entries: ['four'] })).toBe('url-unreachable')
})

test('a topic is read in Wikipedia, in its language, with the credit that the licence asks for', async () => {
  pages['de.wikipedia.org/w/api.php'] = json(JSON.parse(fixture('wikipedia-search-de.json')))
  pages['de.wikipedia.org/api/rest_v1/page/html/Tee'] = html(article('Tee', 'Tee ist ein Getränk.'))
  pages['fr.wikipedia.org/w/api.php'] = json({ batchcomplete: '' })
  pages['en.wikipedia.org/w/api.php'] = json({ batchcomplete: '' })
  const { sources } = await read({ topic: 'Tee', language: 'de-AT' })
  const { answer, document } = await kept(sources[0]!.id)
  expect(answer).toMatchObject({ platform: 'wikipedia', title: 'Tee', url: 'https://de.wikipedia.org/wiki/Tee' })
  expect(document).toMatchObject({ licence: 'CC BY-SA 4.0', url: 'https://de.wikipedia.org/wiki/Tee' })
  expect(document.attribution).toBe('“Tee”, Wikipedia, https://de.wikipedia.org/wiki/Tee, CC BY-SA 4.0')
  expect(await fail({ topic: 'zzzz', language: 'fr' })).toBe('source-empty')
  // the same article by its address
  pages['de.wikipedia.org/wiki/Tee'] = html(article('Tee – Wikipedia', 'Tee ist ein Getränk.'))
  const byAddress = await read({ url: 'https://de.wikipedia.org/wiki/Tee' })
  expect((await kept(byAddress.sources[0]!.id)).document).toMatchObject({
    title: 'Tee',
    attribution: '“Tee”, Wikipedia, https://de.wikipedia.org/wiki/Tee, CC BY-SA 4.0',
  })
  expect(await listed()).toHaveLength(1)
})

test('a film gives its transcript with times; where the site refuses, what to do instead', async () => {
  pages['www.youtube.com/watch'] = html(fixture('youtube-watch.html'))
  pages['www.youtube.com/api/timedtext'] = json(JSON.parse(fixture('youtube-captions.json')))
  const { sources } = await read({ url: 'https://youtu.be/dQw4w9WgXcQ?t=3', language: 'en' })
  const { answer, document } = await kept(sources[0]!.id)
  expect(answer).toMatchObject({ platform: 'youtube', title: 'How tea is made' })
  expect(answer.engagement).toEqual({ score: 76, source: 'YouTube' })
  expect(edge.asked.at(-1)).toMatch(/lang=en&.*fmt=json3$/)
  const spoken = document.cues!.map(({ start, end, fromSeconds }) => [fromSeconds, document.text.slice(start, end)])
  expect(spoken).toEqual([
    [0.5, 'Tea leaves are picked by hand.'],
    [3.2, 'They wither for a day.'],
    [9, 'Then they are rolled & dried.'],
  ])
  expect(document.text.split('\n\n')).toHaveLength(2)
  pages['www.youtube.com/api/timedtext'] = (_request, response) => void response.writeHead(200).end('')
  const refused = await ended((await ask({ url: 'https://www.youtube.com/shorts/abcdefghijk' })).id)
  expect(refused.error).toMatchObject({ code: 'transcript-unavailable', retryable: false })
  expect(refused.error!.remedy).toMatch(/paste/)
})

test('cancelling reaches the fetch, and a killed process leaves nothing half read', async () => {
  let reached: () => void = () => undefined
  const hangs: Page = (_request, response) => {
    response.writeHead(200, { 'content-type': 'text/html' })
    response.write('<!doctype html><p>It begins')
    reached()
  }
  pages['slow.org/page'] = hangs
  const asked = new Promise<void>(resolve => {
    reached = resolve
  })
  const { id } = await ask({ url: 'https://slow.org/page' })
  await asked
  expect(edge.underWay()).toBe(1)
  await client.jobs.cancel(id)
  await edge.quiet()
  expect(await ended(id)).toMatchObject({ status: 'cancelled', used: 0 })
  expect(await listed()).toEqual([])
  // by the wish to stop, not by a deadline
  expect(failureOf(id)).toEqual({ code: 'cancelled', again: false })

  const begun = new Promise<void>(resolve => {
    reached = resolve
  })
  const second = await ask({ url: 'https://slow.org/page' })
  await begun
  const port = Number(new URL(api.url).port)
  await api.kill()
  await edge.quiet()
  await start(port)
  expect(await listed()).toEqual([])
  // the lease of the dead one ends; then it is read once more
  pages['slow.org/page'] = html(article('Slow', 'At last.'))
  const database = new Database(join(dataDir, 'contenthq.db'), { timeout: 5000 })
  database.exec(`UPDATE generation_jobs SET next_run_at = '2020', lease_until = '2020' WHERE id = '${second.id}'`)
  database.close()
  await api.tick()
  expect(await ended(second.id)).toMatchObject({ status: 'succeeded' })
  expect(await listed()).toHaveLength(1)
})

test('a session with this API reads a link, a feed’s newest entry, and stops the fetch when it is left', async () => {
  const call = { signal: new AbortController().signal }
  const source = apiSource({ client, project: async () => project })
  pages['news.org/tea'] = html(article('The tea trade', 'First page.'))
  const input = { kind: 'url', url: 'https://news.org/tea' } as const
  const document = await source.read({ input, language: 'en' }, call)
  expect(document).toMatchObject({ kind: 'html', title: 'The tea trade', language: 'en', url: input.url })
  expect(document!.textHash).toBe(createHash('sha256').update(document!.text).digest('hex'))
  pages['news.org/feed'] = (_request, response) =>
    void response.writeHead(200, { 'content-type': 'application/feed+json' }).end(
      JSON.stringify({
        version: 'https://jsonfeed.org/version/1.1',
        title: 'News',
        items: [
          { id: '2', title: 'Newest', url: 'https://news.org/tea', content_text: 'Short.' },
          { id: '1', title: 'Older', url: 'https://news.org/old', content_text: 'Short.' },
        ],
      }),
    )
  const feed = await source.read({ input: { kind: 'url', url: 'https://news.org/feed' }, language: 'en' }, call)
  expect(feed?.title).toBe('The tea trade')
  expect(await source.read({ input: { kind: 'topic', topic: 'tea' }, language: 'en' }, call)).toBeUndefined()
  const inside = source.read({ input: { kind: 'url', url: 'http://10.0.0.1/' }, language: 'en' }, call)
  await expect(inside).rejects.toMatchObject({ code: 'url-forbidden' })
  const gone = apiSource({ client: createApiClient({ baseURL: 'http://127.0.0.1:9' }), project: async () => project })
  expect(await gone.read({ input, language: 'en' }, call)).toBeUndefined()

  const left = new AbortController()
  const reached = new Promise<void>(resolve => {
    pages['slow.org/page'] = (_request, response) => {
      response.writeHead(200, { 'content-type': 'text/html' }).write('<p>It begins')
      resolve()
    }
  })
  const slow = source.read({ input: { kind: 'url', url: 'https://slow.org/page' }, language: 'en' }, left)
  await reached
  left.abort()
  await expect(slow).rejects.toMatchObject({ code: 'cancelled' })
  await edge.quiet()
  const [{ id } = { id: '' }] = (await client.jobs.list(project, { limit: 1 })).jobs
  expect((await ended(id)).status).toBe('cancelled')
  expect(failureOf(id)).toEqual({ code: 'cancelled', again: false })
})

test('an app has only so many sources read in a minute', async () => {
  const strict = await startDevApi({ dataDir, sourceLimit: 2 }, { web: edge.service, tick: 0 })
  const statuses: number[] = []
  for (let count = 0; count < 3; count++) {
    const answer = await fetch(`${strict.url}/v1/projects/${project}/sources`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'idempotency-key': randomUUID() },
      body: JSON.stringify({ url: 'http://10.0.0.1/' }),
    })
    statuses.push(answer.status)
    await answer.text()
  }
  await strict.close()
  expect(statuses).toEqual([202, 202, 429])
})
