/**
 * Proves that no body and no failing database harms any route: every route of the description is sent wrong shapes of
 * its own example, and is called while the database answers late, twice, or not at all. Each call ends in an answer or
 * in a typed problem, the money stays sound, and a call whose database was away has changed nothing.
 */
import { readFileSync } from 'node:fs'
import { problemSchema } from '@contenthq/model/api'
import { Response as RuntimeResponse } from 'miniflare'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { emptyProject, svgOf, withPicture } from '../dev/api.fixture.ts'
import { type Edge, type JobsApi, startJobsApi } from '../dev/jobs-runtime.fixture.ts'
import type { Fault } from '../dev/worker-runtime.fixture.ts'
import { expectSound, postJson } from './jobs/job-story.fixture.ts'
import { examples } from './openapi-examples.ts'

type Operation = {
  readonly operationId: string
  readonly security?: readonly Readonly<Record<string, unknown>>[]
  readonly parameters?: readonly { readonly name: string; readonly in: string; readonly required?: boolean }[]
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: { readonly $ref?: string } }>> }
}
const { paths } = JSON.parse(readFileSync(new URL('../openapi.json', import.meta.url), 'utf8')) as {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>
}
const routes = Object.entries(paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({ path, method: method.toUpperCase(), ...operation })),
)
type Route = (typeof routes)[number]

let fault: Fault | undefined
const edge: Edge = { vendor: () => new RuntimeResponse('no', { status: 400 }), fault: () => fault }
let api: JobsApi
/** One of everything, by the name of the path's parameter. */
const ids: Record<string, string> = {}

beforeAll(async () => {
  api = await startJobsApi(edge)
  const picture = svgOf('tea')
  await api.client.media.put(picture.hash, picture.blob)
  const document = withPicture(emptyProject('history-of-tea'), picture.hash, picture.blob.size)
  await api.client.projects.create(document)
  const operator = { authorization: `Bearer ${api.keys.operatorKey}` }
  const app = await (await postJson(api, '/v1/apps', { name: 'A shop', origins: [] }, operator)).json()
  const { keys } = await (await api.send(`/v1/apps/${app.id}/keys`, { headers: operator })).json()
  const upload = await (
    await postJson(api, '/v1/uploads', { hash: 'e'.repeat(64), bytes: 9, mimeType: 'video/mp4' })
  ).json()
  Object.assign(ids, {
    id: document.id,
    hash: picture.hash,
    scene: document.scenes[0]!.id,
    app: app.id,
    key: keys[0].id,
  })
  Object.assign(ids, { upload: upload.id, stage: 'assembly', move: 'pause', version: '1', number: '1', profile: 'own' })
})
afterAll(() => api.dispose())

const schemaOf = ({ requestBody }: Route): string | undefined =>
  requestBody?.content['application/json']?.schema.$ref?.split('/').at(-1)

function send(route: Route, body?: BodyInit): Promise<Response> {
  const { path, method, security, parameters = [] } = route
  const address = path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(ids[name] ?? 'absent'))
  const query = parameters.some(({ name, in: where }) => name === 'project' && where === 'query')
    ? `?project=${ids.id}`
    : ''
  const key = security?.some(one => 'operator' in one)
    ? api.keys.operatorKey
    : security?.some(one => 'secretKey' in one)
      ? api.keys.secretKey
      : undefined
  return api.send(address + query, {
    method,
    headers: {
      ...(key === undefined ? {} : { authorization: `Bearer ${key}` }),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...(parameters.some(({ name }) => name === 'idempotency-key') ? { 'idempotency-key': crypto.randomUUID() } : {}),
      ...(parameters.some(({ name }) => name === 'if-match') ? { 'if-match': '"1"' } : {}),
    },
    ...(body === undefined ? {} : { body }),
  })
}

