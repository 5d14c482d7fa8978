/**
 * Owns the API with vendor doubles in workerd: what vendors answer, what becomes of database calls, crashes in the
 * middle of either, and the passing of time, which is rows being moved into the past.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type ApiClient, createApiClient } from '@contenthq/sdk/testing'
import Database from 'libsql'
import { Request as RuntimeRequest, Response as RuntimeResponse } from 'miniflare'
import { bundleOf } from './build-worker.ts'
import type { DevKeys } from './dev-identity.ts'
import { type DevApi, startDevApi } from './start-dev-api.ts'
import type { Fault } from './worker-runtime.fixture.ts'

const entry = fileURLToPath(new URL('../src/jobs/jobs-worker.fixture.ts', import.meta.url))

/** What a vendor was asked. */
export type Asked = { readonly vendor: string; readonly key: string; readonly request: Record<string, unknown> }

/** A moment at which the process may be killed: around each database call, and each vendor call. */
export type Moment = { readonly what: 'database' | 'vendor'; readonly side: 'before' | 'after'; readonly body: string }

export type Edge = {
  /** Answers for vendors. */
  vendor: (asked: Asked) => RuntimeResponse | Promise<RuntimeResponse>
  /** Asked for each call to the database. */
  fault?: (body: string) => Fault | undefined
  /** True: the process ends here. */
  dies?: (moment: Moment) => boolean
}

export type JobsApi = {
  readonly edge: Edge
  readonly client: ApiClient
  readonly url: string
  readonly keys: DevKeys
  /** What vendors were asked, in order. */
  readonly asked: Asked[]
  /** What the Worker logged. */
  readonly log: readonly string[]
  send(path: string, init?: RequestInit): Promise<Response>
  /** Rows of the database, read past the API. */
  rows<T>(sql: string): readonly T[]
  /** Changes rows past the API. */
  sql(text: string): void
  /** Jobs that wait for their next try are due at once; those that somebody holds are left alone. */
  hurry(): void
  /** All that waits is due, all leases are over; then the clock ticks. */
  passTime(): Promise<void>
  tick(): Promise<void>
  /** Resolves when the process was killed by `dies` and a new one answers; at once when none was. */
  reborn(): Promise<void>
  /** Processes so far, the one that answers included. */
  lives(): number
  /** Kills the process in the middle of whatever it does, and starts a new one. */
  crash(): Promise<void>
  dispose(): Promise<void>
}

export const jsonAnswer = (value: unknown): RuntimeResponse =>
  new RuntimeResponse(JSON.stringify(value), { headers: { 'content-type': 'application/json' } })

/** A picture that is really one, another for every word. */
export const pictureAnswer = (word: string, value: object = {}): RuntimeResponse =>
  new RuntimeResponse(
    `<svg xmlns="http://www.w3.org/2000/svg" width="16" height="9"><text y="8">${word}</text></svg>`,
    {
      headers: { 'content-type': 'image/svg+xml', 'x-value': JSON.stringify(value) },
    },
  )

let bundle: Promise<string> | undefined

/** An hour ago: whatever waits is due. */
const PAST = `strftime('%Y-%m-%dT%H:%M:%fZ', 'now', '-1 hour')`

export async function startJobsApi(edge: Edge): Promise<JobsApi> {
  const dataDir = mkdtempSync(join(tmpdir(), 'contenthq-jobs-'))
  bundle ??= bundleOf(entry).then(({ code }) => code)
  const code = await bundle
  const asked: Asked[] = []
  const log: string[] = []
  let api: DevApi | undefined
  let port = 0
  let life = 0
  let births = 0
  let dying: Promise<void> | undefined
  const gone = () => new RuntimeResponse(null, { status: 502 })

  const start = async (): Promise<void> => {
    const mine = ++life
    const isDead = () => mine !== life
    /** Kills the process of this life; whatever it still has under way comes to nothing. */
    const dies = (moment: Moment): boolean => {
      if (isDead()) return true
      if (!edge.dies?.(moment)) return false
      const dead = api
      life++
      dying = (dead?.kill() ?? Promise.resolve()).then(start)
      return true
    }
    api = await startDevApi(
      // what breaks here is broken on purpose
      { dataDir, port, onLog: line => log.push(line) },
      {
        code: `${code}\nexport { handler as default }`,
        tick: 0,
        line: service => async request => {
          const text = await request.text()
          const run = () =>
            service(new RuntimeRequest(request.url, { method: request.method, ...(text ? { body: text } : {}) }))
          if (dies({ what: 'database', side: 'before', body: text })) return gone()
          const fault = edge.fault?.(text)
          if (fault === 'lost-before') return gone()
          if (fault === 'late') await new Promise(resolve => setTimeout(resolve, 20))
          const answer = await run()
          if (dies({ what: 'database', side: 'after', body: text })) return gone()
          if (fault === 'lost-after') return gone()
          return fault === 'twice' ? run() : answer
        },
        network: async request => {
          const body = await request.text()
          if (dies({ what: 'vendor', side: 'before', body })) return gone()
          const question = {
            vendor: new URL(request.url).pathname.slice(1),
            key: request.headers.get('idempotency-key') ?? '',
            request: JSON.parse(body),
          }
          asked.push(question)
          const answer = await edge.vendor(question)
          return dies({ what: 'vendor', side: 'after', body }) ? gone() : answer
        },
      },
    )
    port = Number(new URL(api.url).port)
    births++
  }
  await start()
  const { url } = api!
  const direct = new Database(join(dataDir, 'contenthq.db'), { timeout: 5000 })
  const sql = (text: string): void => {
    direct.exec(text)
  }
  return {
    edge,
    asked,
    log,
    url,
    keys: api!.keys,
    client: createApiClient({ baseURL: url }),
    send: (path, init) => fetch(url + path, init),
    rows: text => direct.prepare(text).all() as never,
    sql,
    hurry() {
      sql(`UPDATE generation_jobs SET next_run_at = ${PAST} WHERE status = 'queued'`)
      // whoever dies meanwhile is woken by the next life
      api!.tick().catch(() => undefined)
    },
    async passTime() {
      sql(`UPDATE generation_jobs SET next_run_at = ${PAST}, lease_until = CASE WHEN lease_until IS NULL THEN NULL ELSE ${PAST} END
        WHERE status IN ('queued', 'running')`)
      await api!.tick()
    },
    tick: () => api!.tick(),
    async reborn() {
      await dying
    },
    lives: () => births,
    async crash() {
      await dying
      life++
      dying = api!.kill().then(start)
      await dying
    },
    async dispose() {
      edge.dies = () => false
      await dying
      direct.close()
      await api!.close()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}
