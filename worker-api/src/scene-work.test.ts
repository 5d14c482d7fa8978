/** Proves sources, and splitting, merging and making scenes again, for callers without the SDK. */
import { randomUUID } from 'node:crypto'
import type { ProjectDocument } from '@contenthq/model'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { emptyProject, svgOf, withPicture } from '../dev/api.fixture.ts'
import { type JobsApi, jsonAnswer, pictureAnswer, startJobsApi } from '../dev/jobs-runtime.fixture.ts'
import { awaited, inputs, postJson } from './jobs/job-story.fixture.ts'

let api: JobsApi
let document: ProjectDocument
let path: string
beforeAll(async () => {
  api = await startJobsApi({
    vendor: ({ vendor }) =>
      vendor === 'painter' || vendor === 'speaker'
        ? pictureAnswer(vendor)
        : jsonAnswer(
            vendor === 'writer' ? inputs['plan-scenes'].story : { score: 90, parts: {}, reasons: [], sources: [] },
          ),
  })
  const picture = svgOf('leaf')
  await api.client.media.put(picture.hash, picture.blob)
  const made = withPicture(emptyProject(randomUUID()), picture.hash, picture.blob.size)
  document = {
    ...made,
    input: { kind: 'text', text: 'Tea is a drink.' },
    scenes: made.scenes.map(scene => ({ ...scene, id: 'one', narration: 'A leaf fell. It fell into hot water.' })),
  }
  await api.client.projects.create(document)
  path = `/v1/projects/${document.id}`
})
afterAll(() => api.dispose())

const read = async (): Promise<ProjectDocument> =>
  (await api.client.projects.read(document.id)).document as ProjectDocument
const post = (what: string, body: unknown, key: string = randomUUID()) =>
  postJson(api, path + what, body, { 'idempotency-key': key })
const codeOf = async (response: Response): Promise<string> => `${response.status} ${(await response.json()).code}`

test('a scene is split and merged again, word by word', async () => {
  expect((await post('/scenes/one/split', { at: 12, id: 'two' })).status).toBe(200)
  const [one, two] = (await read()).scenes
  expect([one?.narration, two?.narration]).toEqual(['A leaf fell.', 'It fell into hot water.'])
  expect(two).toMatchObject({ id: 'two', visuals: one?.visuals, narrations: { list: [] } })
  expect(await codeOf(await post('/scenes/one/split', { at: 12, id: 'three' }))).toBe('422 edit-refused')
  expect(await codeOf(await post('/scenes/one/split', { at: 5, id: 'two' }))).toBe('422 edit-refused')
  expect(await codeOf(await post('/scenes/none/split', { at: 5, id: 'x' }))).toBe('404 scene-missing')
  expect(await codeOf(await post('/scenes/one/split', { at: 1.5, id: 'x' }))).toBe('400 input-invalid')
  expect(await codeOf(await post('/scenes/two/merge', undefined))).toBe('422 edit-refused')
  expect((await post('/scenes/one/merge', undefined)).status).toBe(200)
  const { scenes } = await read()
  expect(scenes.map(({ narration }) => narration)).toEqual(['A leaf fell. It fell into hot water.'])
  expect(scenes[0]?.visuals).toEqual(document.scenes[0]?.visuals)
})

test('a scene’s picture and narration are made again as jobs, the whole story from its text; what nobody does is said', async () => {
  for (const part of ['picture', 'narration']) {
    const key = randomUUID()
    const [first, again] = [
      await post('/scenes/one/regenerate', { part }, key),
      await post('/scenes/one/regenerate', { part }, key),
    ]
    const answer = await first.text()
    expect([first.status, answer]).toEqual([202, await again.text()])
    const done = await awaited(api, document.id, JSON.parse(answer).id)
    expect(done).toMatchObject({ status: 'succeeded', scene: 'one', assets: [expect.any(String)] })
  }
  const story = await post('/story/regenerate', { part: 'whole' })
  expect(await awaited(api, document.id, (await story.json()).id)).toMatchObject({
    status: 'succeeded',
    result: { title: 'Tea' },
  })
  expect(await codeOf(await post('/story/regenerate', { part: 'hook' }))).toBe('501 provider-not-configured')
  expect(await codeOf(await post('/scenes/one/regenerate', { part: 'script' }))).toBe('501 provider-not-configured')
  expect(await codeOf(await post('/scenes/one/regenerate', { part: 'smell' }))).toBe('400 input-invalid')
  // a job never writes the document
  expect((await read()).scenes[0]?.visuals.list).toHaveLength(1)
})

test('a text is read at once and once a key, an address by a job', async () => {
  const text = '# Tea\n\nTea is a drink made from leaves.\n\nIt is old.'
  const answers = await Promise.all(Array.from({ length: 8 }, () => post('/sources', { text, name: 'tea.md' }, 'same')))
  const bodies = new Set(await Promise.all(answers.map(answer => answer.text())))
  expect([bodies.size, answers[0]?.status]).toEqual([1, 201])
  const source = JSON.parse([...bodies][0]!)
  expect(source).toMatchObject({ platform: 'markdown', title: 'Tea' })
  expect(await codeOf(await post('/sources', { text: 'Other.' }, 'same'))).toBe('422 idempotency-mismatch')
  expect(await (await api.send(`${path}/sources`)).json()).toEqual({ sources: [source] })
  expect((await (await api.send(`${path}/sources/${source.id}`)).json()).body).toContain('made from leaves')
  expect(await codeOf(await post(`/sources/${source.id}/retry`, undefined))).toBe('422 edit-refused')
  const address = await post('/sources', { url: 'https://example.org/tea' })
  expect(address.status).toBe(202)
  expect(await awaited(api, document.id, (await address.json()).id)).toMatchObject({ status: 'succeeded', used: 0 })
  expect(await codeOf(await post('/sources', { url: 'file:///etc/passwd' }))).toBe('400 input-invalid')
  expect(await codeOf(await post('/sources', { text: '   ' }))).toBe('422 file-empty')
  expect((await api.send(`${path}/sources/${source.id}`, { method: 'DELETE' })).status).toBe(204)
  expect((await api.send(`${path}/sources/${source.id}`)).status).toBe(404)
})
