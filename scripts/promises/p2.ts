/** P2: painting, encoding and muxing of the reference job against the encoding of the same frames, ready in memory. */
import { join } from 'node:path'
import { openBenchPage } from '../bench/bench-page.ts'
import { benchRender, prepareMaterial } from '../bench/render/render-bench.ts'
import type { Row } from '../bench/render/results.ts'
import type { ProductPromise } from '../promise-contract.ts'

const MOST = 1.25

export const promise: ProductPromise = {
  id: 'P2',
  title: 'the picture of the reference job against the limit: the same frames, ready in memory, encoded on all cores',
  target: `≤ ${MOST} × at 720p and 1080p`,
  async measure({ root }) {
    const folder = join(root, 'node_modules/.cache/contenthq-bench')
    const page = await openBenchPage(folder)
    let rows: readonly Row[]
    try {
      await prepareMaterial(page, folder)
      rows = await benchRender({
        page,
        folder,
        sizes: ['720p', '1080p'],
        rounds: 5,
        native: false,
        slow: false,
        say: () => undefined,
      })
    } finally {
      await page.close()
    }
    const seconds = (what: string, size: string) => rows.find(row => row.what === what && row.size === size)!.seconds
    const ratios = (['720p', '1080p'] as const).map(size => ({
      size,
      ratio: seconds('ours, picture only', size) / seconds('the limit: ready frames encoded', size),
    }))
    return {
      figure: ratios.map(({ size, ratio }) => `${size} ${ratio.toFixed(2)} ×`).join(', '),
      verdict: ratios.every(({ ratio }) => ratio <= MOST) ? 'ok' : 'short',
    }
  },
}
