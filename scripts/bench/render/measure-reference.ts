/** Owns one whole run of the render bench: page, material, rounds, and an end; and what it leaves in the docs. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { availableParallelism, cpus } from 'node:os'
import { join } from 'node:path'
import { openBenchPage } from '../bench-page.ts'
import { benchRender, prepareMaterial, type RenderBenchOptions } from './render-bench.ts'
import { pageOf, type Results, type Row } from './results.ts'
import { nativeVersion } from './run-native.ts'

/** Where the material of the bench lies between runs. */
export const benchFolder = (root: string): string => join(root, 'node_modules/.cache/contenthq-bench')

/** Without the system's FFmpeg its rows are left out. */
export async function measureReference(
  root: string,
  wish: Pick<RenderBenchOptions, 'sizes' | 'rounds' | 'slow' | 'say'>,
): Promise<Results> {
  const folder = benchFolder(root)
  const ffmpeg = await nativeVersion()
  const page = await openBenchPage(folder)
  try {
    await prepareMaterial(page, folder)
    const rows = await benchRender({ ...wish, page, folder, native: ffmpeg !== undefined })
    return {
      made: new Date().toISOString().slice(0, 10),
      machine: `${process.platform} ${process.arch}, ${availableParallelism()} cores, ${cpus()[0]?.model.trim() ?? 'unknown'}`,
      ffmpeg,
      chromium: page.version,
      rows,
    }
  } finally {
    await page.close()
  }
}

/** Finds a row by what it measured and its size; throws where the run had none. */
export function rowOf({ rows }: Results, what: string, size: Row['size']): Row {
  const found = rows.find(row => row.what === what && row.size === size)
  if (!found) throw new Error(`no row ${what} at ${size}`)
  return found
}

/** Renews docs/bench/render.json and docs/bench/render.md. */
export function writeResults(root: string, results: Results): void {
  const folder = join(root, 'docs/bench')
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'render.json'), `${JSON.stringify(results, null, 2)}\n`)
  writeFileSync(join(folder, 'render.md'), pageOf(results))
}
