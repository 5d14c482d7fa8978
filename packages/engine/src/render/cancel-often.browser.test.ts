/** A few cancelled renders leave nothing behind; a hundred do so in the slow tier. */
import { expect, test } from 'vitest'
import { cancelOften } from './cancel-often.fixture.ts'

test('cancelled renders leave no file, lock, worker or object URL', async () => {
  expect(await cancelOften(6)).toEqual({ cancelled: 6, writing: 3, files: 0, locks: 0, workers: 0, urls: 0 })
})
