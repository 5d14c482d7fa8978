/** Proves S1 and S2: nothing private is ever asked for, whatever the spelling or the way there; nothing public is refused. */
import { readFileSync } from 'node:fs'
import { afterEach, expect, it } from 'vitest'
import { type FetchRuntime, startFetchRuntime } from './fetch-runtime.fixture.ts'
import { forbiddenUrls, privateAddresses, rebound } from './forbidden-urls.fixture.ts'
import { goodUrls, publicAddressesOf } from './good-urls.fixture.ts'

let runtime: FetchRuntime | undefined
afterEach(async () => {
  await runtime?.dispose()
  runtime = undefined
})

const addressesOf = (name: string): readonly string[] => rebound(name) ?? publicAddressesOf(name)
const page = '<!doctype html><title>A page</title><p>Tea came to Europe by ship.'

it('S1 asks for none of two thousand private addresses, and for every one of two hundred public ones', async () => {
  runtime = await startFetchRuntime({
    addressesOf,
    site: (_request, response) => void response.end(page),
  })
  const { fetch, edge } = runtime
  const forbidden = forbiddenUrls()
  expect(forbidden.length).toBeGreaterThanOrEqual(2000)
  const became = await fetch({ urls: forbidden.map(({ url }) => url) })
  expect(edge.asked).toEqual([])
  for (const [at, { code }] of became.entries())
    expect(code, `${forbidden[at]!.why} ${forbidden[at]!.url}`).toMatch(/^url-(forbidden|invalid)$/)
  // each reason was really tried: a name that leads nowhere would be refused for being missing
  expect([...edge.looked].filter(name => rebound(name))).toHaveLength(2 * (privateAddresses.length + 24))

  const good = goodUrls()
  expect(new Set(good).size).toBe(good.length)
  expect(good.length).toBeGreaterThanOrEqual(200)
  const read = await fetch({ urls: good })
  for (const [at, { bytes, code, detail }] of read.entries())
    expect(bytes, `${good[at]} ${code} ${detail}`).toBe(page.length)
  expect(edge.asked).toHaveLength(good.length)
  const reached = edge.asked.length - good.length
  console.log(
    `[figure] S1 ${forbidden.length} forbidden addresses: ${reached} calls out; ${good.length} good ones: ${read.filter(({ code }) => code).length} refused`,
  )
}, 60_000)

// the strings of github.com/swisskyrepo/PayloadsAllTheThings, Server Side Request Forgery, MIT
it('asks for none of the private addresses in a collection of attacks', async () => {
  runtime = await startFetchRuntime({
    addressesOf: name => (name === '1u.ms' ? ['169.254.169.254'] : publicAddressesOf(name)),
    site: (_request, response, url) => {
      if (!url.hostname.endsWith('.r3dir.me')) return void response.end(page)
      response.writeHead(307, { location: 'http://localhost/' }).end()
    },
  })
  const { fetch, edge } = runtime
  const lines = readFileSync(new URL('./ssrf-strings.fixture.txt', import.meta.url), 'utf8')
    .split('\n')
    .filter(Boolean)
  const became = await fetch({ urls: lines })
  // what is left are links to articles about attacks, on sites that everybody may read
  const articles =
    /^https?:\/\/(github\.com|web\.archive\.org|portswigger\.net|developer\.mozilla\.org|www\.(tcpipguide|blackhat|root-me)\.(com|org)|imgur\.com|example\.com|google\.com:80|1\.1\.1\.1|ⓔⓧⓐⓜⓟⓛⓔ\.ⓒⓞⓜ)/
  for (const [at, { code }] of became.entries())
    if (articles.test(lines[at]!)) expect(code, lines[at]).toBeUndefined()
    else expect(code, lines[at]).toMatch(/^url-(forbidden|invalid)$/)
  expect(became.filter(({ code }) => code)).toHaveLength(71)
  const open = lines.filter(line => articles.test(line)).map(line => new URL(line).hostname)
  const asked = edge.asked.map(url => new URL(url).hostname).filter(host => !host.endsWith('.r3dir.me'))
  expect(asked.filter(host => !open.includes(host))).toEqual([])
}, 60_000)

/** A chain of `hops` public addresses whose last leads to `end`. */
const chain = (end: string, hops: number): string => `https://hops.net/${hops}?end=${encodeURIComponent(end)}`

it('S2 follows redirects by hand: none to a private place at any hop, no circle, no sixth', async () => {
  runtime = await startFetchRuntime({
    addressesOf,
    site: (_request, response, url) => {
      const hops = Number(url.pathname.slice(1))
      const end = url.searchParams.get('end') ?? ''
      if (url.hostname === 'circle.net') return void response.writeHead(302, { location: `/${(hops + 1) % 3}` }).end()
      if (url.hostname !== 'hops.net') return void response.end(page)
      const status = [301, 302, 303, 307, 308][hops % 5]!
      // as servers send it: the bytes of UTF-8
      const next = Buffer.from(hops > 1 ? `/${hops - 1}${url.search}` : end).toString('latin1')
      response.writeHead(status, { location: next }).end('a body that nobody reads')
    },
  })
  const { fetch, edge } = runtime
  const ends = [
    ...forbiddenUrls().filter(({ why }, at) => why === 'range' && at % 181 === 0),
    ...forbiddenUrls().filter(({ why }, at) => why !== 'range' && at % 101 === 0),
  ]
    .map(({ url }) => url)
    // a redirect without a scheme leads to where it came from
    .filter(url => /^[a-z]+:\/\//.test(url))
  const turning = ends.flatMap(end => [1, 2, 3, 4, 5].map(hops => chain(end, hops)))
  expect(turning.length).toBeGreaterThanOrEqual(50)
  const turned = await fetch({ urls: turning })
  for (const [at, { code }] of turned.entries()) expect(code, turning[at]).toMatch(/^url-(forbidden|invalid)$/)
  const astray = edge.asked.filter(url => new URL(url).hostname !== 'hops.net')
  expect(astray).toEqual([])

  const good = [1, 2, 3, 4, 5].map(hops => chain('https://goal.net/', hops))
  for (const { url, bytes } of await fetch({ urls: good }))
    expect([url, bytes]).toEqual(['https://goal.net/', page.length])
  const before = edge.asked.length
  const stopped = await fetch({
    urls: [chain('https://goal.net/', 6), chain('https://goal.net/', 60), 'https://circle.net/0'],
  })
  expect(stopped.map(({ code, detail }) => [code, detail])).toEqual([
    ['url-unreachable', 'It leads on and on.'],
    ['url-unreachable', 'It leads on and on.'],
    ['url-unreachable', 'It leads in a circle.'],
  ])
  expect(edge.asked.length - before).toBe(6 + 6 + 3)
  await edge.quiet()
  console.log(
    `[figure] S2 ${turning.length} chains turning private: ${astray.length} calls to where they lead; 6 and 60 hops and a circle stopped`,
  )
}, 60_000)
