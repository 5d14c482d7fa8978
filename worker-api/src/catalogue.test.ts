/** Proves what can be chosen: voices, music, AI models and settings; and what a publishable key opens. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import { hashOf, startTestApi, type TestApi } from '../dev/api.fixture.ts'
import { call, codeOf, createApp, type NewApp, tokenOf } from '../dev/tenants.fixture.ts'

const ORIGIN = 'https://shop.example'
let api: TestApi
let app: NewApp
let token: string
beforeAll(async () => {
  api = await startTestApi({ identity: 'sessions' })
  app = await createApp(api, 'A shop', [ORIGIN])
  token = await tokenOf(api, app.secretKey, { user: 'u' })
})
afterAll(() => api.dispose())

type Voices = { voices: { id: string; own: boolean; isDefault: boolean }[] }
type Tracks = { tracks: { id: string; own: boolean; mood: string }[] }

const mine = (method: string, path: string, body?: unknown) =>
  call(api, method, path, { token, ...(body === undefined ? {} : { body }) })
const get = async <T>(path: string): Promise<T> => (await (await mine('GET', path)).json()) as T
const voice = {
  title: 'Narrator',
  provider: 'p',
  voice: 'v',
  language: 'de-AT',
  gender: 'male',
  settings: { speed: 1.2 },
}

it('keeps voice profiles, finds them by language, and has one default', async () => {
  const seeded = await get<Voices>('/v1/voices')
  expect(seeded.voices).toMatchObject([{ id: 'slt', own: false, isDefault: true }])
  for (const id of ['a', 'b']) expect((await mine('PUT', `/v1/voices/${id}`, voice)).status).toBe(204)
  expect((await mine('POST', '/v1/voices/a/default')).status).toBe(204)
  expect((await mine('POST', '/v1/voices/b/default')).status).toBe(204)
  expect((await get<Voices>('/v1/voices')).voices.filter(one => one.isDefault).map(({ id }) => id)).toEqual(['b'])
  expect((await get<Voices>('/v1/voices?language=de')).voices.map(({ id }) => id)).toEqual(['a', 'b'])
  expect((await get<Voices>('/v1/voices?language=d%25')).voices).toEqual([])
  expect(await codeOf(await mine('POST', '/v1/voices/slt/default'))).toBe('404 not-found')
  expect(await codeOf(await mine('DELETE', '/v1/voices/slt'))).toBe('404 not-found')
  expect((await mine('DELETE', '/v1/voices/b')).status).toBe(204)
  expect(await codeOf(await mine('PUT', '/v1/voices/c', { ...voice, speed: 9 }))).toBe('400 input-invalid')
  expect(await codeOf(await mine('PUT', '/v1/voices/c', { ...voice, preview: 'a'.repeat(64) }))).toBe(
    '404 asset-missing',
  )
})

it('lists music by mood and tempo, one’s own among it, and keeps its file', async () => {
  const sound = new Uint8Array(Buffer.from(`ID3${'x'.repeat(100)}`))
  const hash = hashOf(sound)
  const put = await api.send(`/v1/media/${hash}`, {
    method: 'PUT',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'audio/mpeg' },
    body: sound,
  })
  expect(put.status).toBe(201)
  const track = { title: 'Rain', mood: 'calm', genre: 'ambient', bpm: 120, seconds: 90, asset: hash }
  expect((await mine('PUT', '/v1/music/rain', track)).status).toBe(204)
  expect((await get<Tracks>('/v1/music?mood=calm')).tracks.map(({ id }) => id)).toEqual(['rain', 'built-in-calm'])
  const quick = (await get<Tracks>('/v1/music?slowest=100')).tracks
  expect(quick[0]).toMatchObject({ id: 'rain', own: true })
  expect(quick.map(({ id }) => id)).toContain('built-in-upbeat')
  expect(quick.map(({ id }) => id)).not.toContain('built-in-calm')
  expect(await codeOf(await mine('DELETE', `/v1/media/${hash}`))).toBe('409 media-in-use')
  expect((await mine('DELETE', '/v1/music/rain')).status).toBe(204)
  expect((await mine('DELETE', `/v1/media/${hash}`)).status).toBe(204)
  expect(await codeOf(await mine('PUT', '/v1/music/rain', track))).toBe('404 asset-missing')
})

it('lists AI models with prices, says that no key can be tried yet, and keeps settings', async () => {
  const { providers } = await get<{ providers: { slug: string; enabled: boolean; models: { credits: number }[] }[] }>(
    '/v1/ai/providers',
  )
  expect(providers.length).toBeGreaterThan(0)
  for (const { models, enabled } of providers) expect([enabled, models.length > 0]).toEqual([false, true])
  expect(await codeOf(await mine('POST', '/v1/ai/keys/test'))).toBe('501 provider-not-configured')
  expect(await get('/v1/settings')).toEqual({ settings: {}, updatedAt: null })
  const settings = { theme: 'dark', nested: { deep: [1, null, 'ü'] } }
  expect((await mine('PUT', '/v1/settings', { settings })).status).toBe(204)
  expect(await get('/v1/settings')).toMatchObject({ settings })
  expect(await codeOf(await mine('PUT', '/v1/settings', { settings: { x: 'y'.repeat(30_000) } }))).toBe(
    '400 input-invalid',
  )
})

it('opens the product’s own lists to a publishable key from its pages, and nothing else', async () => {
  const key = app.publishableKey
  const fromPage = (method: string, path: string, origin = ORIGIN) =>
    call(api, method, path, { token: key, headers: { origin } })
  const { voices } = (await (await fromPage('GET', '/v1/voices')).json()) as Voices
  expect(voices.map(({ id }) => id)).toEqual(['slt'])
  expect((await fromPage('GET', '/v1/music')).status).toBe(200)
  expect((await fromPage('GET', '/v1/ai/providers')).status).toBe(200)
  expect(await codeOf(await fromPage('PUT', '/v1/voices/x'))).toBe('403 scope-missing')
  for (const path of [
    '/v1/projects',
    '/v1/media',
    '/v1/settings',
    '/v1/billing/balance',
    '/v1/jobs?project=x',
    '/v1/apps',
  ])
    expect((await fromPage('GET', path)).status, path).toBe(401)
  const other = await createApp(api, 'Another', ['https://other.example'])
  expect(await codeOf(await fromPage('GET', '/v1/voices', 'https://other.example'))).toBe('401 key-invalid')
  expect(await codeOf(await call(api, 'GET', '/v1/voices', { token: other.secretKey }))).toBe('401 token-invalid')
})
