/** C5 for jobs, in small; the slow tier has many more. */
import { afterAll, beforeAll, test } from 'vitest'
import { type JobsApi, pictureAnswer, startJobsApi } from '../../dev/jobs-runtime.fixture.ts'
import { grantCredits } from './crashes.fixture.ts'
import { createLineFaults, loseJobReplies } from './lost-replies.fixture.ts'

const faults = createLineFaults()
let api: JobsApi
beforeAll(async () => {
  api = await startJobsApi({ vendor: () => pictureAnswer('sound'), fault: faults.fault })
  await grantCredits(api, 10_000)
})
afterAll(() => api.dispose())

test('C5 lost answers of the database charge no job twice', () => loseJobReplies(api, faults, 40))
