/** Proves the contract of media: stored once under their hash, served whole or in part, inert whatever they hold. */
import { randomBytes, randomUUID } from 'node:crypto'
import { request } from 'node:http'
import { MAX_MEDIA_BYTES, problemSchema } from '@contenthq/model/api'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { hashOf, startTestApi, svgOf, type TestApi } from '../dev/api.fixture.ts'
import { parseRange } from './storage/byte-range.ts'

let api: TestApi
beforeAll(async () => {
  api = await startTestApi()
})
afterAll(() => api.dispose())

const pngHead = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]
const pngOf = (size: number): Uint8Array<ArrayBuffer> => {
  const bytes = new Uint8Array(randomBytes(size))
  bytes.set(pngHead)
  return bytes
}

const put = (hash: string, body: BodyInit, type: string) =>
  api.send(`/v1/media/${hash}`, { method: 'PUT', headers: { 'content-type': type }, body })

async function codeOf(response: Response): Promise<string> {
  const problem = problemSchema.parse(await response.json())
  expect(problem.status).toBe(response.status)
  return problem.code
}

describe('storing', () => {
  it('keeps a file once, and says so', async () => {
    const bytes = pngOf(300_000)
    const hash = hashOf(bytes)
    expect(await api.client.media.has(hash)).toBe(false)
    const first = await put(hash, bytes, 'image/png')
    expect([first.status, await first.json()]).toEqual([201, { hash, bytes: 300_000, mimeType: 'image/png' }])
    const second = await put(hash, bytes, 'image/png')
    expect([second.status, await second.json()]).toEqual([200, { hash, bytes: 300_000, mimeType: 'image/png' }])
    expect(await api.client.media.has(hash)).toBe(true)
    const back = await api.client.media.get(hash)
    expect(back.type).toBe('image/png')
    expect(hashOf(new Uint8Array(await back.arrayBuffer()))).toBe(hash)
  })

  it('keeps it once when eight senders come at the same moment', async () => {
    const bytes = pngOf(50_000)
    const hash = hashOf(bytes)
    const answers = await Promise.all(Array.from({ length: 8 }, () => put(hash, bytes, 'image/png')))
    for (const answer of answers) {
      expect(answer.ok).toBe(true)
      expect((await answer.json()).hash).toBe(hash)
    }
  })

  it('takes a large file without holding it', async () => {
    const bytes = pngOf(24 * 1024 * 1024)
    const hash = hashOf(bytes)
    expect(await api.client.media.put(hash, new Blob([bytes], { type: 'image/png' }))).toMatchObject({
      bytes: bytes.length,
    })
    const end = await api.send(`/v1/media/${hash}`, { headers: { range: 'bytes=-16' } })
    expect(Buffer.from(await end.arrayBuffer())).toEqual(Buffer.from(bytes.subarray(-16)))
  })

  it('keeps nothing of bytes that have another hash, or that are cut off', async () => {
    const bytes = pngOf(100_000)
    const wrong = hashOf(randomUUID())
    const refused = await put(wrong, bytes, 'image/png')
    expect([refused.status, await codeOf(refused)]).toEqual([422, 'media-mismatch'])
    expect(await api.client.media.has(wrong)).toBe(false)

    const hash = hashOf(bytes)
    await new Promise<void>(resolve => {
      const cut = request(`${api.url}/v1/media/${hash}`, {
        method: 'PUT',
        headers: { 'content-type': 'image/png', 'content-length': bytes.length },
      })
      cut.on('error', () => resolve())
      cut.write(bytes.subarray(0, 60_000), () => setTimeout(() => cut.destroy(), 50))
    })
    expect(await api.client.media.has(hash)).toBe(false)
    expect((await put(hash, bytes, 'image/png')).status).toBe(201)
  })

  it.each<[string, string, BodyInit]>([
    ['a page', 'text/html', '<script>alert(1)</script>'],
    ['a script', 'text/javascript', 'alert(1)'],
    ['anything', 'application/octet-stream', 'x'],
    ['a page that says it is a picture', 'image/png', '<html><script>alert(1)</script>'],
    ['a page that says it is a drawing', 'image/svg+xml', '<html><script>alert(1)</script>'],
    ['a program that says it is sound', 'audio/wav', new Uint8Array([0x4d, 0x5a, 0x90, 0x00])],
    ['nothing that says it is film', 'video/mp4', ''],
    ['bytes that say they are text', 'text/plain', new Uint8Array([65, 0, 66])],
    ['a type that is a name of every object', 'constructor', 'x'],
  ])('refuses %s', async (_, type, body) => {
    const bytes = new Uint8Array(await new Response(body).arrayBuffer())
    const refused = await put(hashOf(bytes), bytes, type)
    expect([refused.status, await codeOf(refused)]).toEqual([415, 'media-unsupported'])
    expect(await api.client.media.has(hashOf(bytes))).toBe(false)
  })

  it('takes every kind of file that a film is made of', async () => {
    const iso = (brand: string) =>
      Buffer.concat([Buffer.from([0, 0, 0, 24]), Buffer.from(`ftyp${brand}`), randomBytes(40)])
    const files: [string, Uint8Array | string][] = [
      ['image/jpeg', Buffer.concat([Buffer.from([0xff, 0xd8, 0xff]), randomBytes(40)])],
      ['image/webp', Buffer.concat([Buffer.from('RIFF\0\0\0\0WEBPVP8 '), randomBytes(40)])],
      ['image/svg+xml', `\ufeff<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"/>`],
      ['audio/wav', Buffer.concat([Buffer.from('RIFF\0\0\0\0WAVEfmt '), randomBytes(40)])],
      ['audio/mpeg', Buffer.concat([Buffer.from('ID3'), randomBytes(40)])],
      ['video/mp4', iso('isom')],
      ['font/woff2', Buffer.concat([Buffer.from('wOF2'), randomBytes(40)])],
      ['application/json', '{"text":"A leaf","words":[]}'],
      ['text/markdown', '# Tea'],
      ['text/plain; charset=utf-8', ''],
    ]
    for (const [type, body] of files) {
      const bytes = new Uint8Array(Buffer.from(body as string))
      const stored = await put(hashOf(bytes), bytes, type)
      expect(stored.status, type).toBe(201)
      const back = await api.send(`/v1/media/${hashOf(bytes)}`)
      expect(back.headers.get('content-type')).toBe(type.split(';')[0])
      expect(hashOf(new Uint8Array(await back.arrayBuffer()))).toBe(hashOf(bytes))
    }
  })

  it('refuses a size that is not said or too large, and a name that is no hash', async () => {
    const announce = (headers: Record<string, string | number>) =>
      new Promise<number | undefined>((resolve, reject) => {
        const sending = request(
          `${api.url}/v1/media/${'a'.repeat(64)}`,
          { method: 'PUT', headers: { 'content-type': 'image/png', ...headers } },
          answer => {
            answer.resume()
            resolve(answer.statusCode)
            sending.destroy()
          },
        )
        sending.on('error', reject)
        if ('transfer-encoding' in headers) sending.end(Buffer.from(pngHead))
        else sending.flushHeaders()
      })
    expect(await announce({ 'transfer-encoding': 'chunked' })).toBe(411)
    for (const hash of ['A'.repeat(64), 'a'.repeat(63), '..', `${'a'.repeat(60)}/../`, '%2e%2e%2f'])
      expect([400, 404]).toContain((await put(hash, 'x', 'text/plain')).status)
    const large = { size: MAX_MEDIA_BYTES + 1, type: 'image/png' } as Blob
    await expect(api.client.media.put('a'.repeat(64), large)).rejects.toMatchObject({ code: 'payload-too-large' })
  })
})

