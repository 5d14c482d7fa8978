/** Proves A1 and what sessions are: a secret key for a short token, bound to app, user, origin and scopes; nothing else opens a door. */
import { pathToFileURL } from 'node:url'
import { createClient } from '@libsql/client'
import { type CryptoKey, decodeJwt, decodeProtectedHeader, importJWK, type JWK, jwtVerify } from 'jose'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { emptyProject, startTestApi, type TestApi } from '../../dev/api.fixture.ts'
import { askSession, call, codeOf, createApp, type NewApp, tokenOf } from '../../dev/tenants.fixture.ts'
import { badTokens, type TrueKey } from './bad-tokens.fixture.ts'
import { unseal } from './seal.ts'

const ORIGIN = 'https://shop.example'

let api: TestApi
let app: NewApp
beforeAll(async () => {
  api = await startTestApi({ identity: 'sessions' })
  app = await createApp(api, 'A shop', [ORIGIN])
})
afterAll(() => api.dispose())

const list = (token: string, origin?: string) =>
  call(api, 'GET', '/v1/projects', { token, ...(origin === undefined ? {} : { headers: { origin } }) })

/** The key that signs, read out of the database with the secret that wraps it. */
async function trueKey(): Promise<TrueKey> {
  const database = createClient({ url: pathToFileURL(`${api.dataDir}/contenthq.db`).href })
  const { rows } = await database.execute('SELECT id, public_key, private_key FROM signing_keys')
  database.close()
  const [row] = rows
  const id = String(row!.id)
  const plain = await unseal(api.keys.wrappingKeys, String(row!.private_key), { table: 'signing_keys', id, owner: '' })
  const open = async (jwk: JWK) =>
    (await importJWK({ ...jwk, ext: true, key_ops: undefined } as never, 'ES256')) as CryptoKey
  return {
    id,
    privateKey: await open(JSON.parse(plain)),
    publicKey: (await importJWK({ ...JSON.parse(String(row!.public_key)), ext: true }, 'ES256', {
      extractable: true,
    })) as CryptoKey,
  }
}

