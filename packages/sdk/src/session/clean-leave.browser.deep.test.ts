/** B8, the session's half: a hundred sessions with a player each leave nothing behind. */
import { leftBehind, nothing } from '@contenthq/engine/testing'
import { expect, test } from 'vitest'
import { leaveOften } from './clean-leave.fixture.ts'

test('B8 100 sessions and players leave nothing behind', async () => {
  await leaveOften(1) // what is loaded once stays
  const left = await leftBehind(() => leaveOften(100))
  const words = Object.entries(left).map(([what, count]) => `${count} ${what}`)
  console.info(`[figure] B8 100 sessions with players: ${words.join(', ')} left`)
  expect(left).toEqual(nothing)
})
