/** A sample of the many jobs that one page asks of FFmpeg: no failure, an instance for every ten, one at a time. */
import { expect, test } from 'vitest'
import { testAssetBase } from './asset-base.fixture.ts'
import { runManyJobs } from './many-jobs.fixture.ts'

test('35 jobs in one page take four instances, one after the other', async () => {
  expect(await runManyJobs(testAssetBase, 35)).toEqual({ jobs: 35, instances: 4, mostAlive: 1 })
})
