/** Owns the build of one package: its entries bundled as modules, its dependencies left outside. Types come from tsc. */
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { build } from 'vite'

type Manifest = {
  readonly name: string
  readonly exports?: Readonly<Record<string, { readonly source?: string; readonly default?: string } | string>>
  readonly bin?: Readonly<Record<string, string>>
  readonly dependencies?: Readonly<Record<string, string>>
  readonly peerDependencies?: Readonly<Record<string, string>>
}

/** Output file below dist, without its ending → source file. Read off the manifest: `exports` and `bin`. */
export function entriesOf(folder: string): Readonly<Record<string, string>> {
  const { exports = {}, bin = {} } = readManifest(folder)
  const pairs = [
    ...Object.values(exports).flatMap(entry =>
      typeof entry === 'object' && entry.source && entry.default ? [[entry.default, entry.source] as const] : [],
    ),
    ...Object.values(bin).map(file => [file, file.replace('/dist/', '/src/').replace(/\.js$/, '.ts')] as const),
  ]
  return Object.fromEntries(
    pairs.map(([to, from]) => [to.replace(/^\.\/dist\//, '').replace(/\.js$/, ''), join(folder, from)]),
  )
}

const readManifest = (folder: string): Manifest => JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))

/** Builds dist/*.js of a package; answers the entries that have no source yet. */
export async function buildLibrary(folder: string, place: 'page' | 'node'): Promise<readonly string[]> {
  const entries = Object.entries(entriesOf(folder))
  const present = Object.fromEntries(entries.filter(([, file]) => existsSync(file)))
  const { dependencies = {}, peerDependencies = {} } = readManifest(folder)
  const outside = [...Object.keys(dependencies), ...Object.keys(peerDependencies)]
  const isOutside = (id: string) =>
    id.startsWith('node:') || outside.some(name => id === name || id.startsWith(`${name}/`))
  const out = join(folder, 'dist')
  clean(out)
  if (Object.keys(present).length > 0)
    await build({
      configFile: false,
      root: folder,
      base: './',
      logLevel: 'warn',
      publicDir: false,
      resolve: { conditions: ['source', 'module', place === 'page' ? 'browser' : 'node', 'production'] },
      worker: { format: 'es' },
      build: {
        target: 'es2023',
        outDir: out,
        emptyOutDir: false,
        minify: false,
        sourcemap: true,
        ...(place === 'node' ? { ssr: true } : { lib: { entry: present, formats: ['es'] } }),
        rolldownOptions: {
          ...(place === 'node' ? { input: present } : {}),
          external: isOutside,
          checks: { pluginTimings: false },
          output: {
            entryFileNames: '[name].js',
            chunkFileNames: 'chunks/[name]-[hash].js',
            assetFileNames: 'assets/[name]-[hash][extname]',
          },
        },
      },
    })
  return entries.filter(([, file]) => !existsSync(file)).map(([name]) => name)
}

/** Types and the page have builds of their own and stay. */
function clean(out: string): void {
  if (!existsSync(out)) return
  for (const name of readdirSync(out))
    if (name !== 'types' && name !== 'page') rmSync(join(out, name), { recursive: true })
}
