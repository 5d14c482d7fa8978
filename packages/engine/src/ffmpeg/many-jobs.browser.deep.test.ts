/** 200 jobs in one page without a failure, and the browser takes no more memory at their end than at their beginning. */
import { expect, test } from 'vitest'
import { commands } from 'vitest/browser'
import { testAssetBase } from './asset-base.fixture.ts'
import { runManyJobs } from './many-jobs.fixture.ts'

declare module 'vitest/browser' {
  interface BrowserCommands {
    /** Bytes that the browser's processes take now; 0 where it cannot be told. */
    browserMemory(): Promise<number>
  }
}

const JOBS = 200
/** Jobs at both ends whose highest memory is compared; the first instance is still warming up. */
const SPAN = 40
const MOST_GROWTH = 1.2

test(`B5 ${JOBS} FFmpeg jobs in one page`, async () => {
  const memory: number[] = []
  const { jobs, instances, mostAlive } = await runManyJobs(testAssetBase, JOBS, async () => {
    memory.push(await commands.browserMemory())
  })
  expect([jobs, instances, mostAlive]).toEqual([JOBS, JOBS / 10, 1])
  const [early, late] = [Math.max(...memory.slice(10, 10 + SPAN)), Math.max(...memory.slice(-SPAN))]
  const megabytes = (bytes: number) => `${Math.round(bytes / 1e6)} MB`
  console.log(
    `[figure] B5 ${jobs} FFmpeg jobs without failure in ${instances} instances, ${megabytes(late)} at the end, ${megabytes(early)} at the start`,
  )
  expect(late).toBeLessThanOrEqual(early * MOST_GROWTH)
})
