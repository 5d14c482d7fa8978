/** Owns the guarded fetch in workerd, with the web of a test around it. */
import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { Miniflare } from 'miniflare'
import { bundleOf } from '../../dev/build-worker.ts'
import { COMPATIBILITY_DATE } from '../../dev/start-dev-api.ts'
import { type EdgeOptions, openWebEdge, type WebEdge } from '../../dev/web-edge.fixture.ts'
import type { Asked, Became } from './fetch-worker.fixture.ts'

export type FetchRuntime = {
  readonly edge: WebEdge
  /** What became of each address, in order. */
  fetch(asked: Asked): Promise<readonly Became[]>
  /** Bytes of memory that the runtime has at most had so far; Linux only. */
  peakMemory(): number
  dispose(): Promise<void>
}

let code: Promise<string> | undefined

/** Ids of runtimes that this process has started. */
const runtimes = (): readonly string[] =>
  readdirSync('/proc').filter(name => {
    if (!/^\d+$/.test(name)) return false
    try {
      const [, command, , parent] = /^\d+ \((.*)\) (\S) (\d+)/.exec(readFileSync(`/proc/${name}/stat`, 'utf8')) ?? []
      return command === 'workerd' && parent === String(process.pid)
    } catch {
      return false
    }
  })

const peakOf = (pid: string): number =>
  1024 * Number(/VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? Number.NaN)

export async function startFetchRuntime(options: EdgeOptions): Promise<FetchRuntime> {
  code ??= bundleOf(fileURLToPath(new URL('./fetch-worker.fixture.ts', import.meta.url))).then(
    built => `${built.code}\nexport { handler as default }`,
  )
  const [contents, edge] = await Promise.all([code, openWebEdge(options)])
  const runtime = new Miniflare({
    modules: [{ type: 'ESModule', path: 'index.js', contents }],
    compatibilityDate: COMPATIBILITY_DATE,
    compatibilityFlags: ['nodejs_compat'],
    cf: false,
    serviceBindings: { WEB: edge.service },
    // whatever goes around the binding is seen as well
    outboundService: { external: edge.service.external },
  })
  await runtime.ready
  return {
    edge,
    async fetch(asked) {
      const answer = await runtime.dispatchFetch('http://guard/', { method: 'POST', body: JSON.stringify(asked) })
      return (await answer.json()) as readonly Became[]
    },
    peakMemory: () => Math.max(...runtimes().map(peakOf)),
    async dispose() {
      await runtime.dispose()
      await edge.close()
    },
  }
}
