/** A few studios taken out of a page leave nothing behind; a hundred do so in the slow tier. */
import { leftBehind, nothing } from '@contenthq/sdk/testing'
import { expect, test } from 'vitest'
import { mountOften } from './clean-leave.fixture.ts'

test('studios that were taken out leave nothing behind', async () => {
  await mountOften(1) // what is loaded once stays
  const left = await leftBehind(() => mountOften(8))

  expect(left).toEqual(nothing)
})
