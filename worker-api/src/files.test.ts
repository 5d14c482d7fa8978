/** Proves what is done with stored files: lists, links that end, shares that are revoked, deletion, uploads in parts, quota. */
import { randomBytes } from 'node:crypto'
import { MAX_MEDIA_BYTES, UPLOAD_PART_BYTES } from '@contenthq/model/api'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { emptyProject, hashOf, startTestApi, svgOf, type TestApi, withPicture } from '../dev/api.fixture.ts'
import { call, codeOf, createApp, tokenOf } from '../dev/tenants.fixture.ts'

let api: TestApi
let token: string
beforeAll(async () => {
  api = await startTestApi({ identity: 'sessions' })
  const app = await createApp(api, 'A shop')
  token = await tokenOf(api, app.secretKey, { user: 'u' })
})
afterAll(() => api.dispose())

const mine = (method: string, path: string, body?: unknown) =>
  call(api, method, path, { token, ...(body === undefined ? {} : { body }) })
const json = async <T>(answer: Response): Promise<T> => (await answer.json()) as T

async function put(word: string) {
  const picture = svgOf(word)
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'image/svg+xml' }
  const answer = await api.send(`/v1/media/${picture.hash}`, { method: 'PUT', headers, body: picture.blob })
  expect(answer.status).toBe(201)
  return picture
}

