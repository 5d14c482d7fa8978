/** What stands in the way of a film is told before work starts, with remedies; what the store holds is not counted again. */
import { asContentHQError, ContentHQError, errorFacts, type Timeline } from '@contenthq/model'
import { expect, test } from 'vitest'
import { writeWav } from '../audio/write-wav.ts'
import type { Composition } from '../composition.ts'
import { createEngine } from '../engine.ts'
import { testAssetBase } from '../ffmpeg/asset-base.fixture.ts'
import { type TestFilm, testFilm } from '../render/composition.fixture.ts'
import type { EncodedSegment, SegmentStore } from '../segments/segment-store.ts'

const scenes = [
  { colour: 'rgb(40 60 160)', frames: 40, text: 'One leaf, one bowl.' },
  { colour: 'rgb(180 90 40)', frames: 40, overlap: 10, motion: 'pan-left' },
]

const forecastOf = ({ composition, assets }: TestFilm) =>
  createEngine({ assetBase: testAssetBase, assets }).canRender(composition)

const withBlobs = ({ composition, assets }: TestFilm, blobs: Readonly<Record<string, Blob>>): TestFilm => ({
  composition,
  assets: { read: async hash => blobs[hash] ?? assets.read(hash) },
})

test('each obstacle is an error with the code that the render would end with, and a remedy', async () => {
  const film = await testFilm(scenes)
  const { composition, assets } = film
  const { timeline } = composition
  const picture = timeline.pictures[1]!.asset!
  const voice = timeline.narration[0]!.asset
  const sized = (width: number, height: number): TestFilm => ({
    composition: { ...composition, size: { width, height } },
    assets,
  })
  const timed = (change: Partial<Timeline>): TestFilm => ({
    composition: { ...composition, timeline: { ...timeline, ...change } },
    assets,
  })
  const noLength = timed({ pictures: timeline.pictures.map(clip => ({ ...clip, lengthFrames: 0 })) })
  const empty: Composition = { ...composition, timeline: { ...timeline, lengthFrames: 0, pictures: [] } }
  const cases: readonly (readonly [code: string, film: TestFilm, asset?: string])[] = [
    ['timeline-empty', { composition: empty, assets }],
    [
      'asset-missing',
      { composition, assets: { read: async hash => Promise.reject(new ContentHQError('asset-missing', hash)) } },
    ],
    ['media-unsupported', withBlobs(film, { [picture]: new Blob(['no picture'], { type: 'image/png' }) }), picture],
    ['media-empty', withBlobs(film, { [voice]: new Blob([writeWav([new Float32Array(0)], 48_000, 'pcm16')]) }), voice],
    ['media-unsupported', withBlobs(film, { [voice]: new Blob(['no sound at all, only words']) }), voice],
    ['style-unknown', timed({ pictures: timeline.pictures.map(clip => ({ ...clip, motion: { style: 'swirl' } })) })],
    ['style-unknown', timed({ transitions: timeline.transitions.map(span => ({ ...span, style: 'swirl' })) })],
    ['style-unknown', timed({ captions: timeline.captions.map(clip => ({ ...clip, style: 'swirl' })) })],
    ['scene-empty', noLength],
    ['size-invalid', sized(321, 180)],
    ['size-invalid', sized(8000, 4500)],
  ]
  for (const [code, tried, asset] of cases) {
    const { possible, issues, estimate } = await forecastOf(tried)
    const errors = issues.filter(({ severity }) => severity === 'error')
    expect([possible, estimate, errors[0]?.code], code).toEqual([false, undefined, code])
    expect(errors[0]!.remedy).toBe(errorFacts[code as keyof typeof errorFacts].remedy)
    if (asset !== undefined) expect(errors.map(issue => issue.asset)).toEqual([asset])
  }
})

test('a call refuses a style that nobody registered and a scene of no length, before anything is painted', async () => {
  const { composition, assets } = await testFilm(scenes)
  const engine = createEngine({ assetBase: testAssetBase, assets })
  const { signal } = new AbortController()
  const { timeline } = composition
  const pictures = (change: Partial<Timeline['pictures'][number]>): Composition => ({
    ...composition,
    timeline: { ...timeline, pictures: timeline.pictures.map(clip => ({ ...clip, ...change })) },
  })
  const wrong = {
    'style-unknown': pictures({ motion: { style: 'swirl' } }),
    'scene-empty': pictures({ lengthFrames: 0 }),
  }
  for (const [code, given] of Object.entries(wrong)) {
    await expect(engine.render(given, { signal })).rejects.toMatchObject({ code })
    await expect(engine.composer(given)).rejects.toMatchObject({ code })
    await expect(engine.poster(given)).rejects.toMatchObject({ code })
  }
})

test('a film that can be made is estimated; a scene without a picture is only a warning', async () => {
  const { composition, assets } = await testFilm(scenes)
  const [first, second] = composition.timeline.pictures
  const { asset: _asset, ...bare } = second!
  const timeline = { ...composition.timeline, pictures: [first!, bare] }
  const { possible, issues, estimate } = await forecastOf({ composition: { ...composition, timeline }, assets })
  expect(issues).toMatchObject([{ code: 'picture-missing', severity: 'warning', sceneId: 's1' }])
  expect(possible).toBe(true)
  expect(estimate).toMatchObject({ framesToEncode: 70, framesTotal: 70 })
  expect(estimate!.seconds).toBeGreaterThan(0)
  expect(estimate!.framesPerSecond).toBeGreaterThan(1)
  expect(estimate!.bytes).toBeGreaterThan(10_000)

  const stop = new AbortController()
  stop.abort()
  const engine = createEngine({ assetBase: testAssetBase, assets })
  const stopped = engine.canRender(composition, { signal: stop.signal })
  await expect(stopped.catch(thrown => asContentHQError(thrown).code)).resolves.toBe('cancelled')
})

test('what the store holds is subtracted, and its bytes are known', async () => {
  const { composition, assets } = await testFilm(scenes)
  const kept = new Map<string, EncodedSegment>()
  const segments: SegmentStore = {
    get: async key => kept.get(key),
    put: async (key, one) => kept.set(key, one) === kept,
    hold: () => ({ add: () => undefined, release: async () => undefined }),
  }
  const engine = createEngine({ assetBase: testAssetBase, assets, segments })
  const { blob } = await engine.render(composition, { signal: new AbortController().signal })
  const whole = (await engine.canRender(composition)).estimate!
  expect(whole).toMatchObject({ framesToEncode: 0, framesTotal: 70, framesPerSecond: 0 })
  expect(Math.abs(whole.bytes / blob.size - 1)).toBeLessThan(0.25)

  const [first, second] = composition.timeline.pictures
  const edited = { ...composition.timeline, pictures: [first!, { ...second!, motion: { style: 'pan-right' } }] }
  const part = (await engine.canRender({ ...composition, timeline: edited })).estimate!
  // the second scene and the transition into it
  expect(part.framesToEncode).toBe(40)
  expect(part.framesPerSecond).toBeGreaterThan(1)
})
