/** Owns the command `make`: options in, film files out. The film itself is made by the SDK in a page. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { ContentHQError, type ErrorRecord, fileStem, type ProjectInput } from '@contenthq/model'
import { launchChromiumOnDisk } from '../browser/chromium.ts'
import { startPageServer } from '../browser/page-server.ts'
import { MAKE_HELP, readMakeOptions } from './options.ts'
import { captionsEnding, prepareOutput } from './output-files.ts'
import { createProgressBar } from './progress-bar.ts'
import type { MakeReport, MakeRequest, MakeResult } from './protocol.ts'
import { isLink, readSource } from './read-source.ts'

const PAGE_FOLDER = fileURLToPath(new URL('../../dist/page', import.meta.url))

type Answer = { readonly ok: true; readonly result: MakeResult } | { readonly ok: false; readonly error: ErrorRecord }

/** Globals of the page, called through the browser. */
type MakerPage = { contenthqMake(request: MakeRequest): Promise<Answer>; contenthqCancel(): void }

/** Throws a ContentHQError; `signal` fires on Ctrl-C. */
export async function make(args: readonly string[], signal: AbortSignal): Promise<void> {
  const options = readMakeOptions(args)
  if (options.help) {
    process.stdout.write(MAKE_HELP)
    return
  }
  const started = performance.now()
  const input: ProjectInput =
    options.from === undefined ? { kind: 'topic', topic: options.topic } : await readSource(options.from, signal)
  const output = await prepareOutput(options.out, stemOf(input), options.container)
  try {
    const result = await makeInPage(
      {
        input,
        settings: options.settings,
        format: options.container,
        ...(options.preset ? { preset: options.preset } : {}),
      },
      output.folder,
      signal,
    )
    const path = await output.publish()
    report(path, result, (performance.now() - started) / 1000)
  } finally {
    await output.discard()
  }
}

function stemOf(input: ProjectInput): string {
  if (input.kind === 'topic') return fileStem(input.topic)
  const name = (input.kind === 'text' ? input.name : input.url) ?? 'film'
  if (!isLink(name)) return fileStem(name.replace(/\.[^.]+$/, ''))
  const { hostname, pathname } = new URL(name)
  return fileStem(
    pathname
      .split('/')
      .findLast(part => part !== '')
      ?.replace(/\.[^.]+$/, '') ?? hostname,
  )
}

async function makeInPage(
  request: Omit<MakeRequest, 'outputPath'>,
  results: string,
  signal: AbortSignal,
): Promise<MakeResult> {
  // parts and film of a long film lie on disk, not in the browser's memory
  const profile = await mkdtemp(join(tmpdir(), 'contenthq-browser-'))
  const removeProfile = () => rm(profile, { recursive: true, force: true, maxRetries: 5 }).catch(() => undefined)
  const browser = await launchChromiumOnDisk(profile).catch(async thrown => {
    await removeProfile()
    throw thrown
  })
  const server = await startPageServer(PAGE_FOLDER, results)
  const bar = createProgressBar(process.stderr)
  const { promise: stopped, reject: stop } = Promise.withResolvers<never>()
  stopped.catch(() => undefined)
  const cancel = () => stop(new ContentHQError('cancelled'))
  signal.addEventListener('abort', cancel, { once: true })
  try {
    if (signal.aborted) throw new ContentHQError('cancelled')
    const page = await browser.newPage()
    page.on('crash', () => stop(new ContentHQError('browser-failed', 'The page crashed.')))
    browser.on('close', () => stop(new ContentHQError('browser-failed', 'The browser closed.')))
    await page.exposeFunction('contenthqReport', (progress: MakeReport) => bar.show(progress))
    await page.goto(server.url)
    await page.waitForFunction(() => 'contenthqMake' in globalThis)
    const work = page.evaluate((wish): Promise<Answer> => (globalThis as unknown as MakerPage).contenthqMake(wish), {
      ...request,
      outputPath: server.outputPath,
    })
    const answer = await Promise.race([work, stopped])
    if (answer.ok) return answer.result
    throw new ContentHQError(answer.error.code, answer.error.detail)
  } finally {
    signal.removeEventListener('abort', cancel)
    bar.clear()
    await browser.close().catch(() => undefined)
    await removeProfile()
    await server.close()
  }
}

function report(path: string, { seconds, frames, width, height, bytes, encoders }: MakeResult, took: number): void {
  const lines = [
    `Film        ${path}`,
    `Captions    ${path.replace(/\.(\w+)$/, (_, ending: string) => `.${captionsEnding(ending)}`)}`,
    `Project     ${path.replace(/\.\w+$/, '.json')}`,
    `Duration    ${seconds.toFixed(1)} s${frames > 0 ? ` (${frames} frames)` : ''}`,
    ...(frames > 0 ? [`Resolution  ${width} × ${height}`] : []),
    `Size        ${(bytes / 1e6).toFixed(1)} MB`,
    `Encoders    ${encoders.filter(name => name !== '').join(', ')}`,
    `Time taken  ${took.toFixed(1)} s`,
  ]
  process.stdout.write(`${lines.join('\n')}\n`)
}
