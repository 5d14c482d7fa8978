/** A few sessions leave nothing behind; a hundred do so in the slow tier. */
import { leftBehind, nothing } from '@contenthq/engine/testing'
import { expect, test } from 'vitest'
import { leaveOften } from './clean-leave.fixture.ts'

test('sessions and players that were left leave nothing behind', async () => {
  await leaveOften(1) // what is loaded once stays
  expect(await leftBehind(() => leaveOften(6))).toEqual(nothing)
})
