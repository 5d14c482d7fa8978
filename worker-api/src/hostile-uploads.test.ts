/** Proves S8: what is uploaded to do harm is refused, or lies there inert; and no key leaves its owner's prefix. */

import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { hashOf, startTestApi, type TestApi } from '../dev/api.fixture.ts'
import { createApp, tokenOf } from '../dev/tenants.fixture.ts'
import { keyOf } from './storage/media.ts'

let api: TestApi
let token: string
beforeAll(async () => {
  api = await startTestApi({ identity: 'sessions' })
  const app = await createApp(api, 'A shop')
  token = await tokenOf(api, app.secretKey, { user: '../../local' })
})
afterAll(() => api.dispose())

type Bytes = Uint8Array<ArrayBuffer>
const bytes = (...parts: (string | readonly number[] | Uint8Array)[]): Bytes =>
  new Uint8Array(
    Buffer.concat(parts.map(part => (typeof part === 'string' ? Buffer.from(part, 'latin1') : Buffer.from(part)))),
  )

const put = (body: Bytes, type: string, path = hashOf(body), headers: Record<string, string> = {}) =>
  api.send(`/v1/media/${path}`, {
    method: 'PUT',
    headers: { authorization: `Bearer ${token}`, 'content-type': type, ...headers },
    body,
  })

const PNG = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]
const script = '<script>fetch("/v1/projects").then(console.log)</script>'
const svg = (inside: string): Bytes => bytes(`<svg xmlns="http://www.w3.org/2000/svg">${inside}</svg>`)

/** Wrong magic: the type says one thing, the bytes another. */
const wrong: readonly (readonly [string, Bytes, string])[] = [
  ['a page as PNG', bytes(`<!doctype html>${script}`), 'image/png'],
  ['a page as SVG', bytes(`<!doctype html><html>${script}</html>`), 'image/svg+xml'],
  ['a page behind white space as SVG', bytes(`\n\n <html>${script}`), 'image/svg+xml'],
  ['a script as JPEG', bytes('alert(1)//', 'x'.repeat(100)), 'image/jpeg'],
  ['PHP as GIF', bytes('<?php system($_GET[0]); ?>'), 'image/gif'],
  ['a GIF as PNG', bytes('GIF89a', 'x'.repeat(50)), 'image/png'],
  ['a PNG as MP4', bytes(PNG, 'x'.repeat(50)), 'video/mp4'],
  ['a ZIP as MP4', bytes('PK\x03\x04', 'x'.repeat(50)), 'video/mp4'],
  ['a program as WAV', bytes('MZ', 'x'.repeat(50)), 'audio/wav'],
  ['an ELF as MP3', bytes('\x7fELF', 'x'.repeat(50)), 'audio/mpeg'],
  ['a RIFF that is no WAVE', bytes('RIFF\x10\0\0\0AVI ', 'x'.repeat(50)), 'audio/wav'],
  ['a PDF as WebP', bytes('%PDF-1.7', 'x'.repeat(50)), 'image/webp'],
  ['half a magic', bytes(PNG.slice(0, 4)), 'image/png'],
  ['nothing', bytes(''), 'image/png'],
  ['zeros as text', bytes('text\0more'), 'text/plain'],
  ['gzip as SVG', bytes(gzipSync('<svg/>')), 'image/svg+xml'],
  ['a gzip bomb as PNG', bytes(gzipSync(Buffer.alloc(20_000_000))), 'image/png'],
]

/** Types that a browser would run or that nobody needs. */
const refusedTypes = [
  'text/html',
  'application/xhtml+xml',
  'text/javascript',
  'application/javascript',
  'text/xml',
  'application/xml',
  'application/pdf',
  'application/x-shockwave-flash',
  'application/octet-stream',
  'application/wasm',
  'multipart/form-data',
  'text/css',
  'image/svg',
  'IMAGE/SVG+XML\u0000',
  '*/*',
  '',
]

