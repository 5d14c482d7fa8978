/** P3: one scene is edited; the next export encodes that scene and the transitions into and out of it, and nothing else. */
import { standardBitrate } from '../../packages/engine/src/quality/encoder-settings.ts'
import { openBenchPage } from '../bench/bench-page.ts'
import { processorSeconds } from '../bench/process-tree.ts'
import { benchFolder } from '../bench/render/measure-reference.ts'
import { SCENES } from '../bench/render/reference-job.ts'
import { prepareMaterial } from '../bench/render/render-bench.ts'
import { median } from '../bench/render/results.ts'
import type { ProductPromise } from '../promise-contract.ts'
import { measureByTests } from '../promise-figures.ts'

const MOST = 1.5 / SCENES
const ROUNDS = 3
const SIZE = { width: 1280, height: 720 }
/** Of a film at this size by default, bit/s. */
const BITRATE = standardBitrate({ size: SIZE, frameRate: { num: 30, den: 1 } })
const STITCH_SECONDS = 1

/** Processor seconds of the second export of the reference job, as a share of those of the first. */
async function processorShare(root: string): Promise<{ readonly share: number; readonly seconds: number }> {
  const folder = benchFolder(root)
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

/** Seconds in which finished parts of ten minutes become a film, all of them on disk. */
async function stitchSeconds(folder: string): Promise<number> {
  const page = await openBenchPage(folder, { storage: 'disk' })
  const seconds: number[] = []
  try {
    for (let round = 0; round < ROUNDS; round++)
      seconds.push((await page.call('stitchLong', { minutes: 10, bitrate: BITRATE })).seconds)
  } finally {
    await page.close()
  }
  return median(seconds)
}

export const promise: ProductPromise = {
  id: 'P3',
  title: 'one scene edited and exported again',
  target: `frames encoded ≤ 1.5/8 of all for one scene of eight, no sound; processor time ≤ 1.5/${SCENES} of a full export for one of ${SCENES}; stitched ≤ 1 s per 10 min`,
  async measure(context) {
    const counted = await measureByTests(context, 'P3', 'packages/engine/src/render')
    const { share, seconds } = await processorShare(context.root)
    const stitched = await stitchSeconds(context.folder)
    return {
      figure: `${counted.figure}; processor time ${(share * 100).toFixed(1)} % of a full export, ${seconds.toFixed(1)} s; 10 min stitched in ${(stitched * 1000).toFixed(0)} ms`,
      verdict: counted.verdict === 'ok' && share <= MOST && stitched <= STITCH_SECONDS ? 'ok' : 'short',
    }
  },
}
