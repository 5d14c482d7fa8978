/**
 * The forecast of every kind of file against the file that is then made. Sizes are judged here; times are printed, one
 * line a format as `[figure] P8-formats words`, since they move with what else the machine does.
 */
import type { FilmFormat } from '@contenthq/model'
import { expect, test } from 'vitest'
import { createEngine } from '../engine.ts'
import { testAssetBase } from '../ffmpeg/asset-base.fixture.ts'
import type { QualityPresetId } from '../quality/presets.ts'
import { referenceFilm } from '../render/reference-film.fixture.ts'

const { signal } = new AbortController()
const percent = (share: number): string => `${share < 0 ? '−' : '+'}${Math.abs(share * 100).toFixed(0)} %`

const wishes: readonly { readonly format: FilmFormat; readonly quality?: QualityPresetId }[] = [
  { format: 'webm' },
  { format: 'mp4', quality: 'small' },
  { format: 'gif' },
  { format: 'm4a' },
  { format: 'mp3' },
  { format: 'wav' },
]

test.each(wishes)('$format $quality takes about the time and has about the size that were forecast', async wish => {
  const { composition, assets } = await referenceFilm({ width: 854, height: 480 })
  const engine = createEngine({ assetBase: testAssetBase, assets })
  await engine.capabilities()
  const start = performance.now()
  const { issues, estimate } = await engine.canRender(composition, wish)
  const answered = performance.now()
  expect(issues.filter(({ severity }) => severity === 'error')).toEqual([])
  const { blob } = await engine.render(composition, { signal, ...wish })
  const took = (performance.now() - answered) / 1000
  const [time, size] = [estimate!.seconds / took - 1, estimate!.bytes / blob.size - 1]
  console.log(
    `[figure] P8-formats ${wish.format}${wish.quality ? ` ${wish.quality}` : ''}: time ${percent(time)} (${estimate!.seconds.toFixed(1)} s forecast, ${took.toFixed(1)} s taken), size ${percent(size)}, asked for ${((answered - start) / 1000).toFixed(1)} s`,
  )
  expect(Math.abs(size)).toBeLessThanOrEqual(0.25)
})