/** What is really of its type and carries something else as well. */
const polyglots: readonly (readonly [string, Bytes, string])[] = [
  ['a GIF that is a script', bytes('GIF89a/*', 'x'.repeat(20), `*/=1;alert(1)//`), 'image/gif'],
  ['a PNG with a page behind it', bytes(PNG, 'x'.repeat(100), `<html>${script}`), 'image/png'],
  [
    'a JPEG with PHP in its comment',
    bytes([0xff, 0xd8, 0xff, 0xfe, 0x00, 0x20], '<?php system($_GET[0]); ?>'),
    'image/jpeg',
  ],
  ['a JPEG that is a ZIP', bytes([0xff, 0xd8, 0xff, 0xe0], 'x'.repeat(40), 'PK\x03\x04'), 'image/jpeg'],
  ['an SVG with a script', svg('<script>alert(1)</script>'), 'image/svg+xml'],
  ['an SVG with handlers', svg('<image onload="alert(1)" href="x" onerror="alert(2)"/>'), 'image/svg+xml'],
  [
    'an SVG with foreign HTML',
    svg(`<foreignObject><iframe xmlns="http://www.w3.org/1999/xhtml" src="javascript:alert(1)"/></foreignObject>`),
    'image/svg+xml',
  ],
  [
    'an SVG that fetches',
    svg('<image href="https://evil.example/x.png"/><use href="https://evil.example/y.svg#z"/>'),
    'image/svg+xml',
  ],
  [
    'an SVG with entities',
    bytes(
      '<?xml version="1.0"?><!DOCTYPE svg [<!ENTITY x "y"><!ENTITY z SYSTEM "file:///etc/passwd">]><svg xmlns="http://www.w3.org/2000/svg"><text>&z;</text></svg>',
    ),
    'image/svg+xml',
  ],
  [
    'an SVG with a billion laughs',
    bytes(
      `<?xml version="1.0"?><!DOCTYPE svg [<!ENTITY a "ha">${Array.from({ length: 9 }, (_, at) => `<!ENTITY ${String.fromCharCode(98 + at)} "${`&${String.fromCharCode(97 + at)};`.repeat(10)}">`).join('')}]><svg>&j;</svg>`,
    ),
    'image/svg+xml',
  ],
  [
    'a PNG that says it has 2^31 pixels',
    bytes(PNG, [0, 0, 0, 13], 'IHDR', [0x7f, 0xff, 0xff, 0xff, 0x7f, 0xff, 0xff, 0xff, 8, 6, 0, 0, 0]),
    'image/png',
  ],
  ['text that is a page', bytes(`<html>${script}`), 'text/plain'],
  ['JSON that is a page', bytes(`["${script}"]`), 'application/json'],
  ['Markdown with a script', bytes(script), 'text/markdown'],
  ['WebVTT with a page', bytes(`WEBVTT\n\n${script}`), 'text/vtt'],
]

const climbs = [
  '..',
  '../x',
  '..%2f..%2flocal',
  '%2e%2e/x',
  'a/../../b',
  '.',
  '%00',
  'A'.repeat(64),
  'g'.repeat(64),
  'a'.repeat(63),
  'a'.repeat(65),
  `${'a'.repeat(64)}%2f..`,
  `${'a'.repeat(64)}.parts`,
  `..%5c${'a'.repeat(61)}`,
]

it('S8 hostile uploads are refused or inert, and keys stay in their prefix', async () => {
  for (const [name, body, type] of wrong) expect((await put(body, type)).status, name).toBe(415)
  const good = bytes(PNG, 'good')
  for (const type of refusedTypes)
    expect([415, 400], type).toContain((await put(good, type.replace('\u0000', ''), hashOf(good), {})).status)

  for (const [name, body, type] of polyglots) {
    expect((await put(body, type)).status, name).toBe(201)
    const path = `/v1/media/${hashOf(body)}`
    const back = await api.send(path, { headers: { authorization: `Bearer ${token}` } })
    expect(hashOf(new Uint8Array(await back.arrayBuffer())), name).toBe(hashOf(body))
    expect(back.headers.get('content-type'), name).toBe(type)
    expect(back.headers.get('x-content-type-options'), name).toBe('nosniff')
    expect(back.headers.get('content-security-policy'), name).toMatch(/default-src 'none'.*sandbox/)
    expect(back.headers.get('content-encoding'), name).toBeNull()
  }
  // compressed on the way: nothing is ever unpacked, so it is what its bytes are
  const packed = bytes(gzipSync(bytes(PNG, 'x'.repeat(1000))))
  expect((await put(packed, 'image/png', hashOf(packed), { 'content-encoding': 'gzip' })).status).toBe(415)
  // a hash of something else stores nothing
  expect((await put(good, 'image/png', hashOf('else'))).status).toBe(422)

  for (const path of climbs) expect([400, 404], path).toContain((await put(good, 'image/png', path)).status)
  for (const owner of ['../../x', 'a/b', '..', 'ü', 'x\0y', 'local/../other'])
    expect(keyOf(owner, 'a'.repeat(64))).toMatch(/^media\/[^/]+\/[0-9a-f]{64}$/)

  // what lies under this owner is what was let in, and nothing else
  const listed = await api.send('/v1/media?limit=100', { headers: { authorization: `Bearer ${token}` } })
  const { media } = (await listed.json()) as { media: { hash: string }[] }
  expect(media.map(({ hash }) => hash).sort()).toEqual(polyglots.map(([, body]) => hashOf(body)).sort())
  console.log(
    `[figure] S8 ${wrong.length + refusedTypes.length} of wrong magic or type refused, ${polyglots.length} polyglots and bombs inert, ${climbs.length} climbing keys refused`,
  )
})
