/**
 * Owns the bundle of the Worker: one ES module, made when a file that went into the last one has changed.
 * `node --conditions=source worker-api/dev/build-worker.ts` makes it by hand.
 */
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import rolldownPackage from 'rolldown/package.json' with { type: 'json' }

const room = fileURLToPath(new URL('..', import.meta.url))
const entry = join(room, 'src/index.ts')
const folder = join(room, 'dist')
const bundle = join(folder, 'index.js')
const manifest = join(folder, 'inputs.json')
const bundler = rolldownPackage.version

type Manifest = { readonly bundler: string; readonly inputs: Readonly<Record<string, string>> }

/** Tells two states of a file apart without reading it. */
const stamp = (path: string): string => {
  const { mtimeMs, size } = statSync(path)
  return `${mtimeMs}:${size}`
}

function isFresh(): boolean {
  if (!existsSync(bundle) || !existsSync(manifest)) return false
  try {
    const last = JSON.parse(readFileSync(manifest, 'utf8')) as Manifest
    return last.bundler === bundler && Object.entries(last.inputs).every(([path, was]) => stamp(path) === was)
  } catch {
    return false
  }
}

export type WorkerBundle = {
  readonly path: string
  /** False when the last one was still good. */
  readonly built: boolean
  readonly milliseconds: number
}

/** One ES module for workerd, and the files that went into it. Packages of this repository are taken from their sources. */
export async function bundleOf(input: string): Promise<{ readonly code: string; readonly modules: readonly string[] }> {
  const { rolldown } = await import('rolldown')
  const build = await rolldown({
    input,
    platform: 'browser',
    // the runtime's own modules
    external: [/^node:/],
    resolve: { conditionNames: ['source', 'workerd', 'worker', 'browser', 'module', 'import', 'default'] },
    logLevel: 'warn',
  })
  try {
    const { output } = await build.generate({ format: 'esm', codeSplitting: false })
    return { code: output[0].code, modules: output.flatMap(chunk => (chunk.type === 'chunk' ? chunk.moduleIds : [])) }
  } finally {
    await build.close()
  }
}

/** The bundle, built when stale. */
export async function buildWorker(): Promise<WorkerBundle> {
  const start = performance.now()
  if (isFresh()) return { path: bundle, built: false, milliseconds: performance.now() - start }
  const { code, modules } = await bundleOf(entry)
  const inputs = modules.filter(existsSync)
  mkdirSync(folder, { recursive: true })
  writeFileSync(bundle, code)
  // this file decides how the bundle is made, so it counts as well
  // and the bundle itself, in case something else has written there
  inputs.push(fileURLToPath(import.meta.url), bundle)
  const kept: Manifest = { bundler, inputs: Object.fromEntries(inputs.map(path => [path, stamp(path)])) }
  writeFileSync(manifest, JSON.stringify(kept))
  return { path: bundle, built: true, milliseconds: performance.now() - start }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { path, built, milliseconds } = await buildWorker()
  console.log(`${path} ${built ? 'built' : 'fresh'} in ${Math.round(milliseconds)} ms`)
}
