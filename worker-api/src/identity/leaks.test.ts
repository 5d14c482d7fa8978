/**
 * Proves A3: secrets do not leak. A canary lies in every slot of a secret; what the Worker logs, answers, is built of
 * and keeps is searched for it. The same search over a Worker that logs too much finds it.
 */
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Response as RuntimeResponse } from 'miniflare'
import { afterAll, expect, it } from 'vitest'
import { buildWorker } from '../../dev/build-worker.ts'
import { type DevKeys, startDevApi } from '../../dev/index.ts'

const folders: string[] = []
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true })
})

const canary = (name: string, letters: number): string => `CANARY${name}`.padEnd(letters, 'x')

/** As the file of an embedded API's secrets has them; 43 letters are 32 bytes. */
const keys: DevKeys = {
  wrappingKeys: `1:${canary('wrap', 42)}A`,
  operatorKey: `chq_op_${canary('operator', 43)}`,
  publishableKey: `chq_pub_${'p'.repeat(43)}`,
  secretKey: `chq_sec_${canary('secret', 43)}`,
}

const filesUnder = (path: string): string[] =>
  readdirSync(path, { recursive: true, encoding: 'utf8' })
    .map(name => join(path, name))
    .filter(name => statSync(name).isFile())

type Remains = {
  readonly log: readonly string[]
  readonly answers: readonly string[]
  /** What is secret of what was handed out. */
  readonly told: readonly string[]
  /** Database and bucket. */
  readonly kept: readonly string[]
}

/** Calls, good and bad, with secrets where they belong and where they do not, before and while the database is away. */
async function leaveTraces(code: string): Promise<Remains> {
  const folder = mkdtempSync(join(tmpdir(), 'contenthq-leaks-'))
  folders.push(folder)
  writeFileSync(join(folder, 'dev-keys.json'), JSON.stringify(keys))
  const log: string[] = []
  let isAway = false
  const api = await startDevApi(
    { dataDir: folder, identity: 'sessions', onLog: line => log.push(line) },
    {
      code,
      line: database => request =>
        isAway ? Promise.resolve(new RuntimeResponse('', { status: 502 })) : database(request),
    },
  )
  const answers: string[] = []
  const json = JSON.stringify
  const send = async (method: string, path: string, bearer?: string, body?: string): Promise<Response> => {
    const answer = await fetch(api.url + path, {
      method,
      headers: {
        ...(bearer === undefined ? {} : { authorization: `Bearer ${bearer}` }),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        cookie: `contenthq.session_token=${canary('cookie', 40)}`,
      },
      ...(body === undefined ? {} : { body }),
    })
    answers.push(`${answer.status} ${json([...answer.headers])} ${await answer.clone().text()}`)
    return answer
  }
  try {
    const made = await send('POST', '/v1/apps', keys.operatorKey, json({ name: 'A shop', origins: [] }))
    const { id: app } = (await made.json()) as { id: string }
    // told once, to the one who asked: not a leak, and never again
    const rolled = await send('POST', `/v1/apps/${app}/keys`, keys.operatorKey, json({ kind: 'secret' }))
    const { key } = (await rolled.json()) as { key: string }
    const minted = await send('POST', '/v1/sessions', keys.secretKey, json({ user: 'u' }))
    const { token } = (await minted.json()) as { token: string }
    answers.splice(0)
    const secrets = [keys.wrappingKeys, keys.operatorKey, keys.secretKey, key, token]
    for (isAway of [false, true])
      for (const text of secrets.map(secret => secret.replaceAll(' ', ''))) {
        const password = json({ email: 'somebody@example.org', password: canary('password', 30) })
        await send('GET', `/v1/projects`, text)
        await send('GET', '/v1/apps', text)
        await send('POST', '/v1/sessions', text, json({ user: 5 }))
        await send('POST', '/v1/sessions', text, '{"user":')
        await send('POST', '/v1/projects', text, json({ version: 1, nothing: true }))
        await send('GET', `/v1/media/${'a'.repeat(64)}`, text)
        await send('PUT', `/v1/projects/${'x'.repeat(100)}`, text, '{}')
        await send('POST', '/v1/signing-keys/rotate', text)
        await send('GET', `/v1/shared/${canary('share', 32)}`)
        await send('POST', '/v1/auth/sign-in', undefined, password)
        await send('POST', '/v1/auth/session')
      }
    isAway = false
    for (const path of ['/v1/apps', `/v1/apps/${app}/keys`]) await send('GET', path, keys.operatorKey)
    for (const path of ['/.well-known/jwks.json', '/openapi.json', '/v1/health']) await send('GET', path)
    // the part of a token that is secret is its signature
    const told = [key.slice(14), token.split('.')[2]!]
    return { log, answers, told, kept: filesUnder(folder).filter(path => !path.endsWith('dev-keys.json')) }
  } finally {
    await api.close()
  }
}

/** Where a canary is found, as "place: canary". */
function search({ log, answers, told, kept }: Remains, bundles: readonly string[]): readonly string[] {
  const places = {
    logs: log,
    answers,
    'bundle and source maps': bundles,
    'database and files': kept.map(path => readFileSync(path, 'latin1')),
  }
  // the search itself finds what is there
  expect(places['database and files'].some(text => text.includes(keys.publishableKey))).toBe(true)
  return Object.entries(places).flatMap(([place, texts]) =>
    ['CANARY', ...told].flatMap(word =>
      // the head of a secret key tells which one it is, by design
      texts.some(text => text.replaceAll('chq_sec_CANA…', '').includes(word)) ? [`${place}: ${word}`] : [],
    ),
  )
}

it('A3 a canary in every secret slot appears in no log, answer, bundle, source map or database', async () => {
  const { path } = await buildWorker()
  const bundles = filesUnder(fileURLToPath(new URL('../../dist/', import.meta.url)))
    .filter(name => /\.(m?js|map)$/.test(name))
    .map(name => readFileSync(name, 'latin1'))
  const code = readFileSync(path, 'utf8')
  const sound = await leaveTraces(code)
  expect(search(sound, bundles)).toEqual([])
  // every call left its line, and the database that was away left more
  const lines = sound.log.map(line => JSON.parse(line) as Record<string, unknown>)
  const requests = lines.filter(({ route }) => route !== undefined)
  const failures = lines.filter(({ failure }) => failure !== undefined)
  expect(requests.length).toBe(sound.answers.length + 3)
  expect(failures.length).toBeGreaterThan(10)
  expect(requests).toContainEqual({
    request: expect.stringMatching(/^[0-9a-f-]{36}$/),
    method: 'POST',
    route: '/v1/sessions',
    status: 201,
    ms: expect.any(Number),
    owner: expect.stringMatching(/^[0-9a-f-]{36}$/),
    app: 'dev',
  })
  expect(requests).toContainEqual(expect.objectContaining({ route: '/v1/media/:hash', status: 404, app: 'dev' }))

  // a Worker that logs a header, or an address, is found out
  const plants = [
    ['method: context.req.method,', 'method: context.req.header("authorization"),'],
    ['route: patternOf(context),', 'route: context.req.path,'],
  ] as const
  for (const [find, put] of plants) {
    expect(code).toContain(find)
    expect(search(await leaveTraces(code.replace(find, put)), [])).toContain('logs: CANARY')
  }
  console.log(
    `[figure] A3 ${sound.told.length + 1} kinds of canary, ${sound.answers.length} answers, ${sound.log.length} log lines, ${sound.kept.length} files, ${bundles.length} bundles searched: 0 hits; ${plants.length} of ${plants.length} planted in the log found`,
  )
})
