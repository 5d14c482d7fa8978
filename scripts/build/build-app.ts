/** Owns the build of a page out of the sources: the one the command line drives, and the demo. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { build } from 'vite'
import { listFiles } from '../checks/source-files.ts'

const root = join(import.meta.dirname, '../..')

/**
 * Builds every .html below `folder` into `out`, with the files of assetBase beside it.
 * Answers false where there is no index.html to build.
 */
export async function buildApp(folder: string, out: string): Promise<boolean> {
  if (!existsSync(join(folder, 'index.html'))) return false
  const pages = listFiles(folder)
    .filter(path => path.endsWith('.html'))
    .map(path => join(folder, path))
  await build({
    configFile: join(root, 'vite.config.ts'),
    root: folder,
    base: './',
    logLevel: 'warn',
    build: {
      target: 'es2023',
      outDir: out,
      emptyOutDir: true,
      chunkSizeWarningLimit: 4096, // kB; the sample articles and icons are data, loaded when they are needed
      rolldownOptions: { input: pages, checks: { pluginTimings: false } },
    },
  })
  return true
}
