/** A few cancelled renders leave nothing behind; a hundred do so in the slow tier. */
import { expect, test } from 'vitest'
import { nothing } from '../left-behind.ts'
import { cancelOften } from './cancel-often.fixture.ts'

test('cancelled renders leave no file, lock, worker or object URL', async () => {
  expect(await cancelOften(4)).toEqual({ ...nothing, cancelled: 4, writing: 2, files: 0 })
})
