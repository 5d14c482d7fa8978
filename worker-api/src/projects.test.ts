/** Proves the contract of projects: the real client against the real Worker over a real libSQL file and bucket. */
import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import type { ProjectDocument } from '@contenthq/model'
import { healthSchema, problemSchema, projectListSchema, storedProjectSchema } from '@contenthq/model/api'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { emptyProject, startTestApi, svgOf, type TestApi, withPicture } from '../dev/api.fixture.ts'
import { createApp } from './app.ts'
import { VERSION } from './version.ts'

/** For calls past the runtime. */
const quiet = { LOG_REQUESTS: 'off' }

let api: TestApi
beforeAll(async () => {
  api = await startTestApi()
})
afterAll(() => api.dispose())

const put = (document: ProjectDocument, headers: Record<string, string>) =>
  api.send(`/v1/projects/${document.id}`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(document),
  })

/** The problem in an answer, checked against its schema. */
async function problemOf(response: Response) {
  expect(response.headers.get('content-type')).toBe('application/problem+json')
  const problem = problemSchema.parse(await response.json())
  expect(problem.status).toBe(response.status)
  expect(problem.instance).toBe(response.headers.get('x-request-id'))
  return problem
}

describe('health and description', () => {
  it('reports its parts and its version', async () => {
    const health = healthSchema.parse(await api.client.health())
    expect(health).toMatchObject({ status: 'ok', version: VERSION, database: { ok: true }, storage: { ok: true } })
    const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'))
    expect(VERSION).toBe(version)
  })

  it('serves the description that is committed', async () => {
    const served = await (await api.send('/openapi.json')).json()
    const committed = JSON.parse(readFileSync(new URL('../openapi.json', import.meta.url), 'utf8'))
    expect(served).toEqual(committed)
    expect(served.components.schemas.ProjectDocument.required).not.toContain('story')
    const references = JSON.stringify(served).match(/#\/components\/schemas\/\w+/g) ?? []
    for (const reference of references) expect(served.components.schemas).toHaveProperty([reference.split('/')[3]!])
  })

  it('serves nobody where no identity is set up, but tells its health and description', async () => {
    const app = createApp()
    const paths = ['/v1/projects', `/v1/projects/${randomUUID()}`, `/v1/media/${'a'.repeat(64)}`]
    for (const IDENTITY of [undefined, 'made-up', 'toString'])
      for (const path of paths) {
        const refused = await app.request(
          `http://127.0.0.1${path}`,
          {},
          { ...quiet, ...(IDENTITY === undefined ? {} : { IDENTITY }) },
        )
        expect(refused.status).toBe(503)
        expect((await problemOf(refused)).code).toBe('identity-not-configured')
      }
    expect((await app.request('/openapi.json', {}, quiet)).status).toBe(200)
    const log = vi.spyOn(console, 'error').mockImplementation(() => undefined)
    expect((await app.request('/v1/health', {}, { ...quiet, TURSO_URL: 'http://127.0.0.1:1' })).status).toBe(503)
    expect(log).toHaveBeenCalledTimes(2)
    log.mockRestore()
  })

  it('answers what does not exist with a problem', async () => {
    expect((await problemOf(await api.send('/nothing'))).code).toBe('not-found')
    const withHelp = await createApp().request('/nothing', {}, { ...quiet, HELP_URL: 'https://example.org/errors' })
    expect((await problemOf(withHelp)).type).toBe('https://example.org/errors#not-found')
  })
})

describe('a project', () => {
  it('is created, read, saved, listed and deleted', async () => {
    const { projects, media } = api.client
    const picture = svgOf('leaf')
    const document = withPicture(emptyProject(randomUUID(), 'Naïve café 茶 🍵'), picture.hash, picture.blob.size)

    expect(await projects.create(document)).toEqual({ kind: 'media-missing', hashes: [picture.hash] })
    await expect(projects.read(document.id)).rejects.toMatchObject({ code: 'project-missing' })
    await media.put(picture.hash, picture.blob)
    expect(await projects.create(document)).toEqual({ kind: 'saved', revision: 1 })

    const read = storedProjectSchema.parse(await projects.read(document.id))
    expect(read).toMatchObject({ document, revision: 1 })

    const renamed = { ...document, title: 'Café, later' }
    expect(await projects.save(renamed, 1)).toEqual({ kind: 'saved', revision: 2 })
    const raw = await api.send(`/v1/projects/${document.id}`)
    expect(raw.headers.get('etag')).toBe('"2"')
    expect((await raw.json()).document).toEqual(renamed)

    const found = projectListSchema.parse(await projects.list({ search: 'CAFÉ' }))
    expect(found.projects).toEqual([
      expect.objectContaining({
        id: document.id,
        title: 'Café, later',
        revision: 2,
        sceneCount: 1,
        aspectRatio: '16:9',
        thumbnail: picture.hash,
      }),
    ])
    expect(found.projects[0]!.seconds).toBeGreaterThan(1)
    expect((await projects.list({ search: '%' })).projects).toEqual([])

    await projects.delete(document.id)
    await projects.delete(document.id)
    await expect(projects.read(document.id)).rejects.toMatchObject({ code: 'project-deleted' })
    await expect(projects.save(renamed, 2)).rejects.toMatchObject({ code: 'project-deleted' })
    await expect(projects.create(renamed)).rejects.toMatchObject({ code: 'project-deleted' })
    expect((await projects.list({ search: 'café' })).projects).toEqual([])
    await expect(projects.delete(randomUUID())).rejects.toMatchObject({ code: 'project-missing' })
  })

  it('is archived, brought back, copied, sorted and shared by the same client', async () => {
    const { projects, media } = api.client
    const picture = svgOf('archived')
    await media.put(picture.hash, picture.blob)
    const word = randomUUID()
    const a = withPicture(emptyProject(randomUUID(), `b ${word}`), picture.hash, picture.blob.size)
    await projects.create(a)
    const copy = { id: randomUUID(), title: `a ${word}` }
    expect(await projects.duplicate(a.id, copy)).toEqual({ revision: 1 })
    expect(await projects.duplicate(a.id, copy)).toEqual({ revision: 1 })
    expect((await projects.read(copy.id)).document).toMatchObject({ id: copy.id, title: copy.title, scenes: a.scenes })
    const titles = async (options: object): Promise<string[]> =>
      (await projects.list({ search: word, ...options })).projects.map(({ title }) => title)
    expect(await titles({ sort: 'title' })).toEqual([copy.title, a.title])
    expect((await titles({ sort: 'created' })).length).toBe(2)
    const first = await projects.list({ search: word, sort: 'title', limit: 1 })
    expect(await titles({ sort: 'title', cursor: first.nextCursor })).toEqual([a.title])
    await projects.archive(a.id)
    await projects.archive(a.id)
    expect([await titles({}), await titles({ archived: true })]).toEqual([[copy.title], [a.title]])
    await projects.restore(a.id)
    expect((await titles({})).length).toBe(2)
    await expect(projects.archive(randomUUID())).rejects.toMatchObject({ code: 'project-missing' })

    expect(await (await fetch(await media.link(picture.hash, 60))).text()).toBe(await picture.blob.text())
    const share = await media.share(picture.hash)
    expect((await fetch(share.url)).status).toBe(200)
    await media.revokeShare(share.id)
    expect((await fetch(share.url)).status).toBe(404)
    await expect(media.delete(picture.hash)).rejects.toMatchObject({ code: 'media-in-use' })
  })

  it('is changed by commands, all or none, and shows its scenes and stories as rows', async () => {
    const { projects } = api.client
    const base = emptyProject(randomUUID())
    const scene = (id: string) => ({ ...withPicture(base, 'a'.repeat(64), 1).scenes[0]!, id, visuals: { list: [] } })
    await projects.create({ ...base, scenes: ['one', 'two', 'three'].map(scene) })
    const path = `/v1/projects/${base.id}`
    const send = (method: string, to: string, body: unknown, headers: Record<string, string> = {}) =>
      api.send(path + to, {
        method,
        headers: { 'content-type': 'application/json', ...headers },
        body: JSON.stringify(body),
      })
    const edit = (revision: number, ...commands: object[]) =>
      send('POST', '/edits', { commands }, { 'if-match': `"${revision}"` })
    const done = await edit(1, { kind: 'set-title', title: 'New' }, { kind: 'move-scene', scene: 'three', after: null })
    expect(done.headers.get('etag')).toBe('"2"')
    expect((await done.json()).document).toMatchObject({
      title: 'New',
      scenes: [{ id: 'three' }, { id: 'one' }, { id: 'two' }],
    })
    const codes = []
    for (const [revision, ...commands] of [
      [1, { kind: 'set-title', title: 'Old' }],
      [2, { kind: 'set-title', title: 'Half' }, { kind: 'remove-scene', scene: 'nobody' }],
      [2, { kind: 'add-scene' }],
      [2, { kind: 'no-such' }],
      [2, { kind: 'constructor' }],
      [2, { kind: 'set-title', title: 5 }],
    ] as [number, ...object[]][])
      codes.push((await problemOf(await edit(revision, ...commands))).code)
    expect(codes).toEqual([
      'revision-conflict',
      'edit-refused',
      'input-invalid',
      'input-invalid',
      'input-invalid',
      'document-invalid',
    ])
    expect((await projects.read(base.id)).revision).toBe(2)

    expect((await send('POST', '/scenes/order', { scenes: ['two', 'one', 'three'] })).status).toBe(200)
    expect((await send('PUT', '/scenes/two', { narration: 'Changed.' })).status).toBe(200)
    expect((await send('DELETE', '/scenes/one', undefined)).status).toBe(200)
    const { scenes } = (await (await api.send(`${path}/scenes`)).json()) as {
      scenes: { id: string; narration: string; status: string }[]
    }
    expect(scenes.map(({ id, narration }) => [id, narration])).toEqual([
      ['two', 'Changed.'],
      ['three', scene('x').narration],
    ])
    expect(scenes.map(({ status }) => status)).toEqual(['waiting', 'waiting'])
    expect((await problemOf(await send('POST', '/scenes/order', { scenes: ['two'] }))).code).toBe('input-invalid')
    expect((await problemOf(await send('PUT', '/scenes/one', {}))).code).toBe('scene-missing')

    for (const hook of ['First.', 'Second.']) expect((await send('PUT', '/story', { hook })).status).toBe(200)
    expect((await send('POST', '/story/versions/1/restore', {})).status).toBe(200)
    const { versions } = (await (await api.send(`${path}/story/versions`)).json()) as {
      versions: { version: number; hook: string }[]
    }
    expect(versions.map(({ version, hook }) => [version, hook])).toEqual([
      [3, 'First.'],
      [2, 'Second.'],
      [1, 'First.'],
    ])
    expect((await projects.read(base.id)).document).toMatchObject({ story: { hook: 'First.' } })
    expect((await problemOf(await send('POST', '/story/versions/9/restore', {}))).code).toBe('not-found')
  })

  it("is never overwritten: the second of two savers gets the first one's document", async () => {
    const document = emptyProject(randomUUID())
    await api.client.projects.create(document)
    const mine = { ...document, title: 'Mine' }
    const theirs = { ...document, title: 'Theirs' }
    const outcomes = await Promise.all([api.client.projects.save(mine, 1), api.client.projects.save(theirs, 1)])
    expect(outcomes.map(outcome => outcome.kind).sort()).toEqual(['conflict', 'saved'])
    const winner = outcomes[0]!.kind === 'saved' ? mine : theirs
    expect(outcomes.find(outcome => outcome.kind === 'conflict')).toEqual({
      kind: 'conflict',
      revision: 2,
      document: winner,
    })
    expect((await api.client.projects.read(document.id)).document).toEqual(winner)

    const late = await put({ ...document, title: 'Late' }, { 'if-match': '"1"' })
    expect(late.headers.get('etag')).toBe('"2"')
    expect(await problemOf(late)).toMatchObject({
      status: 412,
      code: 'revision-conflict',
      current: { revision: 2, document: winner },
    })
    const ahead = await api.client.projects.save(document, 7)
    expect(ahead).toMatchObject({ kind: 'conflict', revision: 2 })
    // created under an id that is taken, by something else
    expect(await api.client.projects.create(document)).toMatchObject({ kind: 'conflict', revision: 2 })
  })

  it('answers a repeated request as it answered the first: the reply was lost', async () => {
    const document = emptyProject(randomUUID())
    const first = await api.client.projects.create(document)
    expect(await api.client.projects.create(document)).toEqual(first)
    const edited = { ...document, title: 'Edited' }
    const answers = []
    for (let attempt = 0; attempt < 3; attempt++) {
      const response = await put(edited, { 'if-match': '"1"' })
      answers.push({ status: response.status, etag: response.headers.get('etag'), body: await response.text() })
    }
    expect(new Set(answers.map(answer => JSON.stringify(answer))).size).toBe(1)
    expect(answers[0]).toEqual({ status: 200, etag: '"2"', body: '{"revision":2}' })
    // key order and white space are not content
    const { title, ...rest } = edited
    const reordered = await api.send(`/v1/projects/${document.id}`, {
      method: 'PUT',
      headers: { 'content-type': 'application/json; charset=utf-8', 'if-match': '"1"' },
      body: JSON.stringify({ ...rest, title }, null, 4),
    })
    expect(await reordered.json()).toEqual({ revision: 2 })
  })

  it('is listed newest first, in pages that lose and repeat nothing', async () => {
    const tag = randomUUID()
    const ids: string[] = []
    for (let index = 0; index < 7; index++) {
      const document = emptyProject(randomUUID(), `${tag} ${index}`)
      ids.push(document.id)
      await api.client.projects.create(document)
    }
    const seen: string[] = []
    let cursor: string | undefined
    do {
      const page = await api.client.projects.list({ search: tag, limit: 3, ...(cursor ? { cursor } : {}) })
      seen.push(...page.projects.map(project => project.id))
      cursor = page.nextCursor
    } while (cursor)
    expect(new Set(seen)).toEqual(new Set(ids))
    expect(seen).toHaveLength(7)
    const dates = (await api.client.projects.list({ search: tag })).projects.map(project => project.updatedAt)
    expect(dates).toEqual([...dates].sort().reverse())
  })

  it('refuses a wrong If-Match, id, cursor, limit and address', async () => {
    const document = emptyProject(randomUUID())
    await api.client.projects.create(document)
    expect((await problemOf(await put(document, {}))).status).toBe(428)
    for (const header of ['1', '"x"', 'W/"1"', '*', '"0"', '"1", "2"', '""'])
      expect(await problemOf(await put(document, { 'if-match': header }))).toMatchObject({
        status: 400,
        code: 'input-invalid',
        errors: [{ path: 'If-Match' }],
      })
    const elsewhere = await api.send(`/v1/projects/${randomUUID()}`, {
      method: 'PUT',
      headers: { 'content-type': 'application/json', 'if-match': '"1"' },
      body: JSON.stringify(document),
    })
    expect((await problemOf(elsewhere)).errors).toEqual([{ path: 'id', message: expect.any(String) }])
    for (const path of [
      '/v1/projects?cursor=%%%',
      '/v1/projects?cursor=bm9wZQ',
      '/v1/projects?cursor=WzEsMl0',
      '/v1/projects?limit=0',
      '/v1/projects?limit=101',
      '/v1/projects?limit=many',
      `/v1/projects?search=${'x'.repeat(201)}`,
      `/v1/projects/${'x'.repeat(65)}`,
      '/v1/projects/a%2Fb',
      "/v1/projects/'; DROP TABLE projects; --",
    ]) {
      const problem = await problemOf(await api.send(path))
      expect(problem, path).toMatchObject({ status: 400, code: 'input-invalid' })
      expect(problem.errors).toHaveLength(1)
    }
    expect((await api.client.projects.list()).projects.length).toBeGreaterThan(0)
  })
})

describe('pages', () => {
  it('may call from this machine only, and the local account answers to names of this machine only', async () => {
    const own = await api.send('/v1/projects', { headers: { origin: 'http://localhost:5173' } })
    expect(own.headers.get('access-control-allow-origin')).toBe('http://localhost:5173')
    const asked = await api.send('/v1/projects/x', {
      method: 'OPTIONS',
      headers: { origin: 'http://127.0.0.1:5173', 'access-control-request-method': 'PUT' },
    })
    expect(asked.status).toBe(204)
    expect(asked.headers.get('access-control-allow-methods')).toContain('PUT')
    expect(asked.headers.get('access-control-allow-headers')?.toLowerCase()).toContain('if-match')
    for (const origin of [
      'https://evil.example',
      'null',
      'http://localhost.evil.example',
      'http://127.0.0.1.evil.example',
    ]) {
      const refused = await api.send('/v1/projects', { headers: { origin } })
      expect(refused.headers.get('access-control-allow-origin'), origin).toBeNull()
      expect((await problemOf(refused)).code).toBe('api-refused')
    }
    const { request } = await import('node:http')
    const status = await new Promise(resolve => {
      request(`${api.url}/v1/projects`, { headers: { host: 'rebound.example' } }, answer => {
        answer.resume()
        resolve(answer.statusCode)
      }).end()
    })
    expect(status).toBe(403)
  })
})
