/** C4: a paid call is killed at every await, and at random. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type JobsApi, startJobsApi } from '../../dev/jobs-runtime.fixture.ts'
import { chanceOf } from '../credits/seeded.fixture.ts'
import { dieAt, grantCredits, surviveOnce, twoAttempts } from './crashes.fixture.ts'

const AT_RANDOM = 200

let api: JobsApi
beforeAll(async () => {
  api = await startJobsApi(twoAttempts())
  await grantCredits(api, 100_000)
})
afterAll(() => api.dispose())

test('C4 a paid call killed at every await, and at random, loses nothing and holds nothing', async () => {
  let moment = 1
  while (await dieAt(api, moment)) moment++
  expect(moment).toBeGreaterThan(40)
  const chance = chanceOf(4)
  for (let kill = 0; kill < AT_RANDOM; kill++)
    await surviveOnce(api, async () => {
      await new Promise(resolve => setTimeout(resolve, chance.whole(0, 250)))
      await api.crash()
    })
  console.log(
    `[figure] C4 killed at each of ${moment - 1} awaits and ${AT_RANDOM} times at random: 0 acknowledged jobs lost, 0 open holds of ended jobs`,
  )
})
