/**
 * Proves A5: nobody reaches what is another's. Every route of the description is called with ids of somebody else; a
 * route whose ids or body this test does not know makes it red.
 */
import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import { createClient } from '@libsql/client'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { emptyProject, startTestApi, svgOf, type TestApi, withPicture } from '../../dev/api.fixture.ts'
import { call, createApp, tokenOf } from '../../dev/tenants.fixture.ts'

type Operation = {
  readonly operationId: string
  readonly security?: readonly Readonly<Record<string, unknown>>[]
  readonly parameters?: readonly { readonly name: string; readonly in: string; readonly required?: boolean }[]
}
type Description = { readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>> }

const { paths } = JSON.parse(readFileSync(new URL('../../openapi.json', import.meta.url), 'utf8')) as Description

/** Words that only the owner's things hold. */
const CANARY = 'a secret plan for tea'

let api: TestApi
/** An owner with one of everything, by the name of the path's parameter. */
const ids: Record<string, string> = {}
let owner: string
let strangers: readonly { readonly who: string; readonly token: string }[]

beforeAll(async () => {
  api = await startTestApi({ identity: 'sessions', userLimit: 1_000_000 })
  const [app, otherApp] = await Promise.all([createApp(api, 'A shop'), createApp(api, 'Another shop')])
  owner = await tokenOf(api, app.secretKey, { user: 'owner' })
  strangers = [
    { who: 'another user of the app', token: await tokenOf(api, app.secretKey, { user: 'stranger' }) },
    { who: 'the same name in another app', token: await tokenOf(api, otherApp.secretKey, { user: 'owner' }) },
  ]
  const picture = svgOf(CANARY)
  const put = await api.send(`/v1/media/${picture.hash}`, {
    method: 'PUT',
    headers: { authorization: `Bearer ${owner}`, 'content-type': 'image/svg+xml' },
    body: picture.blob,
  })
  expect(put.status).toBe(201)
  const document = {
    ...withPicture(emptyProject('of-the-owner', CANARY), picture.hash, picture.blob.size),
    story: { title: CANARY, hook: '', synopsis: '', closing: '', provider: 'user' },
  }
  const post = async <T>(path: string, body?: unknown): Promise<T> => {
    const answer = await call(api, 'POST', path, { token: owner, ...(body === undefined ? {} : { body }) })
    expect(answer.status, path).toBe(201)
    return (await answer.json()) as T
  }
  await post('/v1/projects', document)
  const voice = { title: CANARY, provider: 'p', voice: 'v', language: 'en', gender: 'female', settings: {} }
  expect((await call(api, 'PUT', '/v1/voices/own-voice', { token: owner, body: voice })).status).toBe(204)
  expect((await call(api, 'PUT', '/v1/settings', { token: owner, body: { settings: { theme: CANARY } } })).status).toBe(
    204,
  )
  const share = await post<{ id: string }>(`/v1/media/${picture.hash}/shares`)
  const job = randomUUID()
  const now = new Date().toISOString()
  const database = createClient({ url: pathToFileURL(`${api.dataDir}/contenthq.db`).href })
  await database.execute({
    sql: `INSERT INTO generation_jobs (id, owner, project, kind, status, priority, request_key, payload_hash, input, held, next_run_at, expires_at, created_at, updated_at)
      SELECT ?, owner, ?, 'speak', 'failed', 1, 'k', 'h', ?, 0, ?, ?, ?, ? FROM projects WHERE id = ?`,
    args: [job, document.id, JSON.stringify({ text: CANARY }), now, now, now, now, document.id],
  })
  database.close()
  const source = (await (
    await call(api, 'POST', `/v1/projects/${document.id}/sources`, {
      token: owner,
      headers: { 'idempotency-key': 'source' },
      body: { text: `${CANARY}. It is one.` },
    })
  ).json()) as { id: string }
  const film = { hash: 'f'.repeat(64), bytes: 1000, mimeType: 'video/mp4' }
  const upload = await post<{ id: string }>('/v1/uploads', film)
  Object.assign(ids, {
    id: document.id,
    project: document.id,
    job,
    hash: picture.hash,
    share: share.id,
    upload: upload.id,
    scene: document.scenes[0]!.id,
    version: '1',
    number: '1',
    stage: 'assembly',
    source: source.id,
    move: 'pause',
    app: app.id,
    key: app.id,
    profile: 'own-voice',
  })
})
afterAll(() => api.dispose())

