/** Proves that no wish harms the API: each ends in a typed refusal, and nothing is held or begun for it. */
import { randomUUID } from 'node:crypto'
import { problemSchema } from '@contenthq/model/api'
import Database from 'libsql'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { emptyProject, startTestApi, type TestApi } from '../../dev/api.fixture.ts'
import { ask, inputs, type Kind, postJson } from './job-story.fixture.ts'

let api: TestApi
const project = randomUUID()
beforeAll(async () => {
  api = await startTestApi()
  await api.client.projects.create(emptyProject(project))
})
afterAll(async () => {
  const database = new Database(`${api.dataDir}/contenthq.db`)
  expect(
    database
      .prepare(
        'SELECT (SELECT count(*) FROM generation_jobs) + (SELECT count(*) FROM credit_entries WHERE kind <> ?) AS count',
      )
      .get('grant'),
  ).toMatchObject({ count: 0 })
  database.close()
  await api.dispose()
})

async function refused(answer: Response, status: number, code: string): Promise<void> {
  const problem = problemSchema.parse(await answer.json())
  expect(problem).toMatchObject({ status, code })
  expect(JSON.stringify(problem)).not.toMatch(/\.ts|\.js|Error:|SELECT|INSERT/)
}

const wish = (kind: Kind, input: object = inputs[kind], more: object = {}) => ({ kind, project, input, ...more })

// sources are read by the API itself
const foreign = (Object.keys(inputs) as Kind[]).filter(kind => kind !== 'ingest')
test.each(foreign)('a wish to %s is told that nobody is set up for it', async kind => {
  await refused(await ask(api, randomUUID(), wish(kind)), 501, 'provider-not-configured')
})

describe('a wish', () => {
  const text = 'x'
  test.each<[string, unknown]>([
    ['of no kind', { project, input: {} }],
    ['of an unknown kind', wish('speak', inputs.speak, { kind: 'dance' })],
    ['with an unknown field', wish('speak', inputs.speak, { owner: 'somebody' })],
    ['with an unknown field in its input', wish('speak', { ...inputs.speak, ssml: true })],
    ['with a price of its own', wish('speak', inputs.speak, { held: 0 })],
    ['without a project', { kind: 'speak', input: inputs.speak }],
    ['for a project that climbs', wish('speak', inputs.speak, { project: '../other' })],
    ['of a wrong type', wish('speak', { ...inputs.speak, text: 5 })],
    ['too fast', wish('speak', { ...inputs.speak, speed: 1e9 })],
    ['too long', wish('speak', { ...inputs.speak, text: text.repeat(20_001) })],
    ['of nothing', wish('speak', { ...inputs.speak, text: '' })],
    ['for a picture without end', wish('make-picture', { ...inputs['make-picture'], width: 2 ** 53 })],
    ['for a picture of half a pixel', wish('make-picture', { ...inputs['make-picture'], height: 100.5 })],
    ['for a picture of less than nothing', wish('make-picture', { ...inputs['make-picture'], seed: -1 })],
    ['for another machine’s files', wish('ingest', { url: 'file:///etc/passwd' })],
    ['for a script', wish('ingest', { url: 'javascript:alert(1)' })],
    ['as a list', []],
    ['as null', null],
    ['in half', '{"kind":"speak","proj'],
    ['nested without end', '['.repeat(200_000)],
    ['deep inside its input', `{"kind":"speak","project":"p","input":${'{"a":'.repeat(5000)}1${'}'.repeat(5000)}}`],
  ])('%s is refused', async (_, body) => {
    await refused(await ask(api, randomUUID(), body as object), 400, 'input-invalid')
  })

  test('of 10 MB, in bytes that are no text, of another type, or without a key is refused', async () => {
    const headers = { 'idempotency-key': 'k', 'content-type': 'application/json' }
    const large = JSON.stringify(wish('speak', { ...inputs.speak, text: text.repeat(10_000_000) }))
    await refused(await ask(api, 'k', large as unknown as object), 413, 'payload-too-large')
    const broken = new Uint8Array([...new TextEncoder().encode('{"kind":"'), 0xc3, 0x28, 0xff])
    await refused(await api.send('/v1/jobs', { method: 'POST', headers, body: broken }), 400, 'input-invalid')
    await refused(
      await postJson(api, '/v1/jobs', wish('speak'), { 'idempotency-key': 'k', 'content-type': 'text/plain' }),
      415,
      'input-invalid',
    )
    await refused(await postJson(api, '/v1/jobs', wish('speak')), 400, 'input-invalid')
    for (const key of ['', 'a b', 'k'.repeat(201)])
      await refused(await ask(api, key, wish('speak')), 400, 'input-invalid')
  })
})

test('odd questions about money are refused, and plain ones change nothing', async () => {
  for (const credits of [0, -1, 1.5, 2 ** 53, 1e300, '5', null])
    await refused(await postJson(api, '/v1/billing/check', { credits }), 400, 'input-invalid')
  const check = await (await postJson(api, '/v1/billing/check', { credits: 101 })).json()
  // the credits of the first plan count before it has begun
  expect(check).toEqual({ needed: 101, available: 100, enough: false })
  for (const query of ['from=2026-01-32', 'from=2026-02-01&to=2026-01-01', 'from=2020-01-01', 'to=tomorrow'])
    await refused(await api.send(`/v1/billing/usage?${query}`), 400, 'input-invalid')
  for (const query of ['limit=0', 'limit=1e9', 'cursor=-1', 'cursor=1.5', 'kind=gift', 'job=mine'])
    await refused(await api.send(`/v1/billing/transactions?${query}`), 400, 'input-invalid')
  for (const query of ['after=-1', 'after=9007199254740992', 'wait=26', 'wait=x'])
    await refused(await api.send(`/v1/jobs/events?project=${project}&${query}`), 400, 'input-invalid')
  await refused(await api.send(`/v1/jobs?project=${project}&cursor=bm90`), 400, 'input-invalid')
  await refused(await api.send(`/v1/jobs?project=${randomUUID()}`), 404, 'project-missing')
  await refused(await api.send('/v1/jobs/not-an-id'), 400, 'input-invalid')
  const estimate = await (await api.send(`/v1/billing/estimate?project=${project}`)).json()
  expect(estimate).toMatchObject({ available: 100, enough: false })
  expect(estimate.lines.map(({ kind }: { kind: string }) => kind)).toEqual([
    'write-story',
    'plan-scenes',
    'make-picture',
    'speak',
    'write-music',
  ])
  const { plans } = await (await api.send('/v1/billing/plans')).json()
  expect(plans.map(({ id }: { id: string }) => id)).toEqual(['free', 'creator', 'team'])
  const subscription = await (await api.send('/v1/billing/subscription')).json()
  expect(subscription).toMatchObject({ plan: { id: 'free' } })
  expect(Date.parse(subscription.periodEnd) - Date.parse(subscription.periodStart)).toBeGreaterThan(27 * 86_400_000)
  const balance = await (await api.send('/v1/billing/balance')).json()
  expect(balance).toEqual({ available: 100, held: 0, expiring: [{ amount: 100, at: subscription.periodEnd }] })
})
