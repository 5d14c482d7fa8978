/** Proves people's own accounts: register, confirm, sign in and out, reset; nothing tells whether an address is known. */
import { pathToFileURL } from 'node:url'
import { createClient } from '@libsql/client'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestApi, type TestApi } from '../../dev/api.fixture.ts'
import { call, codeOf } from '../../dev/tenants.fixture.ts'

const PASSWORD = 'a long enough password'

let api: TestApi
beforeAll(async () => {
  api = await startTestApi({ identity: 'sessions', signInLimit: 40 })
})
afterAll(() => api.dispose())

/** As the product's own page sends it. */
const fromPage = (path: string, body?: unknown, cookie?: string, origin = api.url) =>
  call(api, 'POST', `/v1/auth/${path}`, {
    ...(body === undefined ? {} : { body }),
    headers: { origin, ...(cookie === undefined ? {} : { cookie }) },
  })

const mailbox = async (): Promise<string[]> => (await (await api.send('/v1/auth/mailbox')).text()).split('\n---\n')
const newestMail = async (): Promise<string> => (await mailbox())[0]!

async function register(email: string): Promise<void> {
  expect((await fromPage('register', { email, password: PASSWORD, name: 'Somebody' })).status).toBe(202)
}

async function confirm(): Promise<void> {
  const link = /https?:\S+/.exec(await newestMail())![0]
  expect((await fetch(link)).status).toBe(200)
}

const cookieOf = (answer: Response): string =>
  answer.headers
    .getSetCookie()
    .map(cookie => cookie.split(';')[0])
    .join('; ')

async function signIn(email: string, password = PASSWORD): Promise<string> {
  const answer = await fromPage('sign-in', { email, password })
  expect(answer.status).toBe(204)
  return cookieOf(answer)
}

async function sql(text: string): Promise<readonly Record<string, unknown>[]> {
  const database = createClient({ url: pathToFileURL(`${api.dataDir}/contenthq.db`).href })
  const { rows } = await database.execute(text)
  database.close()
  return rows as unknown as Record<string, unknown>[]
}