/** What is wrong with an answer: undefined where it is one, or a typed problem. */
async function faultOf(answer: Response): Promise<string | undefined> {
  const text = await answer.text()
  if (answer.status < 400) return undefined
  // HEAD tells by its status alone
  const problem = text === '' ? undefined : problemSchema.safeParse(JSON.parse(text)).data
  if (text !== '' && problem?.status !== answer.status) return `${answer.status} is no problem: ${text.slice(0, 200)}`
  return /\bat \w|\.ts|\.js|Error:|SQLITE|CHECK constraint/.test(text) ? `tells too much: ${text}` : undefined
}

const wrongBodies: readonly (readonly [string, BodyInit])[] = [
  ['nothing', ''],
  ['null', 'null'],
  ['a list', '[]'],
  ['a number', '5'],
  ['half', '{"a":'],
  ['invalid UTF-8', new Uint8Array([...Buffer.from('{"a":"'), 0xc3, 0x28, 0xff, ...Buffer.from('"}')])],
  ['deep nesting', `{"deep":${'['.repeat(100_000)}${']'.repeat(100_000)}}`],
]
const wrongValues = [null, -1, 1.5, 2 ** 53, 1e308, true, [], {}, '\u0000', 'x'.repeat(30_000)] as const
/** Unknown members are dropped from documents, which newer pages may write. */
const tolerant = new Set(['ProjectDocument'])

it('every route that takes JSON refuses what has not its shape', async () => {
  const wrong: string[] = []
  let calls = 0
  for (const route of routes) {
    const schema = schemaOf(route)
    if (schema === undefined) continue
    const example = examples[schema] as Readonly<Record<string, unknown>>
    const tell = async (what: string, body: BodyInit, mustRefuse: boolean): Promise<void> => {
      calls++
      const answer = await send(route, body)
      const { status } = answer
      const found = await faultOf(answer)
      const isFailure = status >= 500 && status !== 501
      if (found !== undefined || isFailure || (mustRefuse && status < 400))
        wrong.push(`${route.operationId}, ${what}: ${status} ${found ?? ''}`)
    }
    for (const [what, body] of wrongBodies) await tell(what, body, true)
    await tell('an unknown member', JSON.stringify({ ...example, nobodyKnows: 1 }), !tolerant.has(schema))
    for (const name of Object.keys(example))
      for (const value of wrongValues)
        await tell(
          `${name} as ${JSON.stringify(value).slice(0, 20)}`,
          JSON.stringify({ ...example, [name]: value }),
          false,
        )
  }
  // once is enough: reading a body is the same for all
  const large = await send(routes.find(({ operationId }) => operationId === 'saveSettings')!, ' '.repeat(10_000_000))
  expect(large.status).toBe(413)
  expect(wrong).toEqual([])
  expect(calls).toBeGreaterThan(800)
  expectSound(api)
}, 60_000)

/** All that the database holds. */
const contents = (): string =>
  JSON.stringify(
    api
      .rows<{ name: string }>("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
      .map(({ name }) => api.rows(`SELECT * FROM ${name}`)),
  )

it('every route answers with a typed problem when the database is away, late, or runs a call twice', async () => {
  const wrong: string[] = []
  const before = contents()
  let failed = 0
  for (const mode of ['lost-before', 'late', 'twice'] as const) {
    for (const route of routes) {
      // health says in its own words what is away; the other waits for news
      if (route.operationId === 'health' || route.operationId === 'jobEvents') continue
      const schema = schemaOf(route)
      fault = mode
      const answer = await send(route, schema === undefined ? undefined : JSON.stringify(examples[schema]))
      const found = await faultOf(answer)
      fault = undefined
      if (found !== undefined) wrong.push(`${route.operationId}, ${mode}: ${found}`)
      if (mode === 'lost-before' && answer.status >= 500) failed++
    }
    if (mode === 'lost-before') expect(contents()).toBe(before)
  }
  expect(wrong).toEqual([])
  // it was really away
  expect(failed).toBeGreaterThan(40)
  expectSound(api)
}, 60_000)
