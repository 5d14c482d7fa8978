/** Starts the local API and the demo page, prints where they are, and stops both on Ctrl-C. `npm start -- [options]`. */
import { mkdirSync } from 'node:fs'
import { createServer as createSocket } from 'node:net'
import { join, resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { createServer } from 'vite'

const root = join(import.meta.dirname, '..')
/** Milliseconds that running work gets to end after Ctrl-C. */
const DRAIN = 5000

const help = `Usage: npm start -- [options]

  --port N       port of the page (5173; the next free one when it is taken)
  --api-port N   port of the API (8787; a free one when it is taken)
  --no-api       the page alone: projects stay in the browser
  --data FOLDER  where the API keeps database and media (.data)`

type Running = { readonly url: string; close(): Promise<void> }

/** `preferred`, or any free port when somebody listens there. */
const freePort = (preferred: number): Promise<number> =>
  new Promise((found, failed) => {
    const probe = createSocket()
    probe.once('error', (error: NodeJS.ErrnoException) =>
      error.code === 'EADDRINUSE' && preferred !== 0 ? freePort(0).then(found, failed) : failed(error),
    )
    probe.listen(preferred, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => found(typeof address === 'object' && address ? address.port : preferred))
    })
  })

const portOf = (value: string, option: string): number => {
  const port = Number(value)
  if (Number.isInteger(port) && port >= 0 && port <= 65_535) return port
  throw new TypeError(`${option} takes a number from 0 to 65535, not "${value}".`)
}

async function startApi(port: number, dataDir: string): Promise<Running> {
  const { startDevApi } = await import('@contenthq/worker-api/dev')
  mkdirSync(dataDir, { recursive: true })
  return startDevApi({ port: await freePort(port), dataDir })
}

/** The demo page, which reads the API's address from `import.meta.env.VITE_CONTENTHQ_API`; not set: no API. */
async function startPage(port: number, api: Running | undefined): Promise<Running> {
  if (api) process.env.VITE_CONTENTHQ_API = api.url
  const server = await createServer({
    configFile: join(root, 'vite.config.ts'),
    root: join(root, 'demo'),
    logLevel: 'warn',
    clearScreen: false,
    server: { port, host: 'localhost', strictPort: false },
  })
  await server.listen()
  const url = server.resolvedUrls?.local[0]
  if (!url) throw new Error('the page has no address')
  return { url, close: () => server.close() }
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    allowNegative: true,
    options: {
      port: { type: 'string', default: '5173' },
      'api-port': { type: 'string', default: '8787' },
      api: { type: 'boolean', default: true },
      data: { type: 'string', default: join(root, '.data') },
      help: { type: 'boolean', short: 'h' },
    },
  })
  if (values.help) return console.log(help)
  const ports = { page: portOf(values.port, '--port'), api: portOf(values['api-port'], '--api-port') }
  const running: Running[] = []

  let stopping = false
  const stop = async () => {
    if (stopping) return
    stopping = true
    console.log('\nStopping …')
    await Promise.race([Promise.allSettled(running.map(part => part.close())), sleep(DRAIN)])
    process.exit(0)
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stop)

  const api = values.api ? await startApi(ports.api, resolve(values.data)) : undefined
  if (api) running.push(api)
  const page = await startPage(ports.page, api)
  running.unshift(page)
  console.log(`  API     ${api ? api.url : 'none; projects stay in the browser'}`)
  if (api) console.log(`  Keys    ${join(resolve(values.data), 'dev-keys.json')}: of its app "dev" and of its operator`)
  console.log(`  Studio  ${page.url}`)
  console.log('  Ctrl-C stops both.')
}

await main().catch((error: unknown) => {
  const isOption = error instanceof TypeError
  const message = error instanceof Error ? error.message.split('\n')[0] : String(error)
  console.error(
    isOption ? `${message?.replace(/[^.]$/, '$&.')} See --help. [option-invalid]` : `The start failed: ${message}`,
  )
  process.exit(isOption ? 2 : 1)
})
