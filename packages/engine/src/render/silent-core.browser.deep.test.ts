/** A whole film where the core with threads never answers: it is complete, and at most 15 s were lost. */
import { expect, test } from 'vitest'
import { createEngine } from '../engine.ts'
import { testAssetBase } from '../ffmpeg/asset-base.fixture.ts'
import { silentThreadedCore } from '../ffmpeg/silent-core.fixture.ts'
import { testFilm } from './composition.fixture.ts'
import { filmFacts } from './film-facts.fixture.ts'
import { sabotageWorkers } from './worker-sabotage.fixture.ts'

const MOST_SECONDS = 15

test('a core that never answers costs at most 15 s', async () => {
  const { composition, assets } = await testFilm([
    { colour: 'rgb(40 60 160)', frames: 60, text: 'One leaf, one bowl.' },
    { colour: 'rgb(180 90 40)', frames: 60, overlap: 10 },
  ])
  const render = async (code: string): Promise<number> => {
    const sabotage = sabotageWorkers(() => code)
    try {
      const engine = createEngine({ assetBase: testAssetBase, assets, encoder: 'ffmpeg' })
      await engine.capabilities()
      const start = performance.now()
      const film = await engine.render(composition, { signal: new AbortController().signal })
      const took = (performance.now() - start) / 1000
      expect((await filmFacts(film.blob)).decoded).toHaveLength(composition.timeline.lengthFrames)
      return took
    } finally {
      sabotage.restore()
    }
  }
  const usual = Math.min(await render(''), await render(''))
  for (const from of ['start', 'work'] as const) {
    const lost = (await render(silentThreadedCore(from))) - usual
    console.log(`silent from its ${from}: ${lost.toFixed(1)} s lost`)
    expect(lost).toBeGreaterThan(3) // else the silent core was never asked
    expect(lost).toBeLessThanOrEqual(MOST_SECONDS)
  }
})
