/** P3: one scene is edited; the next export encodes that scene and the transitions into and out of it, and nothing else. */
import { join } from 'node:path'
import { openBenchPage } from '../bench/bench-page.ts'
import { processorSeconds } from '../bench/process-tree.ts'
import { SCENES } from '../bench/render/reference-job.ts'
import { prepareMaterial } from '../bench/render/render-bench.ts'
import { median } from '../bench/render/results.ts'
import type { ProductPromise } from '../promise-contract.ts'
import { measureByTests } from '../promise-figures.ts'

const MOST = 1.5 / SCENES
const ROUNDS = 3
const SIZE = { width: 1280, height: 720 }

/** Processor seconds of the second export of the reference job, as a share of those of the first. */
async function processorShare(root: string): Promise<{ readonly share: number; readonly seconds: number }> {
  const folder = join(root, 'node_modules/.cache/contenthq-bench')
  const page = await openBenchPage(folder)
  const call = { size: SIZE, encoder: 'webcodecs' } as const
  const full: number[] = []
  const again: number[] = []
  const seconds: number[] = []
  const spent = () => processorSeconds() - (page.clockBegan() ?? Number.NaN)
  try {
    await prepareMaterial(page, folder)
    for (let round = 0; round < ROUNDS; round++) {
      await page.call('render', call)
      full.push(spent())
      seconds.push((await page.call('renderAgain', call)).seconds)
      again.push(spent())
    }
  } finally {
    await page.close()
  }
  return { share: median(again) / median(full), seconds: median(seconds) }
}

export const promise: ProductPromise = {
  id: 'P3',
  title: 'one scene edited and exported again',
  target: `frames encoded ≤ 1.5/8 of all for one scene of eight, no sound; processor time ≤ 1.5/${SCENES} of a full export for one of ${SCENES}; stitched ≤ 1 s per 10 min`,
  async measure(context) {
    const counted = await measureByTests(context, 'P3', 'packages/engine/src/render')
    const { share, seconds } = await processorShare(context.root)
    return {
      figure: `${counted.figure}; processor time ${(share * 100).toFixed(1)} % of a full export, ${seconds.toFixed(1)} s`,
      verdict: counted.verdict === 'ok' && share <= MOST ? 'ok' : 'short',
    }
  },
}
