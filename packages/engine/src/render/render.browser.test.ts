/** A whole film in a real browser: exact frames and times, sound present, the same picture as the display lists say, clean cancel. */
import { asContentHQError } from '@contenthq/model'
import { ALL_FORMATS, BlobSource, CanvasSink, EncodedPacketSink, Input } from 'mediabunny'
import { expect, test } from 'vitest'
import { createEngine } from '../engine.ts'
import { testAssetBase } from '../ffmpeg/asset-base.fixture.ts'
import { createCanvasPainter } from '../painters/canvas/canvas-painter.ts'
import { cutSegments } from '../segments/cut.ts'
import { spriteSpec } from '../text/sprite-spec.ts'
import { drawSprite } from '../text/sprites.ts'
import { testFilm } from './composition.fixture.ts'
import { filmFacts } from './film-facts.fixture.ts'
import type { RenderProgress } from './progress.ts'
import { sourcesOf } from './segment-jobs.ts'

const scenes = [
  { colour: 'rgb(40 60 160)', frames: 60, title: 'A test film', text: 'One leaf, one bowl.' },
  {
    colour: 'rgb(180 90 40)',
    frames: 75,
    overlap: 15,
    motion: 'pan-left',
    text: 'The drink that changed the world, slowly.',
  },
  { colour: 'rgb(30 140 80)', frames: 50, motion: 'ken-burns' },
]

const never = new AbortController().signal

test('renders every frame of the timeline, with sound, at exact times', async () => {
  const { composition, assets } = await testFilm(scenes)
  const engine = createEngine({ assetBase: testAssetBase, assets })
  const seen: RenderProgress[] = []
  const film = await engine.render(composition, {
    signal: never,
    quality: 'high',
    onProgress: progress => seen.push(progress),
  })
  const frames = composition.timeline.lengthFrames
  expect(film.frames).toBe(frames)
  expect(film.videoEncoder).toContain('H.264')

  const input = new Input({ source: new BlobSource(film.blob), formats: ALL_FORMATS })
  const video = await input.getPrimaryVideoTrack()
  const audio = await input.getPrimaryAudioTrack()
  if (!video || !audio) throw new Error('a track is missing')
  expect([video.codec, audio.codec]).toEqual(['avc', 'aac'])
  expect(await input.computeDuration()).toBeCloseTo(frames / 30, 6)

  const times: number[] = []
  for await (const packet of new EncodedPacketSink(video).packets()) times.push(packet.timestamp)
  expect(times).toHaveLength(frames)
  for (const [frame, time] of times.entries()) expect(time).toBeCloseTo(frame / 30, 6)
  expect(await audio.getFirstTimestamp()).toBe(0)
  // the browser of the tests has no GPU: frames go to the encoder under the pixel contract
  expect(await video.getColorSpace()).toMatchObject({ matrix: 'bt709', transfer: 'bt709', fullRange: false })

  // the header comes first, so that a film starts to play before it is loaded
  const head = new TextDecoder('latin1').decode(await film.blob.slice(0, 64 * 1024).arrayBuffer())
  expect(head.indexOf('moov')).toBeGreaterThan(0)
  expect(head.indexOf('moov')).toBeLessThan(head.indexOf('mdat'))

  const done = seen.map(progress => progress.framesDone)
  expect(done).toEqual([...done].sort((a, b) => a - b))
  expect(seen.at(-1)).toMatchObject({ framesDone: frames, stage: 'assembly' })

  // what the decoder shows is what the painter painted
  const compose = await engine.composer(composition)
  const sink = new CanvasSink(video)
  for (const frame of [0, 29, 52, 60, 90, frames - 1]) {
    const decoded = await sink.getCanvas(frame / 30 + 0.001)
    const list = compose(frame)
    const canvas = new OffscreenCanvas(320, 180)
    const pictures = new Map(
      await Promise.all(
        [...sourcesOf([list]).pictures].map(
          async ([name, { hash }]) => [name, await createImageBitmap(await assets.read(hash))] as const,
        ),
      ),
    )
    const sprites = new Map([...sourcesOf([list]).sprites].map(key => [key, drawSprite(spriteSpec(key))] as const))
    createCanvasPainter(canvas.getContext('2d')!).paint(list, { pictures, sprites })
    expect(meanDifference(pixelsOf(canvas), pixelsOf(decoded!.canvas)), `frame ${frame}`).toBeLessThan(6)
  }
  input.dispose()
})

