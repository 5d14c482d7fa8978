/** Owns what a promise is measured with: a folder, a film made once, programs that end with the run. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { measureReference, writeResults } from './bench/render/measure-reference.ts'
import type { Results } from './bench/render/results.ts'
import { runSilently } from './bootstrap/child.mjs'
import type { FilmFiles, PromiseContext } from './promise-contract.ts'

const root = join(import.meta.dirname, '..')

/** Ctrl-C while something was measured. */
export class Interrupted extends Error {}

/** A context, and how to leave nothing behind. With `write` a run of the bench renews its page in the docs. */
export function createPromiseContext({ write = false }: { readonly write?: boolean } = {}): {
  readonly context: PromiseContext
  dispose(): void
} {
  const folder = mkdtempSync(join(tmpdir(), 'contenthq-promise-'))
  let made: Promise<FilmFiles> | undefined

  let measured: Promise<Results> | undefined

  async function benchRender(): Promise<Results> {
    const results = await measureReference(root, {
      sizes: ['720p', '1080p'],
      rounds: 3,
      slow: true,
      say: line => console.error(line),
    })
    if (write) writeResults(root, results)
    return results
  }

  const run: PromiseContext['run'] = async (program, args, place = {}) => {
    const { interrupted, ...end } = await runSilently(program, args, { cwd: root, env: process.env, ...place })
    if (interrupted) throw new Interrupted()
    return end
  }

  async function makeFilm(): Promise<FilmFiles> {
    const mp4 = join(folder, 'film.mp4')
    const options = ['--duration', '60', '--quality', '720p', '--out', mp4]
    const start = performance.now()
    const bootstrap = join(root, 'scripts/bootstrap.mjs')
    const { code, output } = await run(process.execPath, [bootstrap, 'make', 'The history of tea', ...options])
    if (code !== 0) throw new Error(`the film could not be made: ${lastLine(output)}`)
    const besides = (ending: string) => mp4.replace(/\.mp4$/, ending)
    return { mp4, srt: besides('.srt'), json: besides('.json'), tookSeconds: (performance.now() - start) / 1000 }
  }

  const context: PromiseContext = {
    root,
    folder,
    chromium: process.env.CONTENTHQ_CHROMIUM,
    run,
    film: () => {
      made ??= makeFilm()
      return made
    },
    reference: () => {
      measured ??= benchRender()
      return measured
    },
  }
  return { context, dispose: () => rmSync(folder, { recursive: true, force: true }) }
}

/** The last thing a program said. */
export const lastLine = (output: string): string =>
  output
    .split('\n')
    .map(line => line.trim())
    .findLast(line => line !== '') ?? 'it said nothing'