describe('an account', () => {
  it('is registered, confirmed, signed in, and gets the same kind of token as an app’s user', async () => {
    await register('one@example.com')
    expect(await codeOf(await fromPage('sign-in', { email: 'one@example.com', password: PASSWORD }))).toBe(
      '401 sign-in-refused',
    )
    await confirm()
    const answer = await fromPage('sign-in', { email: 'one@example.com', password: PASSWORD })
    const set = answer.headers.getSetCookie().join('\n')
    expect(set).toMatch(/SameSite=Strict/i)
    expect(set).toMatch(/HttpOnly/i)
    expect(set).toMatch(/Path=\/v1\/auth/i)
    const cookie = cookieOf(answer)
    const session = (await (await fromPage('session', undefined, cookie)).json()) as { token: string; role: string }
    expect(session.role).toBe('user')
    const asPage = (token: string) => ({ token, headers: { origin: api.url } })
    expect((await call(api, 'GET', '/v1/projects', asPage(session.token))).status).toBe(200)
    // as browsers ask their own origin: without naming it
    const unnamed = (site: string) => ({ token: session.token, headers: { 'sec-fetch-site': site } })
    expect((await call(api, 'GET', '/v1/projects', unnamed('same-origin'))).status).toBe(200)
    expect((await call(api, 'GET', '/v1/projects', unnamed('cross-site'))).status).toBe(401)
    expect(await codeOf(await call(api, 'GET', '/v1/apps', asPage(session.token)))).toBe('403 scope-missing')
    // the cookie opens nothing but the token
    expect(await codeOf(await call(api, 'GET', '/v1/projects', { headers: { cookie } }))).toBe('401 token-missing')

    // an admin's token opens the operator's door
    await sql("UPDATE users SET role = 'admin' WHERE email = 'one@example.com'")
    const admin = (await (await fromPage('session', undefined, await signIn('one@example.com'))).json()) as {
      token: string
    }
    expect((await call(api, 'GET', '/v1/apps', asPage(admin.token))).status).toBe(200)

    const out = await fromPage('sign-out', undefined, cookie)
    expect(out.status).toBe(204)
    expect(await codeOf(await fromPage('session', undefined, cookie))).toBe('401 sign-in-refused')
    expect((await fromPage('sign-out')).status).toBe(204)
    const [row] = await sql('SELECT password FROM user_accounts')
    expect(String(row!.password)).not.toContain(PASSWORD)
  })

  it('never tells whether an address is known', async () => {
    await register('known@example.com')
    await confirm()
    const before = (await mailbox()).length
    const shown = async (answer: Response): Promise<string> => {
      const body = await answer.text()
      return `${answer.status} ${body.replace(/"instance":"[^"]+"/, '')}`
    }
    const again = await shown(await fromPage('register', { email: 'known@example.com', password: PASSWORD, name: 'X' }))
    const fresh = await shown(
      await fromPage('register', { email: 'unknown@example.com', password: PASSWORD, name: 'X' }),
    )
    expect(again).toBe(fresh)
    const mails = await mailbox()
    expect(mails.length).toBe(before + 2)
    expect(mails[1]).toContain('You have an account already')
    const wrong = await shown(await fromPage('sign-in', { email: 'known@example.com', password: 'wrong password' }))
    const nobody = await shown(await fromPage('sign-in', { email: 'nobody@example.com', password: 'wrong password' }))
    expect(wrong).toBe(nobody)
    const resets = [
      await shown(await fromPage('reset-request', { email: 'known@example.com' })),
      await shown(await fromPage('reset-request', { email: 'nobody@example.com' })),
    ]
    expect(resets[0]).toBe(resets[1])
    expect((await mailbox()).length).toBe(before + 3)
  })

  it('gets a new password by mail, once, and every sign-in ends', async () => {
    await register('reset@example.com')
    await confirm()
    const cookie = await signIn('reset@example.com')
    expect((await fromPage('reset-request', { email: 'reset@example.com' })).status).toBe(202)
    const code = /hour: (\S+)/.exec(await newestMail())![1]
    const password = 'another long password'
    expect((await fromPage('reset', { code, password })).status).toBe(204)
    expect(await codeOf(await fromPage('reset', { code, password }))).toBe('401 sign-in-refused')
    expect(await codeOf(await fromPage('reset', { code: 'made up', password }))).toBe('401 sign-in-refused')
    expect(await codeOf(await fromPage('session', undefined, cookie))).toBe('401 sign-in-refused')
    expect(await codeOf(await fromPage('sign-in', { email: 'reset@example.com', password: PASSWORD }))).toBe(
      '401 sign-in-refused',
    )
    await signIn('reset@example.com', password)
  })

  it('is for pages of the product only, and for what is well formed', async () => {
    const body = { email: 'x@example.com', password: PASSWORD }
    expect(await codeOf(await fromPage('sign-in', body, undefined, 'https://evil.example'))).toBe('403 api-refused')
    expect(await codeOf(await call(api, 'POST', '/v1/auth/sign-in', { body }))).toBe('403 api-refused')
    const forged = await fromPage('session', undefined, 'contenthq.session_token=made.up')
    expect(await codeOf(forged)).toBe('401 sign-in-refused')
    for (const bad of [
      {},
      { ...body, name: '' },
      { ...body, name: 'X', role: 'admin' },
      { ...body, email: 'x', name: 'X' },
      { ...body, password: 'short', name: 'X' },
    ])
      expect(await codeOf(await fromPage('register', bad)), JSON.stringify(bad)).toBe('400 input-invalid')
  })

  it('stops who tries too often', async () => {
    let code = ''
    for (let count = 0; count < 60 && code !== '429 rate-limited'; count++)
      code = await codeOf(
        await fromPage('sign-in', { email: 'known@example.com', password: `wrong password ${count}` }),
      )
    expect(code).toBe('429 rate-limited')
  })
})