test('the sound fits the picture: the tone starts with its narration clip', async () => {
  const { composition, assets } = await testFilm(scenes)
  const film = await createEngine({ assetBase: testAssetBase, assets }).render(composition, { signal: never })
  const context = new OfflineAudioContext(2, 48_000, 48_000)
  const decoded = await context.decodeAudioData(await film.blob.arrayBuffer())
  const left = decoded.getChannelData(0)
  const onset = left.findIndex(sample => Math.abs(sample) > 0.05)
  const wanted = composition.timeline.narration[0]!.startSample
  // 300 Hz needs a few samples to rise; one frame is 1,600
  expect(Math.abs(onset - wanted)).toBeLessThan(480)
})

test('stops at once when cancelled, and refuses an empty timeline', async () => {
  const { composition, assets } = await testFilm(scenes)
  const engine = createEngine({ assetBase: testAssetBase, assets })
  const abort = new AbortController()
  const work = engine.render(composition, {
    signal: abort.signal,
    onProgress: ({ framesDone }) => framesDone > 5 && abort.abort(),
  })
  await expect(work.catch(thrown => asContentHQError(thrown).code)).resolves.toBe('cancelled')
  const empty = { ...composition, timeline: { ...composition.timeline, lengthFrames: 0, pictures: [] } }
  await expect(engine.render(empty, { signal: never }).catch(thrown => asContentHQError(thrown).code)).resolves.toBe(
    'timeline-empty',
  )
})

for (const [encoder, name] of [
  ['webcodecs', 'WebCodecs H.264'],
  ['ffmpeg', 'x264 (FFmpeg.wasm)'],
] as const)
  test(`a page that asks for ${encoder} gets the film from it, cut at the same frames`, async () => {
    const { composition, assets } = await testFilm(scenes)
    const film = await createEngine({ assetBase: testAssetBase, assets, encoder }).render(composition, {
      signal: never,
    })
    const frames = composition.timeline.lengthFrames
    expect(film.videoEncoder).toBe(name)
    expect(film.videoEncoders).toEqual([{ name, frames }])
    let last: readonly number[] = []
    const { times, keys, decoded } = await filmFacts(film.blob, async frame => {
      if (Math.round((frame.timestamp / 1e6) * 30) === frames - 1) last = await cornerOf(frame)
    })
    expect(times).toHaveLength(frames)
    for (const [frame, time] of times.entries()) expect(time).toBeCloseTo(frame / 30, 5)
    expect(decoded).toHaveLength(frames)
    expect(keys).toEqual(cutSegments(composition.timeline).map(({ from }) => from))
    const [red = 0, green = 0, blue = 0] = last
    expect(green).toBeGreaterThan(Math.max(red, blue)) // the last scene is green
  })

test('a missing picture is a typed error, not a black film', async () => {
  const { composition } = await testFilm(scenes)
  const engine = createEngine({
    assetBase: testAssetBase,
    assets: { read: async () => new Blob(['not a picture'], { type: 'image/png' }) },
  })
  await expect(
    engine.render(composition, { signal: never }).catch(thrown => asContentHQError(thrown).code),
  ).resolves.toBe('media-unsupported')
})

function pixelsOf(source: OffscreenCanvas | HTMLCanvasElement): Uint8ClampedArray {
  const canvas = new OffscreenCanvas(320, 180)
  const context = canvas.getContext('2d')!
  context.drawImage(source, 0, 0)
  return context.getImageData(0, 0, 320, 180).data
}

async function cornerOf(frame: VideoFrame): Promise<readonly number[]> {
  const canvas = new OffscreenCanvas(1, 1)
  const context = canvas.getContext('2d')!
  context.drawImage(frame, 0, 0, 8, 8, 0, 0, 1, 1)
  return [...context.getImageData(0, 0, 1, 1).data]
}

function meanDifference(a: Uint8ClampedArray, b: Uint8ClampedArray): number {
  let sum = 0
  for (let i = 0; i < a.length; i++) sum += Math.abs(a[i]! - b[i]!)
  return (sum / a.length) * (4 / 3) // alpha never differs
}