describe('a session', () => {
  it('is a ten-minute token that the published keys verify', async () => {
    const wish = { user: 'u-1', origin: ORIGIN, scopes: ['projects'], creditCap: 50 }
    const answer = await askSession(api, app.secretKey, wish)
    expect(answer.status).toBe(201)
    const { token, expiresAt } = (await answer.json()) as { token: string; expiresAt: string }
    const { keys } = (await (await api.send('/.well-known/jwks.json')).json()) as { keys: JWK[] }
    const { kid } = decodeProtectedHeader(token)
    const jwk = keys.find(key => key.kid === kid)!
    expect(JSON.stringify(keys)).not.toContain('"d"')
    const { payload } = await jwtVerify(token, await importJWK(jwk, 'ES256'), { audience: app.id, subject: 'u-1' })
    expect(payload).toMatchObject({ org: ORIGIN, scp: 'projects', cap: 50 })
    expect(payload.exp! - payload.iat!).toBe(600)
    expect(Date.parse(expiresAt)).toBe(payload.exp! * 1000)

    expect((await list(token, ORIGIN)).status).toBe(200)
    const own = await list(token, ORIGIN)
    expect(own.headers.get('access-control-allow-origin')).toBe(ORIGIN)
    expect(
      await codeOf(
        await call(api, 'HEAD', `/v1/media/${'a'.repeat(64)}`, { token, headers: { origin: ORIGIN } }).then(() =>
          call(api, 'GET', `/v1/media/${'a'.repeat(64)}`, { token, headers: { origin: ORIGIN } }),
        ),
      ),
    ).toBe('403 scope-missing')
  })

  it('is the same person each time, and another in another app', async () => {
    const other = await createApp(api, 'Another shop')
    const [first, again, elsewhere] = await Promise.all([
      tokenOf(api, app.secretKey, { user: 'u-2' }),
      tokenOf(api, app.secretKey, { user: 'u-2' }),
      tokenOf(api, other.secretKey, { user: 'u-2' }),
    ])
    const document = emptyProject('same-person')
    expect((await call(api, 'POST', '/v1/projects', { token: first, body: document })).status).toBe(201)
    expect((await call(api, 'GET', '/v1/projects/same-person', { token: again })).status).toBe(200)
    expect(await codeOf(await call(api, 'GET', '/v1/projects/same-person', { token: elsewhere }))).toBe(
      '404 project-missing',
    )
  })

  it('is given for a live secret key only, to a server only, for the app’s origins only', async () => {
    const good = { user: 'u' }
    for (const key of [
      app.publishableKey,
      `${app.secretKey}x`,
      app.secretKey.slice(0, -1),
      'secret',
      api.keys.operatorKey,
    ])
      expect(await codeOf(await askSession(api, key, good)), key.slice(0, 12)).toBe('401 key-invalid')
    expect(await codeOf(await call(api, 'POST', '/v1/sessions', { body: good }))).toBe('401 key-invalid')
    const fromPage = await call(api, 'POST', '/v1/sessions', {
      token: app.secretKey,
      body: good,
      headers: { origin: ORIGIN },
    })
    expect(await codeOf(fromPage)).toBe('403 api-refused')
    expect(await codeOf(await askSession(api, app.secretKey, { user: 'u', origin: 'https://evil.example' }))).toBe(
      '403 api-refused',
    )
    for (const bad of [
      {},
      { user: '' },
      { user: 'u'.repeat(201) },
      { user: 5 },
      { user: 'u', origin: `${ORIGIN}/` },
      { user: 'u', origin: 'shop.example' },
      { user: 'u', scopes: [] },
      { user: 'u', scopes: ['operator'] },
      { user: 'u', creditCap: -1 },
      { user: 'u', creditCap: 0.5 },
      { user: 'u', creditCap: 2 ** 53 },
      { user: 'u', admin: true },
    ])
      expect(await codeOf(await askSession(api, app.secretKey, bad as never)), JSON.stringify(bad)).toBe(
        '400 input-invalid',
      )
  })

  it('opens nothing when the app is disabled, and no operator’s door ever', async () => {
    const shut = await createApp(api, 'A closing shop', ['https://closing.example'])
    const token = await tokenOf(api, shut.secretKey, { user: 'u' })
    for (const path of ['/v1/apps', `/v1/apps/${shut.id}/keys`])
      expect(await codeOf(await call(api, 'GET', path, { token }))).toBe('403 scope-missing')
    expect(await codeOf(await call(api, 'GET', '/v1/apps', { token: 'chq_op_wrong' }))).toBe('401 token-invalid')
    const change = { token: api.keys.operatorKey, body: { disabled: true } }
    expect((await call(api, 'PUT', `/v1/apps/${shut.id}`, change)).status).toBe(204)
    expect(await codeOf(await askSession(api, shut.secretKey, { user: 'u' }))).toBe('401 key-invalid')
    expect(await codeOf(await list(token))).toBe('401 token-invalid')
    expect(await codeOf(await call(api, 'PUT', '/v1/apps/nobody', change))).toBe('404 not-found')
    const page = await call(api, 'GET', '/v1/health', { headers: { origin: 'https://closing.example' } })
    expect(await codeOf(page)).toBe('403 api-refused')
  })

  it('stops a caller who calls too often, and nobody else', async () => {
    const brisk = await startTestApi({ identity: 'sessions', userLimit: 5 })
    try {
      const shop = await createApp(brisk, 'Busy')
      const [busy, calm] = await Promise.all(['busy', 'calm'].map(user => tokenOf(brisk, shop.secretKey, { user })))
      const codes = []
      for (let count = 0; count < 12; count++)
        codes.push((await call(brisk, 'GET', '/v1/projects', { token: busy! })).status)
      expect(codes.filter(status => status === 429).length).toBeGreaterThan(0)
      const refused = await call(brisk, 'GET', '/v1/projects', { token: busy! })
      expect(refused.headers.get('retry-after')).toBe('60')
      expect(await codeOf(refused)).toBe('429 rate-limited')
      expect((await call(brisk, 'GET', '/v1/projects', { token: calm! })).status).toBe(200)
    } finally {
      await brisk.dispose()
    }
  })
})

it('A1 bad tokens are refused, all of them, and cookies are no tokens', async () => {
  const good = await tokenOf(api, app.secretKey, { user: 'u-3', origin: ORIGIN })
  const { id: otherApp } = await createApp(api, 'Stranger')
  const bad = await badTokens(await trueKey(), decodeJwt(good), good, otherApp)
  expect(new Set(bad.map(({ name }) => name)).size).toBe(bad.length)
  const answers = await Promise.all(
    bad.map(async ({ name, token, origin = ORIGIN }) => {
      const answer = await list(token, origin)
      return `${name}: ${origin === ORIGIN ? await codeOf(answer) : answer.status}`
    }),
  )
  const wrong = answers.filter(answer => !/: (401 token-invalid|403)$/.test(answer))
  expect(wrong).toEqual([])
  expect(bad.length).toBeGreaterThanOrEqual(60)
  // a program may not use a page's token, and neither comes by cookie, address or another scheme
  expect(await codeOf(await list(good))).toBe('401 token-invalid')
  const headers = { origin: ORIGIN, cookie: `token=${good}; session=${good}` }
  expect(await codeOf(await call(api, 'GET', `/v1/projects?token=${good}&access_token=${good}`, { headers }))).toBe(
    '401 token-missing',
  )
  for (const authorization of [
    `Basic ${good}`,
    good,
    `Bearer ${good}, Bearer ${good}`,
    'Bearer',
    'Bearer  ',
    `Token ${good}`,
  ])
    expect(
      await codeOf(await call(api, 'GET', '/v1/projects', { headers: { authorization, origin: ORIGIN } })),
      authorization.slice(0, 10),
    ).toBe('401 token-invalid')
  expect((await list(good, ORIGIN)).status).toBe(200)
  console.log(`[figure] A1 ${bad.length} bad tokens, ${bad.length - wrong.length} refused`)
})
