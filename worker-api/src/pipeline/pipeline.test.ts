/** Proves the run of a project as other devices see it: moved by people, reported by pages, never falling back. */
import { randomUUID } from 'node:crypto'
import type { PipelineAnswer } from '@contenthq/model/api'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { emptyProject, startTestApi, svgOf, type TestApi, withPicture } from '../../dev/api.fixture.ts'

let api: TestApi
beforeAll(async () => {
  api = await startTestApi()
})
afterAll(() => api.dispose())

const call = (method: string, path: string, body?: unknown) =>
  api.send(path, {
    method,
    ...(body === undefined ? {} : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
  })

async function run(project: string, method = 'GET', path = '', body?: unknown): Promise<PipelineAnswer> {
  const response = await call(method, `/v1/projects/${project}/pipeline${path}`, body)
  const text = await response.text()
  expect([response.status, text]).toEqual([200, text])
  return JSON.parse(text) as PipelineAnswer
}

const told = (state: string, fraction: number, more: object = {}) => ({ state, done: 0, total: 1, fraction, ...more })
const stage = ({ stages }: PipelineAnswer, name: string) => stages.find(one => one.stage === name)

test('a run is started, reported, paused, resumed, finished and begun again', async () => {
  const picture = svgOf('leaf')
  await api.client.media.put(picture.hash, picture.blob)
  const empty = emptyProject(randomUUID())
  await api.client.projects.create(empty)
  const { id } = empty
  expect(await run(id)).toMatchObject({ state: 'draft', percent: 0, scenes: [] })
  expect(stage(await run(id), 'ingestion')).toMatchObject({ state: 'waiting' })
  expect(await run(id, 'POST', '/start', {})).toMatchObject({ state: 'running', percent: 0 })
  // what the document has is done, whoever made it
  const document = withPicture(empty, picture.hash, picture.blob.size)
  await api.client.projects.save(
    { ...document, settings: { ...document.settings, music: { ...document.settings.music, enabled: false } } },
    1,
  )
  const scene = document.scenes[0]!.id
  const seen = await run(id)
  expect(stage(seen, 'visual-generation')).toMatchObject({ state: 'done', done: 1, total: 1 })
  expect(stage(seen, 'narration')).toMatchObject({ state: 'waiting', done: 0, total: 1 })
  expect(seen.scenes).toEqual([{ id: scene, picture: 'done', narration: 'waiting', video: 'waiting' }])
  // another device sees what this one does
  const half = await run(id, 'PUT', '/stages/scene-video', told('running', 0.5, { scene }))
  expect(half.scenes[0]?.video).toBe('running')
  expect(half.percent).toBe(36 + 22)
  expect((await run(id, 'PUT', '/stages/scene-video', told('running', 0.1, { scene }))).percent).toBe(half.percent)
  expect(await run(id, 'POST', '/pause')).toMatchObject({ state: 'paused' })
  expect(await run(id, 'POST', '/pause')).toMatchObject({ state: 'paused' })
  expect(await run(id, 'POST', '/resume')).toMatchObject({ state: 'running' })
  expect(await run(id, 'PUT', '/stages/narration', told('failed', 0, { note: 'No voice.' }))).toMatchObject({
    state: 'failed',
  })
  expect(await run(id, 'POST', '/stages/narration/retry')).toMatchObject({ state: 'running' })
  expect(stage(await run(id), 'narration')).toMatchObject({ state: 'waiting' })
  await api.client.projects.save({ ...document, scenes: document.scenes.map(one => ({ ...one, narration: '' })) }, 2)
  const done = told('done', 1, { done: 1 })
  await run(id, 'PUT', '/stages/scene-video', done)
  await run(id, 'PUT', '/stages/audio-mixing', done)
  const film = await run(id, 'PUT', '/stages/assembly', { ...done, result: picture.hash })
  expect(film).toMatchObject({ state: 'done', percent: 100, film: picture.hash })
  expect(stage(film, 'assembly')).toMatchObject({ result: picture.hash })
  const again = await run(id, 'POST', '/start', { from: 'scene-video' })
  expect(again).toMatchObject({ state: 'running', percent: 46 })
  expect(again).not.toHaveProperty('film')
  expect(await run(id, 'POST', '/cancel')).toMatchObject({ state: 'cancelled' })
})

test('what cannot be is refused, and changes nothing', async () => {
  const { id } = emptyProject(randomUUID())
  await api.client.projects.create(emptyProject(id))
  const refusals = [
    ['POST', '/pause', undefined, 409, 'run-refused'],
    ['POST', '/resume', undefined, 409, 'run-refused'],
    ['POST', '/cancel', undefined, 409, 'run-refused'],
    ['POST', '/sleep', undefined, 400, 'input-invalid'],
    ['POST', '/start', { from: 'the end' }, 400, 'input-invalid'],
    ['POST', '/start', { from: 'assembly', percent: 100 }, 400, 'input-invalid'],
    ['PUT', '/stages/assembly', told('done', 1.5), 400, 'input-invalid'],
    ['PUT', '/stages/assembly', told('done', 1, { done: 2 }), 400, 'input-invalid'],
    ['PUT', '/stages/assembly', told('done', 1, { done: -1 }), 400, 'input-invalid'],
    ['PUT', '/stages/assembly', told('done', 1, { done: 2 ** 53, total: 2 ** 53 }), 400, 'input-invalid'],
    ['PUT', '/stages/nothing', told('done', 1), 400, 'input-invalid'],
    ['PUT', '/stages/assembly', told('done', 1, { result: 'a'.repeat(64) }), 409, 'media-missing'],
  ] as const
  for (const [method, path, body, status, code] of refusals) {
    const response = await call(method, `/v1/projects/${id}/pipeline${path}`, body)
    expect([path, response.status, (await response.json()).code]).toEqual([path, status, code])
  }
  expect(await run(id)).toMatchObject({ state: 'draft', percent: 0 })
  const missing = await call('GET', `/v1/projects/${randomUUID()}/pipeline`)
  expect([missing.status, (await missing.json()).code]).toEqual([404, 'project-missing'])
})
