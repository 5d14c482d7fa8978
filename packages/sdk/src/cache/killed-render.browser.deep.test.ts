/** A page that dies while it renders, at many points. */
import { expect, test } from 'vitest'
import { expectKilledRendersResume } from './killed-render.fixture.ts'

test('B1 a page killed at 20 random points: the next one encodes at most what was in flight', async () => {
  const figure = await expectKilledRendersResume(20)
  console.info(`[figure] B1 ${figure}`)
  expect(figure).toContain('20 kills')
}, 300_000)
