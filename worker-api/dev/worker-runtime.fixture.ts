/**
 * Owns a part of the API as a Worker of its own, in workerd over a libSQL file, with what a test may do to it: break its
 * code or its tables by replacing text, let database calls go wrong, answer for the network.
 */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import Database from 'libsql'
import { Miniflare, type Request as RuntimeRequest, Response as RuntimeResponse } from 'miniflare'
import { bundleOf } from './build-worker.ts'
import { createHrana } from './hrana/hrana.ts'
import { migrateDatabase } from './migrate.ts'
import { COMPATIBILITY_DATE } from './start-dev-api.ts'

const migrations = fileURLToPath(new URL('../src/db/migrations/', import.meta.url))

/** Text that is there once or more, and what stands there instead. */
export type Edit = { readonly find: string; readonly put: string }

/** What becomes of a database call: not run; run but its answer lost; run twice; run after a while. */
export type Fault = 'lost-before' | 'lost-after' | 'twice' | 'late'

export type WorkerOptions = {
  readonly codeEdits?: readonly Edit[]
  readonly tableEdits?: readonly Edit[]
  /** Asked for each call to the database, with its body. */
  readonly fault?: (body: string) => Fault | undefined
  /** Answers every request to the network. */
  readonly network?: (request: RuntimeRequest) => Promise<RuntimeResponse>
}

export type WorkerRuntime = {
  readonly url: string
  /** The database. */
  readonly file: string
  /** Runs SQL on the file itself, past the Worker. Throws the database's error. */
  sql(text: string): void
  /** Rows of the file, read past the Worker. */
  rows<T>(text: string): readonly T[]
  dispose(): Promise<void>
}

function edited(text: string, edits: readonly Edit[]): string {
  return edits.reduce((now, { find, put }) => {
    if (!now.includes(find)) throw new Error(`there is no "${find}" to break`)
    return now.replaceAll(find, () => put)
  }, text)
}

async function createTables(file: string, edits: readonly Edit[] | undefined): Promise<void> {
  if (!edits) return migrateDatabase({ url: pathToFileURL(file).href })
  const database = new Database(file)
  const files = readdirSync(migrations).filter(name => name.endsWith('.sql'))
  const text = files.sort().map(name => readFileSync(join(migrations, name), 'utf8'))
  for (const statement of edited(text.join('--> statement-breakpoint'), edits).split('--> statement-breakpoint'))
    database.exec(statement)
  database.close()
}

const bundles = new Map<string, Promise<string>>()
function bundled(entry: string): Promise<string> {
  const known = bundles.get(entry) ?? bundleOf(entry).then(({ code }) => code)
  bundles.set(entry, known)
  return known
}

/** `entry`: a file that exports `handle(request, env)`. */
export async function startWorker(
  entry: URL,
  { codeEdits = [], tableEdits, fault, network }: WorkerOptions = {},
): Promise<WorkerRuntime> {
  const folder = mkdtempSync(join(tmpdir(), 'contenthq-worker-'))
  const file = join(folder, 'worker.db')
  await createTables(file, tableEdits)
  const hrana = createHrana(file)
  const runtime = new Miniflare({
    host: '127.0.0.1',
    port: 0,
    modules: [
      {
        type: 'ESModule',
        path: 'index.js',
        contents: `import { handle } from './part.js'; export default { fetch: handle }`,
      },
      { type: 'ESModule', path: 'part.js', contents: edited(await bundled(fileURLToPath(entry)), codeEdits) },
    ],
    compatibilityDate: COMPATIBILITY_DATE,
    cf: false,
    bindings: { TURSO_URL: 'http://database.local' },
    ...(network ? { outboundService: network } : {}),
    serviceBindings: {
      DATABASE: async (request: RuntimeRequest) => {
        const text = await request.text()
        const run = async () => {
          const { status, body } = await hrana.handle(request.method, new URL(request.url).pathname, text)
          return new RuntimeResponse(JSON.stringify(body), { status, headers: { 'content-type': 'application/json' } })
        }
        const what = request.method === 'POST' ? fault?.(text) : undefined
        if (what === 'lost-before') return new RuntimeResponse(null, { status: 502 })
        if (what === 'late') await new Promise(resolve => setTimeout(resolve, 20))
        const answer = await run()
        if (what === 'lost-after') return new RuntimeResponse(null, { status: 502 })
        return what === 'twice' ? run() : answer
      },
    },
  })
  const url = String(await runtime.ready)
  const direct = new Database(file, { timeout: 2000 })
  return {
    url,
    file,
    sql: text => {
      direct.exec(text)
    },
    rows: text => direct.prepare(text).all() as never,
    async dispose() {
      direct.close()
      await runtime.dispose()
      hrana.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
