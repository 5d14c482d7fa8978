/** Proves the bounds of the guarded fetch with a short deadline; the figures of S3 are the deep tier's. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type FetchRuntime, startFetchRuntime } from './fetch-runtime.fixture.ts'
import { hostileBodies, hostileSite } from './hostile-bodies.fixture.ts'

let runtime: FetchRuntime
beforeAll(async () => {
  runtime = await startFetchRuntime({
    site: (request, response, url) => {
      if (url.hostname !== 'known.net') return hostileSite(request, response, url)
      expect(request.headers['user-agent']).toBe('ContentHQ-Studio/test')
      if (request.headers['if-none-match'] === '"7"') return void response.writeHead(304, { etag: '"7"' }).end()
      response.writeHead(200, { etag: '"7"', 'content-type': 'text/html' }).end('new')
    },
  })
})
afterAll(() => runtime.dispose())

it('stops every hostile body at its cap or deadline, and lets every connection go', async () => {
  const names = Object.keys(hostileBodies)
  const cap = 300_000
  const became = await runtime.fetch({ urls: names.map(name => `https://${name}.net/`), deadline: 700, cap })
  const codes = Object.fromEntries(names.map((name, at) => [name, became[at]!.code ?? became[at]!.bytes]))
  expect(codes).toEqual({
    'gzip-bomb': 'source-too-large',
    'brotli-bomb': 'source-too-large',
    endless: 'source-too-large',
    'endless-refusal': 'url-unreachable',
    'endless-redirect': 4,
    'endless-picture': 'file-binary',
    'length-too-small': 10,
    'length-too-large': 'url-unreachable',
    'length-enormous': 'source-too-large',
    'cut-off': 'url-unreachable',
    'no-gzip-at-all': 'url-unreachable',
    'slow-body': 'url-unreachable',
    'slow-packed-body': 'url-unreachable',
    'slow-headers': 'url-unreachable',
    silent: 'url-unreachable',
  })
  for (const { taken, largest } of became) expect(taken).toBeLessThanOrEqual(cap + largest)
  await runtime.edge.quiet()
}, 30_000)

it('asks with what it knows, says who it is, and takes "not modified" for an answer', async () => {
  const urls = ['https://known.net/a']
  expect(await runtime.fetch({ urls })).toMatchObject([{ changed: true, bytes: 3, etag: '"7"' }])
  expect(await runtime.fetch({ urls, etag: '"7"' })).toMatchObject([{ changed: false, bytes: 0, etag: '"7"' }])
})
