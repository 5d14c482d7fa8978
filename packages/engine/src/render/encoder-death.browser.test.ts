/** Encoders that die, hang or are killed in the middle of a film: the next one goes on, and the film is whole. */
import { afterEach, expect, test } from 'vitest'
import { captionStyleOf } from '../compose/captions/captions.ts'
import { createComposer } from '../compose/compose.ts'
import { createEngine } from '../engine.ts'
import { testAssetBase } from '../ffmpeg/asset-base.fixture.ts'
import { createPictureCache } from '../media/picture-cache.ts'
import { cutSegments } from '../segments/cut.ts'
import type { EncodedSegment, SegmentStore } from '../segments/segment-store.ts'
import { loadFonts } from '../text/fonts.ts'
import { layoutFilm } from '../text/layout-film.ts'
import { type TestFilm, testFilm } from './composition.fixture.ts'
import { type EncodedVideo, encodeVideo, type VideoInput } from './encode-video.ts'
import { filmFacts } from './film-facts.fixture.ts'
import { createPartShelf } from './output/part-shelf.ts'
import { writeFilm } from './output/write-film.ts'
import { brokenEncoder, type Sabotage, sabotageWorkers } from './worker-sabotage.fixture.ts'

let sabotage: Sabotage | undefined
afterEach(() => sabotage?.restore())
const never = new AbortController().signal

const scenes = ['rgb(40 60 160)', 'rgb(180 90 40)', 'rgb(30 140 80)', 'rgb(150 40 120)'].map((colour, index) => ({
  colour,
  frames: 30,
  overlap: index === 0 ? 0 : 6,
  text: 'The drink that changed the world.',
}))

const memoryStore = () => {
  const kept = new Map<string, EncodedSegment>()
  return {
    kept,
    get: async (key: string) => kept.get(key),
    async put(key: string, segment: EncodedSegment) {
      kept.set(key, segment)
      return true
    },
    hold: () => ({ add: () => undefined, release: async () => undefined }),
  }
}

/** Encodes the picture alone, with one worker so that it is known what was finished when. */
async function encode(
  { composition, assets }: TestFilm,
  { store, ...rest }: Partial<VideoInput> & { readonly store?: SegmentStore } = {},
): Promise<{ readonly video: EncodedVideo; readonly film: Blob; readonly lengths: readonly number[] }> {
  await loadFonts(new URL(testAssetBase, location.href).href)
  const pictures = createPictureCache(composition, assets, () => 1.15)
  const shelf = createPartShelf(store)
  const ranges = cutSegments(composition.timeline)
  const settings = {
    size: composition.size,
    frameRate: composition.timeline.frameRate,
    encoder: { kind: 'webcodecs', bitrate: 1_000_000, acceleration: 'no-preference' },
    framePath: 'planes',
    assetBase: new URL(testAssetBase, location.href).href,
  } as const
  try {
    const video = await encodeVideo({
      ranges,
      compose: createComposer(composition, layoutFilm(composition, captionStyleOf)),
      pictures,
      settings,
      shelf,
      workers: 1,
      signal: never,
      onFrames: () => undefined,
      ...rest,
    })
    const lengths = ranges.map(({ from, to }) => to - from)
    const parts = {
      ...video,
      sound: undefined,
      readSegment: async (index: number) => (await shelf.get(video.segments[index]!.key))!,
      readSound: () => Promise.reject(new Error('there is no sound')),
    }
    const { blob } = await writeFilm(parts, settings, 'memory', never, 0) // as a long film: part by part
    return { video, film: blob, lengths }
  } finally {
    pictures.dispose()
    await shelf.leave()
  }
}

async function expectWhole(film: Blob, frames: number): Promise<void> {
  const { times, decoded } = await filmFacts(film)
  expect(times).toHaveLength(frames)
  for (const [frame, time] of times.entries()) expect(time).toBeCloseTo(frame / 30, 6)
  expect(decoded).toHaveLength(frames)
  for (const [frame, time] of decoded.entries()) expect(time).toBeCloseTo(frame / 30, 5)
}

test('when WebCodecs fails for good, x264 finishes the film, and finished segments stay', async () => {
  const made = await testFilm(scenes)
  const total = made.composition.timeline.lengthFrames
  sabotage = sabotageWorkers(n => brokenEncoder(n === 0 ? 45 : 0, 'error', { alsoSoftware: true }))
  const store = memoryStore()
  const { video, film, lengths } = await encode(made, { store })
  // 24 frames, 6 frames, then 18 break in the middle: 30 frames stay
  expect(lengths.slice(0, 3)).toEqual([24, 6, 18])
  expect(video.encoders).toEqual([
    { name: 'WebCodecs H.264', frames: 30 },
    { name: 'x264 (FFmpeg.wasm)', frames: total - 30 },
  ])
  expect(video.framesEncoded).toBe(total)
  await expectWhole(film, total)
  // each keeps its own description; the film's has both
  const own = new Set([...store.kept.values()].map(({ description }) => description.join()))
  expect(own.size).toBe(2)
  expect(own.has(video.decoder.description.join())).toBe(false)

  sabotage.restore()
  const again = await encode(made, { store })
  expect(again.video.framesEncoded).toBe(total - 30) // WebCodecs is tried first again
  await expectWhole(again.film, total)
})

test('an encoder that says nothing more is noticed, and the software encoder goes on', async () => {
  const made = await testFilm(scenes.slice(0, 2))
  const total = made.composition.timeline.lengthFrames
  sabotage = sabotageWorkers(n => brokenEncoder(n === 0 ? 40 : 0, 'silence', { alsoSoftware: false }))
  const { video, film } = await encode(made, { patience: { first: 6000, next: 3000 } })
  expect(video.encoders.map(({ name }) => name)).toEqual(['WebCodecs H.264', 'WebCodecs H.264 (software)'])
  await expectWhole(film, total)
})

test('a worker that is killed is replaced, by WebCodecs and by x264', async () => {
  const made = await testFilm(scenes.slice(0, 2))
  const total = made.composition.timeline.lengthFrames
  for (const encoder of [
    undefined,
    { kind: 'x264', preset: 'veryfast', crf: 21, maxBitrate: 1_000_000, bFrames: 3 } as const,
  ]) {
    sabotage = sabotageWorkers()
    const kills = new Set(encoder ? [1, 3] : [2, 6])
    let done = 0
    const { composition } = made
    const settings = encoder && {
      size: composition.size,
      frameRate: composition.timeline.frameRate,
      encoder,
      framePath: 'planes' as const,
      assetBase: new URL(testAssetBase, location.href).href,
    }
    const { video, film } = await encode(made, {
      ...(settings ? { settings } : {}),
      onFrames() {
        if (!kills.delete(++done)) return
        for (const worker of sabotage!.alive) sabotage!.kill(worker)
      },
    })
    expect(sabotage.started()).toBe(3)
    expect(video.encoders).toHaveLength(1)
    await expectWhole(film, total)
    sabotage.restore()
  }
})

test('the whole film says who made it', async () => {
  const { composition, assets } = await testFilm(scenes.slice(0, 2))
  sabotage = sabotageWorkers(n => brokenEncoder(n < 4 ? 26 : 0, 'error', { alsoSoftware: true }))
  const film = await createEngine({ assetBase: testAssetBase, assets, encoder: 'webcodecs' }).render(composition, {
    signal: never,
  })
  expect(film.videoEncoder).toBe('WebCodecs H.264, x264 (FFmpeg.wasm)')
  expect(film.videoEncoders.reduce((sum, { frames }) => sum + frames, 0)).toBe(film.frames)
  await expectWhole(film.blob, film.frames)
})