describe('files', () => {
  it('are listed by project and kind, in pages, and go only when no project names them', async () => {
    const [named, loose] = [await put('named'), await put('loose')]
    const document = withPicture(emptyProject('p-1'), named.hash, named.blob.size)
    expect((await mine('POST', '/v1/projects', document)).status).toBe(201)
    const hashes = async (query: string): Promise<string[]> =>
      (await json<{ media: { hash: string }[] }>(await mine('GET', `/v1/media?${query}`))).media.map(file => file.hash)
    expect((await hashes('')).sort()).toEqual([named.hash, loose.hash].sort())
    expect(await hashes('project=p-1')).toEqual([named.hash])
    expect(await hashes('project=p-1&kind=video')).toEqual([])
    const first = await json<{ media: { hash: string }[]; nextCursor: string }>(await mine('GET', '/v1/media?limit=1'))
    expect([first.media[0]!.hash, ...(await hashes(`limit=1&cursor=${first.nextCursor}`))].sort()).toEqual(
      [named.hash, loose.hash].sort(),
    )

    expect(await codeOf(await mine('DELETE', `/v1/media/${named.hash}`))).toBe('409 media-in-use')
    expect((await mine('DELETE', `/v1/media/${loose.hash}`)).status).toBe(204)
    expect(await codeOf(await mine('GET', `/v1/media/${loose.hash}`))).toBe('404 asset-missing')
    expect(await codeOf(await mine('DELETE', `/v1/media/${loose.hash}`))).toBe('404 asset-missing')

    // a copy names it too: only the last project takes it along
    expect((await mine('POST', '/v1/projects/p-1/duplicate', { id: 'p-2' })).status).toBe(201)
    expect((await mine('POST', '/v1/projects/p-1/duplicate', { id: 'p-2' })).status).toBe(200)
    expect((await mine('DELETE', '/v1/projects/p-1?media=now')).status).toBe(204)
    expect((await mine('GET', `/v1/media/${named.hash}`)).status).toBe(200)
    expect((await mine('DELETE', '/v1/projects/p-2?media=now')).status).toBe(204)
    expect(await codeOf(await mine('GET', `/v1/media/${named.hash}`))).toBe('404 asset-missing')
  })

  it('open by a link without a token, in ranges, until it is over; a changed link opens nothing', async () => {
    const picture = await put('linked')
    const text = await picture.blob.text()
    const { url } = await json<{ url: string }>(await mine('POST', `/v1/media/${picture.hash}/link`, { seconds: 60 }))
    const whole = await api.send(url, { headers: { origin: 'https://anywhere.example' } })
    expect([whole.status, await whole.text()]).toEqual([200, text])
    expect(whole.headers.get('access-control-allow-origin')).toBe('*')
    expect(whole.headers.get('content-type')).toBe('image/svg+xml')
    expect(whole.headers.get('content-security-policy')).toMatch(/sandbox/)
    const part = await api.send(url, { headers: { range: 'bytes=1-3' } })
    expect([part.status, await part.text()]).toEqual([206, text.slice(1, 4)])
    const other = await put('another')
    const [path = '', query = ''] = url.split('?')
    const changed = [
      `${path.replace(picture.hash, other.hash)}?${query}`,
      url.replace(/expires=\d+/, `expires=${Math.floor(Date.now() / 1000) + 9999}`),
      url.replace('svg', 'png'),
      url.replace(/\/signed\/[^/]+\//, '/signed/local/'),
      `${path}?${query.replace(/signature=./, 'signature=_')}x`,
    ]
    for (const link of changed) expect(await codeOf(await api.send(link)), link).toBe('403 api-refused')
    const { url: short } = await json<{ url: string }>(
      await mine('POST', `/v1/media/${picture.hash}/link`, { seconds: 1 }),
    )
    await expect.poll(async () => (await api.send(short)).status, { timeout: 10_000 }).toBe(403)
    for (const seconds of [0, -1, 1.5, 86_401, '60'])
      expect(await codeOf(await mine('POST', `/v1/media/${picture.hash}/link`, { seconds }))).toBe('400 input-invalid')
  })

  it('are shared until revoked, and openings are counted', async () => {
    const picture = await put('shared')
    const share = await json<{ id: string; url: string }>(await mine('POST', `/v1/media/${picture.hash}/shares`))
    expect((await api.send(share.url)).status).toBe(200)
    expect((await api.send(share.url, { headers: { range: 'bytes=0-9' } })).status).toBe(206)
    expect((await api.send(share.url, { headers: { range: 'bytes=5-9' } })).status).toBe(206)
    const listed = async () =>
      (
        await json<{ shares: { id: string; views: number; revokedAt: string | null }[] }>(
          await mine('GET', `/v1/media/${picture.hash}/shares`),
        )
      ).shares
    expect(await listed()).toMatchObject([{ id: share.id, views: 2, revokedAt: null }])
    expect((await mine('DELETE', `/v1/shares/${share.id}`)).status).toBe(204)
    expect(await codeOf(await api.send(share.url))).toBe('404 not-found')
    expect((await listed())[0]!.revokedAt).not.toBeNull()
    expect(await codeOf(await mine('DELETE', '/v1/shares/nothing'))).toBe('404 not-found')
    expect(await codeOf(await api.send('/v1/shared/nothing'))).toBe('404 not-found')
  })
})

describe('an upload in parts', () => {
  const begin = (bytes: Uint8Array, more: object = {}) =>
    mine('POST', '/v1/uploads', { hash: hashOf(bytes), bytes: bytes.length, mimeType: 'video/webm', ...more })
  const sendPart = (id: string, number: number, bytes: Uint8Array<ArrayBuffer>) =>
    api.send(`/v1/uploads/${id}/parts/${number}`, {
      method: 'PUT',
      headers: { authorization: `Bearer ${token}` },
      body: bytes,
    })
  const webm = (size: number): Uint8Array<ArrayBuffer> => {
    const bytes = new Uint8Array(randomBytes(size))
    bytes.set([0x1a, 0x45, 0xdf, 0xa3])
    return bytes
  }
  const piece = (bytes: Uint8Array<ArrayBuffer>, number: number) =>
    bytes.slice((number - 1) * UPLOAD_PART_BYTES, number * UPLOAD_PART_BYTES)

  it('goes on where it stopped, in any order, and is checked as a whole', async () => {
    const film = webm(2 * UPLOAD_PART_BYTES + 1234)
    const hash = hashOf(film)
    const { id } = await json<{ id: string }>(await begin(film))
    expect((await sendPart(id, 3, piece(film, 3))).status).toBe(204)
    expect((await sendPart(id, 1, piece(film, 1))).status).toBe(204)
    expect(await codeOf(await mine('POST', `/v1/uploads/${id}/complete`))).toBe('400 input-invalid')
    // after a break: the same upload, and which parts are there
    expect(await json(await begin(film))).toMatchObject({ id, parts: [1, 3] })
    expect(await codeOf(await sendPart(id, 2, piece(film, 2).slice(1)))).toBe('400 input-invalid')
    expect(await codeOf(await sendPart(id, 4, piece(film, 1)))).toBe('400 input-invalid')
    expect((await sendPart(id, 2, piece(film, 2))).status).toBe(204)
    // the answer was lost, or sent for twice at once: the same again
    const complete = async () => {
      const answer = await mine('POST', `/v1/uploads/${id}/complete`)
      return [answer.status, await answer.text()]
    }
    const first = await complete()
    expect(first).toEqual([201, JSON.stringify({ hash, bytes: film.length, mimeType: 'video/webm' })])
    expect(await Promise.all([complete(), complete()])).toEqual([first, first])
    const back = await mine('GET', `/v1/media/${hash}`)
    expect(hashOf(new Uint8Array(await back.arrayBuffer()))).toBe(hash)
    expect((await begin(film)).status).toBe(200)
    expect(await codeOf(await sendPart(id, 1, piece(film, 1)))).toBe('404 upload-missing')
    // what was deleted since can be sent again
    expect((await mine('DELETE', `/v1/media/${hash}`)).status).toBe(204)
    expect(await json(await begin(film))).toMatchObject({ parts: [] })
    expect(await codeOf(await mine('GET', `/v1/uploads/${id}`))).toBe('404 upload-missing')
  })

  it('keeps nothing that is not what was announced', async () => {
    const film = webm(5000)
    const other = webm(5000)
    const { id } = await json<{ id: string }>(await begin(film))
    await sendPart(id, 1, other)
    expect(await codeOf(await mine('POST', `/v1/uploads/${id}/complete`))).toBe('422 media-mismatch')
    expect(await codeOf(await mine('GET', `/v1/media/${hashOf(film)}`))).toBe('404 asset-missing')
    expect(await codeOf(await mine('POST', `/v1/uploads/${id}/complete`))).toBe('422 media-mismatch')
    const text = new Uint8Array(Buffer.from(`<script>alert(1)</script>${'x'.repeat(100)}`))
    const fake = await json<{ id: string }>(await begin(text))
    await sendPart(fake.id, 1, text)
    expect(await codeOf(await mine('POST', `/v1/uploads/${fake.id}/complete`))).toBe('415 media-unsupported')
    expect(await codeOf(await begin(film, { mimeType: 'text/html' }))).toBe('415 media-unsupported')
    const given = await json<{ id: string }>(await begin(film))
    expect((await mine('DELETE', `/v1/uploads/${given.id}`)).status).toBe(204)
    expect(await codeOf(await sendPart(given.id, 1, film))).toBe('404 upload-missing')
  })

  it('begins only where the plan has room', async () => {
    const hash = 'e'.repeat(64)
    const wish = (bytes: number) => mine('POST', '/v1/uploads', { hash, bytes, mimeType: 'video/mp4' })
    expect(await codeOf(await wish(1_000_000_000))).toBe('413 quota-exceeded')
    expect((await wish(MAX_MEDIA_BYTES + 1)).status).toBe(201)
    for (const bytes of [0, -1, 1.5, 2 ** 53]) expect(await codeOf(await wish(bytes))).toBe('400 input-invalid')
  })
})
