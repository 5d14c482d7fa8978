/**
 * Proves what the clock tidies up (media of projects deleted long ago, uploads nobody ended, deletions broken off), and
 * that storing a file beside its deletion ends with the file, or with an answer that says it is not there.
 */
import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { UPLOAD_PART_BYTES } from '@contenthq/model/api'
import { type ApiClient, createApiClient } from '@contenthq/sdk/testing'
import Database from 'libsql'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { emptyProject, hashOf, svgOf, withPicture } from '../dev/api.fixture.ts'
import { type DevApi, startDevApi } from '../dev/index.ts'

const dataDir = mkdtempSync(join(tmpdir(), 'contenthq-tidying-'))
let api: DevApi
let client: ApiClient
let database: InstanceType<typeof Database>
/** Awaited before a call to the database that contains its text. */
let gate: { readonly text: string; readonly opens: Promise<void>; readonly reached: () => void } | undefined

beforeAll(async () => {
  api = await startDevApi(
    { dataDir, onLog: () => undefined },
    {
      tick: 0,
      line: service => async incoming => {
        const text = await incoming.clone().text()
        if (gate && text.includes(gate.text)) {
          const { opens, reached } = gate
          gate = undefined
          reached()
          await opens
        }
        return service(incoming)
      },
    },
  )
  client = createApiClient({ baseURL: api.url })
  database = new Database(join(dataDir, 'contenthq.db'), { timeout: 5000 })
})
afterAll(async () => {
  database.close()
  await api.close()
  rmSync(dataDir, { recursive: true, force: true })
})

const send = (path: string, init?: RequestInit) => fetch(api.url + path, init)
const has = async (hash: string): Promise<boolean> => (await send(`/v1/media/${hash}`)).ok
const count = (from: string): number =>
  (database.prepare(`SELECT count(*) AS count FROM ${from}`).get() as { count: number }).count
const daysAgo = (days: number): string => new Date(Date.now() - days * 24 * 60 * 60_000).toISOString()

async function store(word: string) {
  const picture = svgOf(word)
  await client.media.put(picture.hash, picture.blob)
  return { ...picture, bytes: picture.blob.size }
}

test('media of a deleted project stay for thirty days, those of others for ever', async () => {
  const [alone, shared, film] = [await store('alone'), await store('shared'), await store('film')]
  const [gone, there] = [randomUUID(), randomUUID()]
  const document = withPicture(emptyProject(gone), alone.hash, alone.bytes)
  await client.projects.create(withPicture(document, shared.hash, shared.bytes))
  await client.projects.create(withPicture(emptyProject(there), shared.hash, shared.bytes))
  const stage = { state: 'done', done: 1, total: 1, fraction: 1, result: film.hash }
  const told = await send(`/v1/projects/${gone}/pipeline/stages/assembly`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(stage),
  })
  expect(told.status).toBe(200)
  // a film that a run came to is its project's file like any other
  expect((await (await send(`/v1/media?project=${gone}&kind=film`)).json()).media).toMatchObject([{ hash: film.hash }])
  expect((await send(`/v1/media/${film.hash}`, { method: 'DELETE' })).status).toBe(409)
  await client.projects.delete(gone)
  expect(count(`pipeline_stages WHERE project = '${gone}'`)).toBe(0)
  const age = (days: number) =>
    database.exec(`UPDATE projects SET deleted_at = '${daysAgo(days)}' WHERE id = '${gone}'`)
  age(29)
  await api.tick()
  expect(await Promise.all([alone, shared, film].map(({ hash }) => has(hash)))).toEqual([true, true, true])
  age(31)
  await api.tick()
  expect(await Promise.all([alone, shared, film].map(({ hash }) => has(hash)))).toEqual([false, true, false])
  expect(count(`project_media WHERE project = '${gone}'`)).toBe(0)
})

test('an upload that nobody ended is dropped after days, in the bucket too', async () => {
  const body = JSON.stringify({ hash: 'd'.repeat(64), bytes: 2 * UPLOAD_PART_BYTES, mimeType: 'video/webm' })
  const begin = async () => {
    const headers = { 'content-type': 'application/json' }
    return (await (await send('/v1/uploads', { method: 'POST', headers, body })).json()) as {
      id: string
      parts: number[]
    }
  }
  const { id } = await begin()
  const part = () => send(`/v1/uploads/${id}/parts/1`, { method: 'PUT', body: new Uint8Array(UPLOAD_PART_BYTES) })
  expect((await part()).status).toBe(204)
  const age = (days: number) => database.exec(`UPDATE media_uploads SET created_at = '${daysAgo(days)}'`)
  age(4)
  await api.tick()
  expect(await begin()).toMatchObject({ id, parts: [1] })
  const [row] = database.prepare('SELECT * FROM media_uploads').all() as Record<string, string>[]
  age(6)
  await api.tick()
  expect([count('media_uploads'), count('media_upload_parts')]).toEqual([0, 0])
  // with its row back it would go on, were it still in the bucket
  const names = Object.keys(row!)
  database.prepare(`INSERT INTO media_uploads (${names}) VALUES (${names.map(() => '?')})`).run(...Object.values(row!))
  expect((await part()).status).toBe(500)
  database.exec('DELETE FROM media_uploads')
})

/** A sender that waits in the middle of a file. */
function slowly(word: string) {
  const { hash } = svgOf(word)
  const text = `<svg xmlns="http://www.w3.org/2000/svg" width="16" height="9"><text y="8">${word}</text></svg>`
  expect(hashOf(text)).toBe(hash)
  const outgoing = request(`${api.url}/v1/media/${hash}`, {
    method: 'PUT',
    headers: { 'content-type': 'image/svg+xml', 'content-length': text.length },
  })
  const answer = new Promise<number | undefined>((resolve, reject) => {
    outgoing.on('error', reject)
    outgoing.on('response', incoming => {
      incoming.resume()
      resolve(incoming.statusCode)
    })
  })
  outgoing.write(text.slice(0, 50))
  return { hash, answer, finish: () => outgoing.end(text.slice(50)) }
}

test('a file that is deleted while the same is stored is there, or is said not to be', async () => {
  const gated = (text: string) => {
    let open = (): void => undefined
    const opens = new Promise<void>(resolve => {
      open = resolve
    })
    const reached = new Promise<void>(resolve => {
      gate = { text, opens, reached: resolve }
    })
    return { open, reached }
  }
  // it has looked, then waits; meanwhile another stores the same
  const look = gated('media_deletions')
  const slow = slowly('raced')
  await look.reached
  look.open()
  const record = gated('INSERT INTO \\"media\\"')
  slow.finish()
  await record.reached
  await store('raced')
  expect((await send(`/v1/media/${slow.hash}`, { method: 'DELETE' })).status).toBe(204)
  record.open()
  expect(await slow.answer).toBe(503)
  expect([await has(slow.hash), count(`media WHERE hash = '${slow.hash}'`)]).toEqual([false, 0])
  // sent again it is there
  await store('raced')
  expect(await has(slow.hash)).toBe(true)

  // a deletion under way is waited for; one that was broken off is ended by the clock
  const { hash } = svgOf('broken off')
  database.exec(
    `INSERT INTO media_deletions (owner, hash, batch, created_at) VALUES ('local', '${hash}', 'b', '${daysAgo(1)}')`,
  )
  const stored = store('broken off')
  await api.tick()
  await stored
  expect(await has(hash)).toBe(true)
  await api.tick()
  expect(count(`media_deletions WHERE hash = '${hash}'`)).toBe(0)
})
