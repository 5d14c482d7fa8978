/** A hundred cancelled renders leave nothing behind. */
import { expect, test } from 'vitest'
import { nothing } from '../left-behind.ts'
import { cancelOften } from './cancel-often.fixture.ts'

test('100 cancelled renders leave no file, lock, worker or object URL', async () => {
  expect(await cancelOften(100)).toEqual({ ...nothing, cancelled: 100, writing: 50, files: 0 })
})