/** What a route needs to come as far as the question whose it is. */
const bodies: Readonly<Record<string, unknown>> = {
  saveProject: emptyProject('of-the-owner', 'Mine now'),
  editProject: { commands: [{ kind: 'set-title', title: 'Mine now' }] },
  duplicateProject: { id: 'a-copy' },
  changeStory: { title: 'Mine now' },
  orderScenes: { scenes: ['one'] },
  changeScene: { title: 'Mine now' },
  linkMedia: { seconds: 60 },
  changeApp: { name: 'Mine now' },
  addAppKey: { kind: 'secret' },
  rollAppKey: { graceSeconds: 60 },
  startPipeline: {},
  splitScene: { at: 1, id: 'half' },
  regenerateScene: { part: 'picture' },
  regenerateStory: { part: 'whole' },
  addSource: { text: 'Mine now' },
  recordStage: { state: 'done', done: 1, total: 1, fraction: 1 },
  enqueueJob: { kind: 'ingest', project: 'of-the-owner', input: { url: 'https://example.com/' } },
}

/** Routes whose address is the permission, or which store under one's own name what anybody may have. */
const open: Readonly<Record<string, string>> = {
  openMediaLink: 'its address is signed',
  openShare: 'its address is a secret',
  putVoice: 'the id is one’s own choice, in one’s own list',
  putMusic: 'the id is one’s own choice, in one’s own list',
  putMedia: 'stores one’s own copy of bytes one has',
}

it('A5 every route answers a stranger as if what is not theirs were not there', async () => {
  const routes = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method: method.toUpperCase(), ...operation })),
  )
  let asked = 0
  const reached: string[] = []
  for (const { path, method, operationId, parameters = [] } of routes) {
    if (operationId in open) continue
    const idOf = (name: string): string => {
      const id = name === 'id' && path.startsWith('/v1/jobs/') ? ids.job : ids[name]
      if (id === undefined) throw new Error(`${operationId}: this test has no "${name}" of the owner's`)
      return encodeURIComponent(id)
    }
    const inPath = path.replace(/\{(\w+)\}/g, (_, name: string) => idOf(name))
    const asksProject = parameters.some(({ name, in: where }) => where === 'query' && name === 'project')
    const address = asksProject ? `${inPath}?project=${idOf('project')}` : inPath
    const namesOne = inPath !== path || parameters.some(({ name, required }) => name === 'project' && required === true)
    const wants = (header: string): boolean => parameters.some(({ name }) => name === header)
    const headers: Record<string, string> = {
      ...(wants('if-match') ? { 'if-match': '"1"' } : {}),
      ...(wants('idempotency-key') ? { 'idempotency-key': 'k' } : {}),
    }
    for (const { who, token } of strangers) {
      const answer = await call(api, method, address, {
        token,
        headers,
        ...(operationId in bodies ? { body: bodies[operationId] } : {}),
      })
      asked++
      const text = await answer.text()
      if (text.includes(CANARY)) reached.push(`${operationId}: ${who} read it`)
      // without an id in the address there is nothing to refuse, only nothing to tell
      if (namesOne && ![403, 404].includes(answer.status))
        reached.push(`${operationId}: ${answer.status} for ${who} ${text.slice(0, 200)}`)
    }
  }
  expect(reached).toEqual([])
  // and nothing has happened to it
  const mine = await call(api, 'GET', '/v1/projects/of-the-owner', { token: owner })
  expect(await mine.json()).toMatchObject({ revision: 1, document: { title: CANARY } })
  expect((await call(api, 'GET', `/v1/media/${ids.hash}`, { token: owner })).status).toBe(200)
  console.log(
    `[figure] A5 ${routes.length} routes of the description, ${asked} calls of strangers, ${reached.length} reached`,
  )
})
