/** C2 and C3 over the routes, in small. */
import { afterAll, beforeAll, test } from 'vitest'
import { type JobsApi, pictureAnswer, startJobsApi } from '../../dev/jobs-runtime.fixture.ts'
import { grantCredits } from './crashes.fixture.ts'
import { raceEnds, raceWishes } from './route-races.fixture.ts'

let api: JobsApi
beforeAll(async () => {
  api = await startJobsApi({ vendor: () => pictureAnswer('sound') })
  await grantCredits(api, 100_000)
})
afterAll(() => api.dispose())

test('C2 the same wish again is answered the same and holds nothing more', () => raceWishes(api, 10, 10))

test('C3 of racing ends one ends the hold of a job', () => raceEnds(api, 20))
