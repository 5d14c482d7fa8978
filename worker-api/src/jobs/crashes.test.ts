/** A few of the kills of C4; the slow tier has them all. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type JobsApi, startJobsApi } from '../../dev/jobs-runtime.fixture.ts'
import { dieAt, grantCredits, twoAttempts } from './crashes.fixture.ts'

let api: JobsApi
beforeAll(async () => {
  api = await startJobsApi(twoAttempts())
  await grantCredits(api, 1000)
})
afterAll(() => api.dispose())

// before and after a job is written, before a call is noted, in the middle of it, before its answer is
test.each([2, 10, 13, 15])('a process killed at moment %i of a paid call loses nothing', async moment => {
  expect(await dieAt(api, moment)).toBe(true)
})
