/**
 * Owns the bench of the API: the embedded default under load beside a bare route, in rounds in which they take turns;
 * and how reads and holds grow with the ledger. It prints and leaves nothing; it never judges.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createProject, defaultSettings } from '@contenthq/model'
import { startDevApi } from '@contenthq/worker-api/dev'
import { bundleOf } from '../../../worker-api/dev/build-worker.ts'
import { runSilently } from '../../bootstrap/child.mjs'
import { median } from '../render/results.ts'
import type { Load } from './load.ts'

const CONNECTIONS = 16
const SHORT = 1000
const LONG = 1_000_000

const root = join(import.meta.dirname, '../../..')
const loadProgram = join(import.meta.dirname, 'load.ts')
const ledgerProgram = join(import.meta.dirname, 'long-ledger.ts')
const entry = join(root, 'worker-api/src/bench-worker.fixture.ts')

export type ApiBench = {
  readonly rows: readonly (Load & {
    readonly what: string /** Of the bare route's requests a second, 0..1. */
    readonly share: number
  })[]
  /** Times of one call after another with a long ledger, as multiples of those with a short one. */
  readonly growth: readonly { readonly what: string; readonly ratio: number }[]
  /** Accounts whose stored balance is not their history, after the load. */
  readonly imbalances: number
}

export type ApiBenchOptions = {
  readonly rounds: number
  /** Milliseconds of load for each route in each round. */
  readonly milliseconds: number
  readonly say: (line: string) => void
}

type Bench = { readonly url: string; readonly file: string; close(): Promise<void> }

