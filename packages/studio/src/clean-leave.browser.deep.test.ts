/** B8, the studio's half: a hundred studios put into a page and taken out leave nothing behind. */
import { leftBehind, nothing } from '@contenthq/sdk/testing'
import { expect, test } from 'vitest'
import { mountOften } from './clean-leave.fixture.ts'

test('B8 100 studios leave nothing behind', async () => {
  await mountOften(1) // what is loaded once stays
  const left = await leftBehind(() => mountOften(100))
  const words = Object.entries(left).map(([what, count]) => `${count} ${what}`)
  console.info(`[figure] B8 100 studios: ${words.join(', ')} left`)
  expect(left).toEqual(nothing)
})
