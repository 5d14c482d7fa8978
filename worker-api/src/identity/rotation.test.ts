/** Proves A2: keys are rolled while calls go on. No good request is refused, and an old key is dead after its grace. */
import { randomBytes } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { startTestApi, type TestApi } from '../../dev/api.fixture.ts'
import { startDevApi } from '../../dev/index.ts'
import { askSession, call, codeOf, createApp, type NewApp, tokenOf } from '../../dev/tenants.fixture.ts'

let api: TestApi
let app: NewApp
beforeAll(async () => {
  api = await startTestApi({ identity: 'sessions', userLimit: 1_000_000 })
  app = await createApp(api, 'A shop')
})
afterAll(() => api.dispose())

type Keys = {
  readonly keys: readonly { readonly id: string; readonly shown: string; readonly expiresAt: string | null }[]
}

const operator = (method: string, path: string, body?: unknown) =>
  call(api, method, path, { token: api.keys.operatorKey, ...(body === undefined ? {} : { body }) })

async function idOf(key: string): Promise<string> {
  const { keys } = (await (await operator('GET', `/v1/apps/${app.id}/keys`)).json()) as Keys
  return keys.find(({ shown }) => shown === `${key.slice(0, 12)}…`)!.id
}

/** Calls on and on until told to stop: a session, two reads with it, with the newest secret key there is. */
function keepCalling(count: number, anyApi: TestApi, secretKey: () => string) {
  let going = true
  const refused: string[] = []
  let good = 0
  const one = async (index: number): Promise<void> => {
    let token = await tokenOf(anyApi, secretKey(), { user: `u-${index}` })
    while (going) {
      const session = await askSession(anyApi, secretKey(), { user: `u-${index}` })
      const read = await call(anyApi, 'GET', '/v1/projects?limit=1', { token })
      for (const answer of [session, read])
        if (answer.ok) good++
        else refused.push(await codeOf(answer.clone()))
      // the token before stays in use for a while
      if (good % 3 === 0 && session.ok) token = ((await session.json()) as { token: string }).token
    }
  }
  const running = Promise.all(Array.from({ length: count }, (_, index) => one(index)))
  const calls = async (more: number): Promise<void> => {
    const wanted = good + more
    await expect.poll(() => good >= wanted || refused.length > 0, { timeout: 20_000, interval: 5 }).toBe(true)
  }
  async function stop(): Promise<void> {
    going = false
    await running
  }
  return { refused, calls, good: () => good, stop }
}

it('A2 secret, signing and wrapping keys are rolled under load, and no good request is refused', async () => {
  let current = app.secretKey
  const old: string[] = []
  // deployments change over one by one: each call goes to the next
  const urls = [api.url]
  const busy = new Map<string, number>()
  let turn = 0
  const anyApi: TestApi = {
    ...api,
    async send(path, init) {
      const url = urls[turn++ % urls.length]!
      busy.set(url, (busy.get(url) ?? 0) + 1)
      return fetch(url + path, init).finally(() => busy.set(url, busy.get(url)! - 1))
    },
  }
  /** As a balancer does: no new calls, then none at all. */
  const leave = async (url: string): Promise<void> => {
    urls.splice(urls.indexOf(url), 1)
    await expect.poll(() => busy.get(url), { timeout: 20_000, interval: 5 }).toBe(0)
  }
  const load = keepCalling(4, anyApi, () => current)
  for (let round = 0; round < 4; round++) {
    await load.calls(20)
    const rolled = await operator('POST', `/v1/apps/${app.id}/keys/${await idOf(current)}/roll`, { graceSeconds: 60 })
    expect(rolled.status).toBe(201)
    // both are good: servers change over one by one
    const { key } = (await rolled.json()) as { key: string }
    expect((await askSession(api, current, { user: 'x' })).status).toBe(201)
    old.push(current)
    await load.calls(20)
    current = key
    expect((await operator('POST', '/v1/signing-keys/rotate')).status).toBe(201)
    await load.calls(20)
  }
  // the wrapping key: beside the old one on one deployment after the other, then what it wraps moves, then the old one goes
  const file = join(api.dataDir, 'dev-keys.json')
  const kept = JSON.parse(readFileSync(file, 'utf8')) as { wrappingKeys: string }
  const newest = `2:${randomBytes(32).toString('base64url')}`
  const changeOver = async (wrappingKeys: string): Promise<void> => {
    writeFileSync(file, JSON.stringify({ ...kept, wrappingKeys }))
    const beside = await startDevApi({ dataDir: api.dataDir, identity: 'sessions' })
    urls.push(beside.url)
    await load.calls(20)
    await leave(api.url)
    await api.stop()
    await api.restart()
    urls.push(api.url)
    await load.calls(20)
    await leave(beside.url)
    await beside.close()
    await load.calls(10)
  }
  await changeOver(`${newest} ${kept.wrappingKeys}`)
  expect((await operator('POST', '/v1/signing-keys/rotate')).status).toBe(201)
  await load.calls(20)
  await changeOver(newest)
  await load.stop()
  expect(load.refused).toEqual([])
  const { keys } = (await (await api.send('/.well-known/jwks.json')).json()) as { keys: unknown[] }
  expect(keys.length).toBe(6)

  // the grace is over at once where it is none, and a revoked key is dead whatever its grace
  const last = await operator('POST', `/v1/apps/${app.id}/keys/${await idOf(current)}/roll`, { graceSeconds: 0 })
  expect(await codeOf(await askSession(api, current, { user: 'x' }))).toBe('401 key-invalid')
  expect((await operator('DELETE', `/v1/apps/${app.id}/keys/${await idOf(old[0]!)}`)).status).toBe(204)
  expect(await codeOf(await askSession(api, old[0]!, { user: 'x' }))).toBe('401 key-invalid')
  expect(
    await codeOf(await operator('POST', `/v1/apps/${app.id}/keys/${await idOf(old[0]!)}/roll`, { graceSeconds: 60 })),
  ).toBe('404 not-found')
  expect((await askSession(api, ((await last.json()) as { key: string }).key, { user: 'x' })).status).toBe(201)
  console.log(
    `[figure] A2 ${load.good()} calls over 4 rolls of the secret key and 5 of the signing key, and over 2 change-overs of the wrapping key, ${load.refused.length} refused; ended keys dead`,
  )
})
