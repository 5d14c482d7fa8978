/**
 * The forecast of time and size against the film that is then made, at two sizes. Prints one line a size as
 * `[figure] P8 words`; the times are judged by the promise, since they move with what else the machine does.
 */
import { expect, test } from 'vitest'
import { createEngine } from '../engine.ts'
import { testAssetBase } from '../ffmpeg/asset-base.fixture.ts'
import { referenceFilm } from '../render/reference-film.fixture.ts'

const signal = new AbortController().signal
const ROUNDS = 3

const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[values.length >> 1]!
const percent = (share: number): string => `${share < 0 ? '−' : '+'}${Math.abs(share * 100).toFixed(0)} %`

for (const size of [
  { width: 1280, height: 720 },
  { width: 1920, height: 1080 },
])
  test(`P8 the reference film at ${size.height}p takes the time and has the size that were forecast`, async () => {
    const { composition, assets } = await referenceFilm(size)
    const engine = createEngine({ assetBase: testAssetBase, assets })
    await engine.capabilities()
    const times: number[] = []
    const sizes: number[] = []
    let asked = 0
    let last = ''
    for (let round = 0; round < ROUNDS; round++) {
      const start = performance.now()
      const { issues, estimate } = await engine.canRender(composition)
      const answered = performance.now()
      expect(issues).toEqual([])
      const { blob } = await engine.render(composition, { signal })
      const took = (performance.now() - answered) / 1000
      times.push(estimate!.seconds / took - 1)
      sizes.push(estimate!.bytes / blob.size - 1)
      asked = Math.max(asked, answered - start)
      last = `last ${estimate!.seconds.toFixed(1)} s forecast, ${took.toFixed(1)} s taken`
    }
    expect(Math.max(...sizes.map(Math.abs))).toBeLessThanOrEqual(0.25)
    console.log(
      `[figure] P8 ${size.height}p: time ${percent(median(times))} (${times.map(percent).join(', ')}; ${last}), size ${percent(median(sizes))}, asked for ${(asked / 1000).toFixed(1)} s`,
    )
  })
