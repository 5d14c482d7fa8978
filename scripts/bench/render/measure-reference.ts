/** Owns one whole run of the render bench for those who only want its rows: page, material, rounds, and an end. */
import { join } from 'node:path'
import { openBenchPage } from '../bench-page.ts'
import { benchRender, prepareMaterial, type RenderBenchOptions } from './render-bench.ts'
import type { Row } from './results.ts'

/** Where the material of the bench lies between runs. */
export const benchFolder = (root: string): string => join(root, 'node_modules/.cache/contenthq-bench')

/** Finds a row by what it measured and its size; throws where the run had none. */
export type RowAt = (what: string, size: Row['size']) => Row

/** Both sizes, in silence. */
export async function measureReference(
  root: string,
  wish: Pick<RenderBenchOptions, 'rounds' | 'native' | 'slow'>,
): Promise<RowAt> {
  const folder = benchFolder(root)
  const page = await openBenchPage(folder)
  try {
    await prepareMaterial(page, folder)
    const rows = await benchRender({ ...wish, page, folder, sizes: ['720p', '1080p'], say: () => undefined })
    return (what, size) => {
      const found = rows.find(row => row.what === what && row.size === size)
      if (!found) throw new Error(`no row ${what} at ${size}`)
      return found
    }
  } finally {
    await page.close()
  }
}
