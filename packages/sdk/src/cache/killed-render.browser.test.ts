/** A page that dies while it renders, a few times; the slow tier kills more. */
import { expect, test } from 'vitest'
import { expectKilledRendersResume } from './killed-render.fixture.ts'

test('a page killed at random points of a render: the next one encodes at most what was in flight', async () => {
  expect(await expectKilledRendersResume(4)).toContain('the same frames')
}, 120_000)
