/**
 * Owns the embedded API: the Worker of production in workerd, with a libSQL file for Turso and a folder for R2, in
 * this process and without a network. Does not know signals: who starts it closes it.
 */
import { mkdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { createInterface } from 'node:readline'
import type { Readable } from 'node:stream'
import { pathToFileURL } from 'node:url'
import { Miniflare, type Request as RuntimeRequest, Response as RuntimeResponse } from 'miniflare'
import { buildWorker } from './build-worker.ts'
import { type DevKeys, devKeys, seedDevApp } from './dev-identity.ts'
import { openFront } from './front.ts'
import { createHrana, type Hrana } from './hrana/hrana.ts'
import { migrateDatabase } from './migrate.ts'
import { shieldRuntimeFromInterrupt } from './runtime-command.ts'

/** As in wrangler.toml; a test holds them equal. */
export const COMPATIBILITY_DATE = '2026-07-01'

/** Calls a minute, as in wrangler.toml. */
const USER_LIMIT = 1200
const KEY_LIMIT = 600
const SIGN_IN_LIMIT = 10
const SOURCE_LIMIT = 120

/** Milliseconds that `close` gives to requests under way. */
const DRAIN = 5000
/** Where the runtime takes its clock's ticks; the front lets nobody through to it. */
const CLOCK_PATH = '/cdn-cgi/handler/scheduled'
/** Milliseconds between two ticks of the clock, which production has each minute. */
const TICK = 10_000

export type DevApiOptions = {
  /** 0, the default, is any free port. */
  readonly port?: number
  /** Where database and media are kept; made when absent. */
  readonly dataDir: string
  /** One more origin whose pages may call; pages of this machine always may. */
  readonly origin?: string
  /** Address to listen on. Default 127.0.0.1: this machine only. */
  readonly host?: string
  /** 'local', the default: a caller without a token is the account of this machine. 'sessions': only tokens, as in production. */
  readonly identity?: 'local' | 'sessions'
  /** Calls a minute of one user, as in wrangler.toml by default. */
  readonly userLimit?: number
  /** Attempts a minute to sign in and the like. */
  readonly signInLimit?: number
  /** Sources of the web a minute of one app's users. */
  readonly sourceLimit?: number
  /** Hears every line the Worker logs, one for each request; by default only failures are logged, to this process's own. */
  readonly onLog?: (line: string) => void
}

type Service = (request: RuntimeRequest) => Promise<RuntimeResponse>

type Web =
  | { readonly network: { allow: string[]; tlsOptions: { trustBrowserCas: boolean } } }
  | { readonly external: { readonly address: string; readonly http: { readonly style: 1 } } }

/** Connects to public addresses only, at the moment it connects. */
const OPEN_WEB: Web = { network: { allow: ['public'], tlsOptions: { trustBrowserCas: true } } }

/** What tests put in place of parts of the machine. */
export type Surroundings = {
  /** The bundle of another Worker. */
  readonly code?: string
  /** Stands between the Worker and its database. */
  readonly line?: (database: Service) => Service
  /** Answers every request to the network. Default: the network. */
  readonly network?: Service
  /** Where sources are read from. Default: the open internet, no private network. */
  readonly web?: Web
  /** Milliseconds; 0: the clock stands still and only `tick` moves it. */
  readonly tick?: number
}

export type DevApi = {
  /** For example http://127.0.0.1:8787, without a slash at its end. */
  readonly url: string
  /** The keys of its dev app and of its operator. */
  readonly keys: DevKeys
  /** Ends the listening, lets requests under way finish for at most 5 s, and closes the files. Safe to call twice. */
  close(): Promise<void>
  /** What production's clock does each minute: wakes jobs, begins months, lets credits expire. It is done every 10 s. */
  tick(): Promise<void>
  /** Ends everything in the middle of whatever it does, as a crash would. */
  kill(): Promise<void>
}

const databaseService =
  (hrana: Hrana): Service =>
  async (request: RuntimeRequest) => {
    const { pathname } = new URL(request.url)
    const { status, body } = await hrana.handle(request.method, pathname, await request.text())
    return new RuntimeResponse(JSON.stringify(body), { status, headers: { 'content-type': 'application/json' } })
  }

/** What the runtime says to those who build it. */
const isRuntimesOwn = (line: string): boolean => line.includes('NOSENTRY')

function hear(streams: readonly Readable[], onLog: (line: string) => void): void {
  for (const input of streams) createInterface({ input }).on('line', line => isRuntimesOwn(line) || onLog(line))
}

/**
 * Miniflare ends the whole process on the first Ctrl-C, with requests under way. Its handlers are taken off again;
 * the one for 'exit', which ends the runtime with the process, stays.
 */
function withoutSignalHandlers<T>(create: () => T): T {
  const signals = ['SIGINT', 'SIGTERM'] as const
  const before = new Set(signals.flatMap(signal => process.listeners(signal)))
  const created = create()
  for (const signal of signals)
    for (const listener of process.listeners(signal))
      if (!before.has(listener)) process.removeListener(signal, listener)
  return created
}

const builtWorker = async (): Promise<string> => readFileSync((await buildWorker()).path, 'utf8')

/** Starts the API and resolves when it answers. Throws 'option-invalid' when the port is taken. */
export async function startDevApi(
  {
    port = 0,
    dataDir,
    origin,
    host = '127.0.0.1',
    identity = 'local',
    userLimit = USER_LIMIT,
    signInLimit = SIGN_IN_LIMIT,
    sourceLimit = SOURCE_LIMIT,
    onLog,
  }: DevApiOptions,
  { code, line = service => service, network, web = OPEN_WEB, tick: rhythm = TICK }: Surroundings = {},
): Promise<DevApi> {
  const folder = resolve(dataDir)
  mkdirSync(folder, { recursive: true })
  const file = join(folder, 'contenthq.db')
  const [contents] = await Promise.all([code ?? builtWorker(), migrateDatabase({ url: pathToFileURL(file).href })])
  const keys = devKeys(folder)
  seedDevApp(file, keys)
  const hrana = createHrana(file)
  shieldRuntimeFromInterrupt()
  const runtime = withoutSignalHandlers(
    () =>
      new Miniflare({
        host: '127.0.0.1',
        port: 0,
        unsafeTriggerHandlers: true,
        modules: [{ type: 'ESModule', path: 'index.js', contents }],
        compatibilityDate: COMPATIBILITY_DATE,
        compatibilityFlags: ['nodejs_compat'],
        cf: false,
        bindings: {
          TURSO_URL: 'http://database.local',
          ...(identity === 'local' ? { IDENTITY: identity } : {}),
          ALLOWED_ORIGINS: ['loopback', origin].filter(Boolean).join(' '),
          WRAPPING_KEYS: keys.wrappingKeys,
          OPERATOR_KEY: keys.operatorKey,
          MAILBOX: 'on',
          ...(onLog ? {} : { LOG_REQUESTS: 'off' }),
        },
        durableObjects: { JOB_ALARMS: 'JobAlarm' },
        durableObjectsPersist: join(folder, 'alarms'),
        ratelimits: {
          USER_LIMIT: { namespace_id: '1', simple: { limit: userLimit, period: 60 } },
          SIGN_IN_LIMIT: { namespace_id: '3', simple: { limit: signInLimit, period: 60 } },
          SOURCE_LIMIT: { namespace_id: '4', simple: { limit: sourceLimit, period: 60 } },
          KEY_LIMIT: { namespace_id: '2', simple: { limit: KEY_LIMIT, period: 60 } },
        },
        handleRuntimeStdio: (...streams: Readable[]) => hear(streams, onLog ?? console.error),
        r2Buckets: ['MEDIA'],
        r2Persist: join(folder, 'r2'),
        serviceBindings: {
          DATABASE: line(databaseService(hrana)),
          // a name that is judged and then changes its address still leads nowhere on this machine
          WEB: web,
        },
        ...(network ? { outboundService: network } : {}),
      }),
  )
  try {
    const front = await openFront(await runtime.ready, host, port)
    const tick = async (): Promise<void> => {
      // not by `getWorker()`: it waits for a thread that inherits this program's options, and with --input-type dies
      const answer = await runtime.dispatchFetch(`http://localhost${CLOCK_PATH}?cron=*+*+*+*+*`)
      await answer.text()
    }
    let ticking: Promise<void> = Promise.resolve()
    const clock = rhythm > 0 ? setInterval(() => (ticking = tick().catch(() => undefined)), rhythm) : undefined
    let closing: Promise<void> | undefined
    const close = async (patience: number): Promise<void> => {
      clearInterval(clock)
      await Promise.all([front.drain(patience), patience > 0 ? ticking : undefined])
      await runtime.dispose()
      hrana.close()
    }
    return {
      url: `http://${host}:${front.port}`,
      tick,
      keys,
      close() {
        closing ??= close(DRAIN)
        return closing
      },
      kill() {
        closing ??= close(0)
        return closing
      },
    }
  } catch (thrown) {
    await runtime.dispose()
    hrana.close()
    throw thrown
  }
}
