/** Owns the size of the first load: an entry with all that it imports statically, as a host's bundler would make it. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync } from 'node:zlib'
import { build, type Rolldown } from 'vite'

const root = join(import.meta.dirname, '../..')

export type FirstLoad = {
  readonly name: string
  /** Brotli, 1 kB is 1000 bytes. */
  readonly bytes: number
  readonly limit: number
  readonly chunks: readonly { readonly fileName: string; readonly bytes: number }[]
}

/** The gated entries and their limits in bytes (promise P6). */
export const gatedEntries = [
  { name: '<contenthq-studio>', file: 'packages/studio/src/define.ts', limit: 60_000 },
  { name: '@contenthq/sdk', file: 'packages/sdk/src/index.ts', limit: 35_000 },
] as const

/** Measures one entry; undefined while its file does not exist. */
export async function measureFirstLoad({
  name,
  file,
  limit,
}: (typeof gatedEntries)[number]): Promise<FirstLoad | undefined> {
  const entry = join(root, file)
  if (!existsSync(entry)) return undefined
  const result = (await build({
    configFile: false,
    root,
    logLevel: 'error',
    publicDir: false,
    resolve: { conditions: ['source', 'module', 'browser', 'production'] },
    worker: { format: 'es' },
    build: {
      write: false,
      target: 'es2023',
      modulePreload: { polyfill: false },
      rolldownOptions: { input: entry, preserveEntrySignatures: 'strict', checks: { pluginTimings: false } },
    },
  })) as Rolldown.RolldownOutput
  const chunks = new Map(result.output.flatMap(part => (part.type === 'chunk' ? [[part.fileName, part]] : [])))
  const loaded = new Set<string>()
  const load = (fileName: string) => {
    const chunk = chunks.get(fileName)
    if (!chunk || loaded.has(fileName)) return
    loaded.add(fileName)
    chunk.imports.forEach(load)
  }
  for (const chunk of chunks.values()) if (chunk.isEntry && chunk.facadeModuleId === entry) load(chunk.fileName)
  const sizes = [...loaded].map(fileName => ({
    fileName,
    bytes: brotliCompressSync(chunks.get(fileName)?.code ?? '').length,
  }))
  return { name, limit, chunks: sizes, bytes: sizes.reduce((sum, { bytes }) => sum + bytes, 0) }
}

export const kilobytes = (bytes: number): string => `${(bytes / 1000).toFixed(1)} kB`
