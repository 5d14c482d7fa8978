/** Proves what the client makes of a bad line: a real server that refuses, stalls, breaks off and talks nonsense. */
import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, expect, it } from 'vitest'
import { createApiClient } from './client.ts'
import { createTransport } from './transport.ts'

const closers: (() => void)[] = []
afterEach(() => {
  for (const close of closers.splice(0)) close()
})

async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener)
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  closers.push(() => {
    server.closeAllConnections()
    server.close()
  })
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

const problem = (code: string, status: number, extra: object = {}): string =>
  JSON.stringify({ type: 'urn:x', title: 'x', status, code, message: 'x', remedy: 'x', retryable: false, ...extra })

it('tries an idempotent call three times, another one once, and only what may pass', async () => {
  let asked = 0
  const baseURL = await serve((_, answer) => {
    asked++
    answer.writeHead(503).end(problem('server-failed', 503))
  })
  const send = createTransport({ baseURL })
  await expect(send({ method: 'GET', path: '/', idempotent: true })).rejects.toMatchObject({ code: 'server-failed' })
  expect(asked).toBe(3)
  await expect(send({ method: 'POST', path: '/', idempotent: false })).rejects.toMatchObject({ code: 'server-failed' })
  expect(asked).toBe(4)

  const refusing = await serve((_, answer) => {
    asked++
    answer.writeHead(400).end(problem('input-invalid', 400, { errors: [{ path: 'limit', message: 'Too large.' }] }))
  })
  const refused = createTransport({ baseURL: refusing })({ method: 'GET', path: '/', idempotent: true })
  await expect(refused).rejects.toMatchObject({ code: 'input-invalid', detail: 'limit: Too large.' })
  expect(asked).toBe(5)
})

it('comes through when the second attempt does', async () => {
  let asked = 0
  const baseURL = await serve((request, answer) => {
    if (++asked === 1) request.destroy()
    else answer.end(JSON.stringify({ projects: [] }))
  })
  expect(await createApiClient({ baseURL }).projects.list()).toEqual({ projects: [] })
})

it('calls everything that is no answer of the API unreachable', async () => {
  const page = await serve((_, answer) => {
    answer.writeHead(502, { 'content-type': 'text/html' }).end('<h1>Bad gateway</h1>')
  })
  const cut = await serve((_, answer) => {
    answer.writeHead(200, { 'content-type': 'application/json', 'content-length': 100 })
    answer.write('{"projects":')
    setTimeout(() => answer.destroy(), 20)
  })
  const nonsense = await serve((_, answer) => answer.end('hello'))
  const gone = await serve(() => undefined)
  closers.pop()?.()
  for (const baseURL of [page, cut, nonsense, gone])
    await expect(createApiClient({ baseURL }).projects.list(), baseURL).rejects.toMatchObject({
      code: 'api-unreachable',
    })
  const stalling = createTransport({ baseURL: await serve(() => undefined) })
  await expect(stalling({ method: 'POST', path: '/', idempotent: false, deadline: 50 })).rejects.toMatchObject({
    code: 'api-unreachable',
  })
  const teapot = await serve((_, answer) => answer.writeHead(418).end('no'))
  await expect(createApiClient({ baseURL: teapot }).projects.list()).rejects.toMatchObject({ code: 'api-refused' })
})

it('stops when asked to: before, during, and between two attempts', async () => {
  const baseURL = await serve(() => undefined)
  const { projects } = createApiClient({ baseURL })
  await expect(projects.list({ signal: AbortSignal.abort() })).rejects.toMatchObject({ code: 'cancelled' })
  const during = new AbortController()
  const asking = projects.list({ signal: during.signal })
  setTimeout(() => during.abort(), 30)
  await expect(asking).rejects.toMatchObject({ code: 'cancelled' })
  const failing = await serve((_, answer) => answer.writeHead(503).end(problem('server-failed', 503)))
  const between = new AbortController()
  const retrying = createApiClient({ baseURL: failing }).projects.list({ signal: between.signal })
  setTimeout(() => between.abort(), 120)
  await expect(retrying).rejects.toMatchObject({ code: 'cancelled' })
})

it('sends the token of the moment, and a base address may end in a slash', async () => {
  const seen: (string | undefined)[] = []
  const baseURL = await serve((request, answer) => {
    seen.push(`${request.url} ${request.headers.authorization}`)
    answer.end('{"projects":[]}')
  })
  let turn = 0
  const client = createApiClient({ baseURL: `${baseURL}/`, token: async () => `token-${++turn}` })
  await client.projects.list()
  await client.projects.list({ search: 'a b', limit: 2 })
  await createApiClient({ baseURL }).projects.list()
  expect(seen).toEqual([
    '/v1/projects? Bearer token-1',
    '/v1/projects?search=a+b&limit=2 Bearer token-2',
    '/v1/projects? undefined',
  ])
})