async function startBench(code: string): Promise<Bench> {
  const dataDir = mkdtempSync(join(tmpdir(), 'contenthq-bench-api-'))
  const api = await startDevApi({ dataDir }, { code: `${code}\nexport { handler as default }`, tick: 0 })
  return {
    url: api.url,
    file: join(dataDir, 'contenthq.db'),
    async close() {
      await api.close()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

async function send(url: string, init?: RequestInit): Promise<Response> {
  const response = await fetch(url, init)
  if (!response.ok) throw new Error(`${url} answered ${response.status}: ${await response.text()}`)
  return response
}

/** A project as it may be after its story is written. */
async function createBenchProject(url: string): Promise<string> {
  const project = createProject({
    id: 'bench',
    createdAt: '2026-01-05T09:30:00.000Z',
    title: 'The history of tea',
    input: { kind: 'text', text: 'Tea is a drink. '.repeat(500) },
    settings: defaultSettings,
  })
  const headers = { 'content-type': 'application/json' }
  await send(`${url}/v1/projects`, { method: 'POST', headers, body: JSON.stringify(project) })
  return `${url}/v1/projects/bench`
}

/** What a program of the bench printed, in a process of its own. */
async function run<T>(program: string, ...args: readonly (string | number)[]): Promise<T> {
  const all = ['--conditions=source', program, ...args.map(String)]
  const { code, output, stdout } = await runSilently(process.execPath, all, { cwd: root, env: process.env })
  if (code !== 0) throw new Error(`${program} failed: ${output}`)
  return JSON.parse(stdout) as T
}

async function loadOf(method: string, url: string, milliseconds: number): Promise<Load> {
  const load = await run<Load>(loadProgram, method, url, CONNECTIONS, milliseconds)
  if (load.failures > 0) throw new Error(`${load.failures} of ${load.requests} calls of ${url} failed`)
  return load
}

const middle = (rounds: readonly Load[]): Load =>
  rounds.toSorted((a, b) => a.perSecond - b.perSecond)[rounds.length >> 1]!

async function benchLoad({ url }: Bench, { rounds, milliseconds, say }: ApiBenchOptions): Promise<ApiBench['rows']> {
  const project = await createBenchProject(url)
  await send(`${url}/bare/grant/load/100000000`, { method: 'POST' })
  const routes = [
    { what: 'bare Hono route', method: 'GET', url: `${url}/bare` },
    { what: 'health', method: 'GET', url: `${url}/v1/health` },
    { what: 'project read', method: 'GET', url: project },
    { what: 'hold', method: 'POST', url: `${url}/bare/hold/load` },
  ]
  const found = new Map<string, Load[]>(routes.map(({ what }) => [what, []]))
  for (const route of routes) await loadOf(route.method, route.url, 500)
  for (let round = 1; round <= rounds; round++) {
    say(`round ${round} of ${rounds}`)
    for (const { what, method, url: to } of routes) found.get(what)?.push(await loadOf(method, to, milliseconds))
  }
  const bare = middle(found.get(routes[0]!.what)!).perSecond
  return routes.map(({ what }) => {
    const load = middle(found.get(what)!)
    return { what, ...load, share: load.perSecond / bare }
  })
}

async function timed(ask: () => Promise<unknown>): Promise<number> {
  const start = performance.now()
  await ask()
  return performance.now() - start
}

/** Calls one after another, on the short and on the long ledger in turn. */
const CALLS = 150

async function benchGrowth(short: Bench, long: Bench, say: (line: string) => void): Promise<ApiBench['growth']> {
  for (const [bench, entries] of [
    [short, SHORT],
    [long, LONG],
  ] as const) {
    await send(`${bench.url}/bare/grant/local/100000000`, { method: 'POST' })
    const start = performance.now()
    const count = await run<number>(ledgerProgram, bench.file, 'local', entries)
    say(`${count.toLocaleString('en')} entries in ${((performance.now() - start) / 1000).toFixed(1)} s`)
  }
  const calls = {
    balance: ({ url }: Bench) => send(`${url}/v1/billing/balance`),
    transactions: ({ url }: Bench) => send(`${url}/v1/billing/transactions`),
    hold: ({ url }: Bench) => send(`${url}/bare/hold/local`, { method: 'POST' }),
  }
  const growth: { what: string; ratio: number }[] = []
  for (const [what, ask] of Object.entries(calls)) {
    const times: [number[], number[]] = [[], []]
    for (let call = 0; call < CALLS; call++)
      for (const [at, bench] of [short, long].entries())
        times[at]!.push(await timed(async () => (await ask(bench)).text()))
    growth.push({ what, ratio: median(times[1].slice(20)) / median(times[0].slice(20)) })
  }
  return growth
}

export async function benchApi(options: ApiBenchOptions): Promise<ApiBench> {
  const { code } = await bundleOf(entry)
  const [short, long] = [await startBench(code), await startBench(code)]
  try {
    const rows = await benchLoad(short, options)
    const growth = await benchGrowth(short, long, options.say)
    const found = await Promise.all(
      [short, long].map(async ({ url }) => (await (await send(`${url}/bare/imbalances`)).json()) as unknown[]),
    )
    return { rows, growth, imbalances: found.flat().length }
  } finally {
    await Promise.all([short.close(), long.close()])
  }
}

export function apiTable({ rows, growth, imbalances }: ApiBench): string {
  const figure = (value: number): string => value.toFixed(1).padStart(8)
  return [
    `${''.padEnd(18)}  requests/s   of bare      p50      p95      p99 ms   (${CONNECTIONS} connections)`,
    ...rows.map(
      ({ what, perSecond, share, p50, p95, p99 }) =>
        `${what.padEnd(18)}${figure(perSecond)}    ${`${(share * 100).toFixed(1)} %`.padStart(8)} ${figure(p50)} ${figure(p95)} ${figure(p99)}`,
    ),
    '',
    `With ${LONG.toLocaleString('en')} entries instead of ${SHORT.toLocaleString('en')} a call takes`,
    ...growth.map(({ what, ratio }) => `${what.padEnd(18)}${ratio.toFixed(2)} ×`),
    '',
    `Accounts whose balance is not their history, after the load: ${imbalances}`,
  ].join('\n')
}
