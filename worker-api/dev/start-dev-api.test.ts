/** Proves the embedded default: it keeps what it was given over restarts, closes politely, and says what is wrong. */
import { spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { request } from 'node:http'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { emptyProject, hashOf, startTestApi, svgOf, type TestApi, withPicture } from './api.fixture.ts'
import { buildWorker } from './build-worker.ts'
import { migrateDatabase } from './migrate.ts'
import { COMPATIBILITY_DATE, startDevApi } from './start-dev-api.ts'

let api: TestApi
beforeAll(async () => {
  api = await startTestApi({ origin: 'https://studio.example' })
})
afterAll(() => api.dispose())

/** An upload whose second half waits for `finish`. */
async function slowUpload(url: string) {
  const text = `# ${'slow '.repeat(2000)}${randomUUID()}`
  const hash = hashOf(text)
  const sending = request(`${url}/v1/media/${hash}`, {
    method: 'PUT',
    headers: { 'content-type': 'text/markdown', 'content-length': text.length, connection: 'keep-alive' },
  })
  const answered = new Promise<number | undefined>((resolve, reject) => {
    sending.on('error', reject)
    sending.on('response', answer => {
      answer.resume()
      resolve(answer.statusCode)
    })
  })
  await new Promise<void>(resolve => sending.write(text.slice(0, 5000), () => resolve()))
  return { hash, answered, finish: () => sending.end(text.slice(5000)) }
}

describe('startDevApi', () => {
  it('has projects, revisions and media again after a restart', async () => {
    const picture = svgOf('kept')
    await api.client.media.put(picture.hash, picture.blob)
    const document = withPicture(emptyProject(randomUUID()), picture.hash, picture.blob.size)
    await api.client.projects.create(document)
    await api.client.projects.save({ ...document, title: 'Kept' }, 1)
    const gone = emptyProject(randomUUID())
    await api.client.projects.create(gone)
    await api.client.projects.delete(gone.id)

    await api.stop()
    await expect(api.client.health()).rejects.toMatchObject({ code: 'api-unreachable' })
    await api.restart()

    expect(await api.client.projects.read(document.id)).toMatchObject({ revision: 2, document: { title: 'Kept' } })
    expect(await (await api.client.media.get(picture.hash)).text()).toBe(await picture.blob.text())
    await expect(api.client.projects.read(gone.id)).rejects.toMatchObject({ code: 'project-deleted' })
    // the lost reply is still understood
    expect(await api.client.projects.save({ ...document, title: 'Kept' }, 1)).toEqual({ kind: 'saved', revision: 2 })
  })

  it('finishes the requests under way before it closes, and takes no more', async () => {
    const upload = await slowUpload(api.url)
    const stopping = api.stop()
    await expect(fetch(`${api.url}/v1/health`)).rejects.toThrow()
    upload.finish()
    expect(await upload.answered).toBe(201)
    await stopping
    await api.stop()
    await api.restart()
    expect(await api.client.media.has(upload.hash)).toBe(true)
  })

  // a terminal sends Ctrl-C to the runtime as well as to the program
  it.skipIf(process.platform === 'win32')('finishes them also when Ctrl-C stops the program', async () => {
    const program = fileURLToPath(new URL('./interrupted.fixture.ts', import.meta.url))
    const child = spawn(process.execPath, ['--conditions=source', program, join(api.dataDir, 'interrupted')], {
      detached: true,
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    const ended = new Promise<number | null>(resolve => child.once('exit', resolve))
    const url = String((await once(child.stdout, 'data'))[0]).trim()
    const upload = await slowUpload(url)
    process.kill(-child.pid!, 'SIGINT')
    await expect.poll(() => fetch(`${url}/v1/health`).catch(() => 'closed')).toBe('closed')
    upload.finish()
    expect(await upload.answered).toBe(201)
    expect(await ended).toBe(0)
  })

  it('lets the origin call that it was given', async () => {
    const asked = await api.send('/v1/projects', { headers: { origin: 'https://studio.example' } })
    expect(asked.headers.get('access-control-allow-origin')).toBe('https://studio.example')
  })

  // an inline module: its options reach every thread that the runtime starts
  it('ticks in a program of any kind, and keeps its clock to itself', async () => {
    const program = `
      import { startDevApi } from '${new URL('./index.ts', import.meta.url).href}'
      const api = await startDevApi({ dataDir: process.argv[1] }, { tick: 0 })
      process.once('SIGTERM', () => api.close())
      await api.tick()
      console.log(api.url)
    `
    const options = ['--conditions=source', '--input-type=module', '-e', program, join(api.dataDir, 'inline')]
    const child = spawn(process.execPath, options, { stdio: ['ignore', 'pipe', 'inherit'] })
    const ended = once(child, 'exit')
    try {
      const url = String((await once(child.stdout, 'data', { signal: AbortSignal.timeout(20_000) }))[0]).trim()
      expect((await fetch(`${url}/v1/projects`)).status).toBe(200)
      for (const path of [
        '/cdn-cgi/handler/scheduled',
        '/./cdn-cgi/handler/scheduled',
        `${url}/cdn-cgi/handler/scheduled`,
      ]) {
        // as it is written: `fetch` would tidy the address up
        const asked = request({ port: new URL(url).port, path }).end()
        const [answer] = await once(asked, 'response')
        expect(answer.statusCode, path).toBe(404)
        answer.resume()
      }
      child.kill('SIGTERM')
      await ended
    } finally {
      child.kill('SIGKILL')
    }
  })

  it('says that a port is taken', async () => {
    const port = Number(new URL(api.url).port)
    const second = startDevApi({ dataDir: join(api.dataDir, 'second'), port })
    await expect(second).rejects.toMatchObject({
      code: 'option-invalid',
      detail: expect.stringContaining(String(port)),
    })
    expect((await api.client.health()).status).toBe('ok')
  })

  it('builds the Worker once, and runs it under the date of the deployment', async () => {
    expect((await buildWorker()).built).toBe(false)
    const deployment = readFileSync(new URL('../../wrangler.toml', import.meta.url), 'utf8')
    expect(/^compatibility_date = "(.+)"$/m.exec(deployment)?.[1]).toBe(COMPATIBILITY_DATE)
  })
})

describe('migrateDatabase', () => {
  it('applies each migration once', async () => {
    const url = pathToFileURL(join(api.dataDir, 'fresh.db')).href
    await migrateDatabase({ url })
    await migrateDatabase({ url })
    const { createClient } = await import('@libsql/client')
    const client = createClient({ url })
    const applied = await client.execute('SELECT count(*) AS count FROM __drizzle_migrations')
    const journal = JSON.parse(
      readFileSync(new URL('../src/db/migrations/meta/_journal.json', import.meta.url), 'utf8'),
    )
    expect(applied.rows[0]!.count).toBe(journal.entries.length)
    await client.execute("INSERT INTO media VALUES ('o', 'h', 1, 't', 'now')")
    await expect(client.execute("INSERT INTO media VALUES ('o', 'h', 1, 't', 'now')")).rejects.toThrow(/UNIQUE/)
    client.close()
  })
})
