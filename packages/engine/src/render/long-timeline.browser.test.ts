/** A timeline of three hours: it starts like a short one, says how long it will take, and can be stopped at once. */
import { asContentHQError } from '@contenthq/model'
import { expect, test } from 'vitest'
import type { Composition } from '../composition.ts'
import { createEngine } from '../engine.ts'
import { testAssetBase } from '../ffmpeg/asset-base.fixture.ts'
import { testFilm } from './composition.fixture.ts'
import type { RenderProgress } from './progress.ts'

const HOURS = 3
const FRAMES = HOURS * 3600 * 30

/** The scenes of a short film again and again; each moves in its own way, or the first would be found for all. */
function repeated({ timeline, ...rest }: Composition, times: number): Composition {
  const each = timeline.lengthFrames
  const over = <T extends { readonly startFrame: number }>(clips: readonly T[], change: (clip: T, at: number) => T) =>
    Array.from({ length: times }, (_, at) =>
      clips.map(clip => change({ ...clip, startFrame: clip.startFrame + at * each }, at)),
    ).flat()
  return {
    ...rest,
    timeline: {
      ...timeline,
      lengthFrames: each * times,
      pictures: over(timeline.pictures, (clip, at) => ({
        ...clip,
        sceneId: `${clip.sceneId} ${at}`,
        motion: { style: 'ken-burns', from: [0, 0, 1, 1], to: [0.1, 0.1 + at / 10_000, 0.8, 0.8] },
      })),
      transitions: [],
      captions: over(timeline.captions, (clip, at) => ({
        ...clip,
        sceneId: `${clip.sceneId} ${at}`,
        originSample: clip.originSample + at * each * 1600,
      })),
      narration: Array.from({ length: times }, (_, at) =>
        timeline.narration.map(clip => ({ ...clip, startSample: clip.startSample + at * each * 1600 })),
      ).flat(),
    },
  }
}

test('three hours start at once, tell the time left, and stop when asked', async () => {
  const { composition, assets } = await testFilm([
    { colour: 'rgb(40 60 160)', frames: 300, text: 'A leaf, a bowl, and hot water.', title: 'Three hours' },
    { colour: 'rgb(180 90 40)', frames: 300, text: 'The drink that changed the world.' },
  ])
  const film = repeated(composition, FRAMES / composition.timeline.lengthFrames)
  expect(film.timeline.pictures).toHaveLength(1080)
  // what was measured before the first frame: a film laid out whole would ask for every word of three hours
  let measured = 0
  const { measureText } = OffscreenCanvasRenderingContext2D.prototype
  OffscreenCanvasRenderingContext2D.prototype.measureText = function (this: OffscreenCanvasRenderingContext2D, text) {
    measured++
    return measureText.call(this, text)
  }
  const abort = new AbortController()
  const seen: RenderProgress[] = []
  let measuredFirst = Number.POSITIVE_INFINITY
  let after = 0
  const work = createEngine({ assetBase: testAssetBase, assets }).render(film, {
    signal: abort.signal,
    onProgress(progress) {
      if (abort.signal.aborted) after++
      seen.push(progress)
      if (progress.framesDone > 0) measuredFirst = Math.min(measuredFirst, measured)
      if (progress.framesDone > 0 && progress.secondsLeft !== undefined) abort.abort()
    },
  })
  await expect(work.catch(thrown => asContentHQError(thrown).code)).resolves.toBe('cancelled')
  OffscreenCanvasRenderingContext2D.prototype.measureText = measureText

  expect(seen[0]).toMatchObject({ framesDone: 0, framesTotal: FRAMES, sound: 0, written: 0, stage: 'scene-video' })
  expect(measuredFirst).toBeLessThan(500)
  const last = seen.at(-1)!
  // no machine that runs this makes three hours in ten seconds, and none needs a month
  expect(last.secondsLeft).toBeGreaterThan(10)
  expect(last.secondsLeft).toBeLessThan(30 * 86_400)
  expect(last.framesDone).toBeLessThan(FRAMES / 10)
  expect(after).toBe(0)
})