describe('serving', () => {
  const bytes = pngOf(1000)
  const hash = hashOf(bytes)
  const get = (headers: Record<string, string> = {}, method = 'GET') =>
    api.send(`/v1/media/${hash}`, { method, headers })
  beforeAll(async () => {
    await put(hash, bytes, 'image/png')
  })

  it('gives the whole file with what a browser needs to keep it and never to run it', async () => {
    for (const method of ['GET', 'HEAD']) {
      const answer = await get({}, method)
      expect(answer.status).toBe(200)
      expect(Object.fromEntries(answer.headers)).toMatchObject({
        'content-type': 'image/png',
        'content-length': '1000',
        'accept-ranges': 'bytes',
        etag: `"${hash}"`,
        'x-content-type-options': 'nosniff',
        'cross-origin-resource-policy': 'cross-origin',
      })
      expect(answer.headers.get('cache-control')).toContain('immutable')
      expect((await answer.arrayBuffer()).byteLength).toBe(method === 'GET' ? 1000 : 0)
    }
  })

  it.each<[string, number, number, number]>([
    ['bytes=0-0', 206, 0, 1],
    ['bytes=0-', 206, 0, 1000],
    ['bytes=10-19', 206, 10, 10],
    ['bytes=990-5000', 206, 990, 10],
    ['bytes=-5', 206, 995, 5],
    ['bytes=-5000', 206, 0, 1000],
    ['bytes=999-999', 206, 999, 1],
    ['bytes=5-2', 200, 0, 1000],
    ['bytes=0-1,4-5', 200, 0, 1000],
    ['bytes=-', 200, 0, 1000],
    ['lines=1-2', 200, 0, 1000],
  ])('answers Range: %s', async (range, status, offset, length) => {
    const answer = await get({ range })
    expect(answer.status).toBe(status)
    expect(answer.headers.get('content-length')).toBe(String(length))
    if (status === 206) expect(answer.headers.get('content-range')).toBe(`bytes ${offset}-${offset + length - 1}/1000`)
    expect(Buffer.from(await answer.arrayBuffer())).toEqual(Buffer.from(bytes.subarray(offset, offset + length)))
    const head = await get({ range }, 'HEAD')
    expect([head.status, head.headers.get('content-length')]).toEqual([status, String(length)])
  })

  it('refuses a range outside', async () => {
    for (const range of ['bytes=1000-', 'bytes=5000-6000', 'bytes=-0']) {
      const answer = await get({ range })
      expect(answer.headers.get('content-range')).toBe('bytes */1000')
      expect([answer.status, await codeOf(answer)]).toEqual([416, 'range-invalid'])
    }
    expect(parseRange('bytes=0-', 0)).toBe('outside')
  })

  it('sends nothing to who has it, and the whole to who has something else', async () => {
    for (const tag of [`"${hash}"`, `W/"${hash}"`, `"other", "${hash}"`, '*']) {
      const answer = await get({ 'if-none-match': tag })
      expect([answer.status, await answer.text()]).toEqual([304, ''])
      expect(answer.headers.get('etag')).toBe(`"${hash}"`)
    }
    expect((await get({ 'if-none-match': '"other"' })).status).toBe(200)
    expect((await get({ range: 'bytes=0-1', 'if-range': `"${hash}"` })).status).toBe(206)
    expect((await get({ range: 'bytes=0-1', 'if-range': '"other"' })).status).toBe(200)
  })

  it('gives exact bytes also of text, whatever the caller would unpack', async () => {
    const text = JSON.stringify({ words: Array.from({ length: 5000 }, (_, index) => index) })
    const name = hashOf(text)
    await put(name, text, 'application/json')
    for (const encoding of ['gzip', 'br', 'identity']) {
      const part = await api.send(`/v1/media/${name}`, {
        headers: { range: 'bytes=100-199', 'accept-encoding': encoding },
      })
      expect(part.headers.get('content-encoding')).toBeNull()
      expect([part.status, part.headers.get('content-length')]).toEqual([206, '100'])
      expect(await part.text()).toBe(text.slice(100, 200))
    }
  })

  it('gives a drawing that cannot run a script', async () => {
    const drawing = svgOf('<script>alert(1)</script>')
    await api.client.media.put(drawing.hash, drawing.blob)
    const policy = (await api.send(`/v1/media/${drawing.hash}`)).headers.get('content-security-policy')
    expect(policy).toContain("default-src 'none'")
    expect(policy).toContain('sandbox')
    expect(policy).not.toContain('script-src')
    expect(policy).not.toContain('allow-scripts')
  })

  it('does not know what was never stored', async () => {
    const missing = 'f'.repeat(64)
    const answer = await api.send(`/v1/media/${missing}`)
    expect([answer.status, await codeOf(answer)]).toEqual([404, 'asset-missing'])
    expect((await api.send(`/v1/media/${missing}`, { method: 'HEAD' })).status).toBe(404)
    await expect(api.client.media.get(missing)).rejects.toMatchObject({ code: 'asset-missing' })
  })
})
