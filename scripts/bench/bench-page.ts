/** Owns the browser of the bench: our page built as it is shipped, its files in one folder, a fresh page for each measurement. */
import { createReadStream, createWriteStream, existsSync } from 'node:fs'
import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import type { BrowserContext, Page } from 'playwright-core'
import { type Plugin, preview } from 'vite'
import { launchChromium, launchChromiumOnDisk } from '../../packages/cli/src/browser/chromium.ts'
import { buildApp } from '../build/build-app.ts'
import type { Bench } from './page/main.ts'
import { processorSeconds } from './process-tree.ts'

const root = join(import.meta.dirname, '../..')

/** GET and PUT below /bench-files/, plain names only. */
const benchFiles = (folder: string): Plugin => ({
  name: 'bench-files',
  configurePreviewServer(server) {
    server.middlewares.use('/bench-files/', (request, response, next) => {
      const name = (request.url ?? '').slice(1)
      if (!/^[\w.-]+$/.test(name)) return next()
      const file = join(folder, name)
      const done = (status: number) => {
        response.statusCode = status
        response.end()
      }
      if (request.method === 'PUT')
        pipeline(request, createWriteStream(file)).then(
          () => done(204),
          () => done(500),
        )
      else if (existsSync(file)) createReadStream(file).pipe(response)
      else done(404)
    })
  },
})

export type BenchPage = {
  /** The browser's name and version. */
  readonly version: string
  /** Calls the bench of a page that was just opened, so that nothing is warm but the browser's cache of files. */
  call<Name extends keyof Bench>(
    name: Name,
    ...args: Parameters<Bench[Name]>
  ): Promise<Awaited<ReturnType<Bench[Name]>>>
  /** The same of a page that stays open between such calls and remembers what it made. */
  callKept: BenchPage['call']
  /** Closes that page. */
  forget(): Promise<void>
  /** Processor seconds of everything below this process when the page last said that the clock begins. */
  clockBegan(): number | undefined
  close(): Promise<void>
}

/** A page's storage for one call, and its end. */
type Storage = { readonly version: string; open(): Promise<BrowserContext>; close(): Promise<void> }

/** One browser; what pages store lies in memory. */
async function memoryStorage(): Promise<Storage> {
  const browser = await launchChromium()
  return {
    version: browser.version(),
    open: () => browser.newContext(),
    close: () => browser.close(),
  }
}

/** A browser for each call, on a profile that is removed with it. */
async function diskStorage(): Promise<Storage> {
  const probe = await launchChromium()
  const version = probe.version()
  await probe.close()
  const removals: Promise<void>[] = []
  return {
    version,
    async open() {
      const profile = await mkdtemp(join(tmpdir(), 'contenthq-bench-'))
      const context = await launchChromiumOnDisk(profile)
      context.once('close', () => removals.push(rm(profile, { recursive: true, force: true, maxRetries: 5 })))
      return context
    },
    close: async () => void (await Promise.allSettled(removals)),
  }
}

/** `storage`: where the browser keeps what pages store; 'disk' for long films. */
export async function openBenchPage(
  folder: string,
  { storage: kind = 'memory' }: { readonly storage?: 'memory' | 'disk' } = {},
): Promise<BenchPage> {
  await mkdir(folder, { recursive: true })
  const built = join(folder, 'page')
  await buildApp(join(root, 'scripts/bench/page'), built)
  const server = await preview({
    root,
    configFile: join(root, 'vite.config.ts'),
    logLevel: 'warn',
    plugins: [benchFiles(folder)],
    build: { outDir: built },
    preview: { host: '127.0.0.1', port: 0 },
  })
  const address = server.resolvedUrls?.local[0] ?? ''
  const storage = await (kind === 'disk' ? diskStorage() : memoryStorage())
  let began: number | undefined
  const openPage = async (context: BrowserContext): Promise<Page> => {
    const page = await context.newPage()
    page.on('pageerror', error => console.error(error.message))
    await page.exposeFunction('benchClockBegins', () => {
      began = processorSeconds()
    })
    await page.goto(address)
    await page.waitForFunction(() => document.documentElement.dataset.ready !== undefined)
    return page
  }
  const ask = (page: Page, name: string, args: readonly unknown[]) =>
    page.evaluate(
      ([method, given]) => {
        const { bench } = globalThis as unknown as { bench: Record<string, (...all: unknown[]) => unknown> }
        return bench[method as string]!(...(given as unknown[])) as never
      },
      [name, args] as const,
    )
  let kept: { readonly context: BrowserContext; readonly page: Page } | undefined
  const forget = async () => {
    await kept?.context.close()
    kept = undefined
  }
  return {
    clockBegan: () => began,
    version: `Chromium ${storage.version}`,
    async call(name, ...args) {
      const context = await storage.open()
      try {
        began = undefined
        return await ask(await openPage(context), name, args)
      } finally {
        await context.close()
      }
    },
    async callKept(name, ...args) {
      if (!kept) {
        const context = await storage.open()
        kept = { context, page: await openPage(context) }
      }
      return ask(kept.page, name, args)
    },
    forget,
    async close() {
      await forget()
      await storage.close()
      await server.close()
    },
  }
}
