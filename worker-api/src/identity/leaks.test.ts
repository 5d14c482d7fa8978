/**
 * Proves A3: secrets do not leak. A canary lies in every slot of a secret; what the Worker logs, answers, is built of
 * and keeps is searched for it.
 */
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, expect, it } from 'vitest'
import { type DevApi, type DevKeys, startDevApi } from '../../dev/index.ts'

const folder = mkdtempSync(join(tmpdir(), 'contenthq-leaks-'))
let running: DevApi | undefined
afterAll(async () => {
  await running?.close()
  rmSync(folder, { recursive: true, force: true })
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

it('A3 a canary in every secret slot appears in no log, answer, bundle, source map or database', async () => {
  writeFileSync(join(folder, 'dev-keys.json'), JSON.stringify(keys))
  const log: string[] = []
  const api = await startDevApi({ dataDir: folder, identity: 'sessions', onLog: line => log.push(line) })
  running = api
  const answers: string[] = []
  const send = async (method: string, path: string, bearer?: string, body?: string): Promise<Response> => {
    const answer = await fetch(api.url + path, {
      method,
      headers: {
        ...(bearer === undefined ? {} : { authorization: `Bearer ${bearer}` }),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        cookie: `session=${canary('cookie', 40)}`,
      },
      ...(body === undefined ? {} : { body }),
    })
    answers.push(
      `${method} ${path} ${answer.status} ${JSON.stringify([...answer.headers])} ${await answer.clone().text()}`,
    )
    return answer
  }
  const json = JSON.stringify
  const made = await send('POST', '/v1/apps', keys.operatorKey, json({ name: 'A shop', origins: [] }))
  const { id: app } = (await made.json()) as { id: string }
  // told once, to the one who asked: not a leak, and never again
  const told = (await (
    await send('POST', `/v1/apps/${app}/keys`, keys.operatorKey, json({ kind: 'secret' }))
  ).json()) as { key: string }
  answers.splice(0)
  const session = (await (await send('POST', '/v1/sessions', keys.secretKey, json({ user: 'u' }))).json()) as {
    token: string
  }
  answers.splice(0)
  const { token } = session

  // good calls, and every kind of bad one, with secrets where they do not belong
  const secrets = [keys.wrappingKeys, keys.operatorKey, keys.secretKey, told.key, token]
  for (const secret of secrets) {
    const text = secret.replaceAll(' ', '')
    await send('GET', '/v1/projects', text)
    await send('GET', '/v1/apps', text)
    await send('POST', '/v1/sessions', text, json({ user: 5 }))
    await send('POST', '/v1/sessions', text, '{"user":')
    await send('POST', '/v1/projects', text, json({ version: 1, nothing: true }))
    await send('GET', `/v1/media/${'a'.repeat(64)}`, text)
    await send('PUT', `/v1/projects/${'x'.repeat(100)}`, text, '{}')
    await send('POST', '/v1/signing-keys/rotate', text)
  }
  for (const path of ['/v1/apps', `/v1/apps/${app}/keys`]) await send('GET', path, keys.operatorKey)
  await send('GET', '/.well-known/jwks.json')
  await send('GET', '/openapi.json')
  await send('GET', '/v1/health')
  // the database falls out: what is logged then is what went wrong, not with what
  await api.close()
  running = undefined

  const bundle = fileURLToPath(new URL('../../dist/', import.meta.url))
  const kept = filesUnder(folder).filter(path => !path.endsWith('dev-keys.json'))
  const places: Readonly<Record<string, readonly string[]>> = {
    logs: [log.join('\n')],
    answers,
    'bundle and source maps': filesUnder(bundle)
      .filter(path => /\.(m?js|map)$/.test(path))
      .map(path => readFileSync(path, 'latin1')),
    'database and files': kept.map(path => readFileSync(path, 'latin1')),
  }
  expect(existsSync(join(folder, 'contenthq.db'))).toBe(true)
  expect(answers.length).toBeGreaterThan(40)
  // the part of a token that is secret is its signature
  const canaries = ['CANARY', told.key.slice(14), token.split('.')[2]!, keys.secretKey.slice(8)]
  const hits = Object.entries(places).flatMap(([place, texts]) =>
    canaries.flatMap(word =>
      texts.some(text => text.replaceAll('chq_sec_CANA…', '').includes(word)) ? [`${place}: ${word}`] : [],
    ),
  )
  expect(hits).toEqual([])
  // the search itself finds what is there
  expect(places['database and files']!.some(text => text.includes(keys.publishableKey))).toBe(true)
  console.log(
    `[figure] A3 ${canaries.length} canaries, ${answers.length} answers, ${log.length} log lines, ${kept.length} files searched: ${hits.length} hits`,
  )
})
