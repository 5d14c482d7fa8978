/** Odd media make a film, bad media are refused by code before anything is encoded, and nothing is ever silently black. */
import { type Asset, asContentHQError } from '@contenthq/model'
import { ALL_FORMATS, AudioSampleSink, BlobSource, CanvasSink, Input } from 'mediabunny'
import { expect, test } from 'vitest'
import { writeWav } from '../audio/write-wav.ts'
import type { AssetReader, Composition } from '../composition.ts'
import { createEngine } from '../engine.ts'
import { testAssetBase } from '../ffmpeg/asset-base.fixture.ts'
import type { SegmentStore } from '../segments/segment-store.ts'
import { type TestFilm, testFilm } from './composition.fixture.ts'

const never = new AbortController().signal

type Picture = { readonly blob: Blob; readonly width: number; readonly height: number }

/** The film with other files behind its pictures and its narrations, scene by scene. */
function withFiles(film: TestFilm, pictures: readonly (Picture | undefined)[], sounds: readonly (Blob | undefined)[]) {
  const files = new Map<string, Blob>()
  const records: Record<string, Asset> = { ...film.composition.assets }
  for (const [index, picture] of pictures.entries()) {
    const hash = film.composition.timeline.pictures[index]!.asset!
    if (!picture) continue
    const { width, height, blob } = picture
    files.set(hash, blob)
    records[hash] = { ...records[hash]!, width, height }
  }
  for (const [index, blob] of sounds.entries())
    if (blob) files.set(film.composition.timeline.narration[index]!.asset, blob)
  const composition: Composition = { ...film.composition, assets: records }
  const assets: AssetReader = { read: async hash => files.get(hash) ?? film.assets.read(hash) }
  return { composition, assets }
}

async function draw(
  width: number,
  height: number,
  paint: (context: OffscreenCanvasRenderingContext2D) => void,
  type = 'image/png',
): Promise<Picture> {
  const canvas = new OffscreenCanvas(width, height)
  paint(canvas.getContext('2d')!)
  return { blob: await canvas.convertToBlob({ type }), width, height }
}

const filled = (colour: string) => (context: OffscreenCanvasRenderingContext2D) => {
  context.fillStyle = colour
  context.fillRect(0, 0, context.canvas.width, context.canvas.height)
}

const mislabelled = ({ blob, ...size }: Picture, type: string): Picture => ({
  blob: new Blob([blob], { type }),
  ...size,
})

/** A tone in channel `sounding` of `channels`. */
function tone(seconds: number, rate: number, channels: number, sounding: number): Blob {
  const planes = Array.from({ length: channels }, (_, channel) =>
    Float32Array.from({ length: Math.round(seconds * rate) }, (_, i) =>
      channel === sounding ? 0.5 * Math.sin((2 * Math.PI * 400 * i) / rate) : 0,
    ),
  )
  return new Blob([writeWav(planes, rate, 'pcm16')])
}

/** RGB in the middle of frames, and the mean power of the left and right sound of each second. */
async function looked(blob: Blob, frames: readonly number[]) {
  const input = new Input({ source: new BlobSource(blob), formats: ALL_FORMATS })
  const video = (await input.getPrimaryVideoTrack())!
  const sink = new CanvasSink(video)
  const colours: number[][] = []
  for (const frame of frames) {
    const { canvas } = (await sink.getCanvas(frame / 30 + 0.001))!
    const { data } = (canvas as OffscreenCanvas).getContext('2d')!.getImageData(160, 90, 1, 1)
    colours.push([...data.slice(0, 3)])
  }
  const power: [number, number][] = []
  for await (const sample of new AudioSampleSink((await input.getPrimaryAudioTrack())!).samples()) {
    const second = Math.floor(sample.timestamp)
    power[second] ??= [0, 0]
    for (const planeIndex of [0, 1] as const) {
      const data = new Float32Array(sample.numberOfFrames)
      sample.copyTo(data, { planeIndex, format: 'f32-planar' })
      power[second][planeIndex] += data.reduce((sum, value) => sum + value * value, 0) / 48_000
    }
    sample.close()
  }
  input.dispose()
  return { colours, power }
}

const near = (seen: readonly number[], wanted: readonly number[]) =>
  Math.max(...wanted.map((value, index) => Math.abs(value - seen[index]!)))

test('1×1, huge, transparent and mislabelled pictures, 8 channels and 8 kHz make a film', async () => {
  const film = await testFilm(
    [1, 2, 3, 4, 5].map(n => ({ colour: `rgb(0 0 ${n})`, frames: 30, motion: 'zoom-in', text: 'One two.' })),
  )
  const huge = await draw(12_000, 3_000, filled('rgb(200 40 40)'), 'image/jpeg')
  const photo = await draw(640, 360, filled('rgb(40 40 200)'), 'image/jpeg')
  const { composition, assets } = withFiles(
    film,
    [
      await draw(1, 1, filled('rgb(40 200 40)')),
      huge,
      await draw(640, 360, context => context.fillRect(0, 0, 30, 30)),
      mislabelled(photo, 'audio/wav'),
      {
        width: 64,
        height: 36,
        blob: new Blob(
          [
            '<!-- drawn --><svg xmlns="http://www.w3.org/2000/svg" width="64" height="36"><rect width="64" height="36" fill="rgb(200,200,40)"/></svg>',
          ],
          { type: 'text/plain' },
        ),
      },
    ],
    // seven of eight channels are silent: the last is the right surround
    [tone(0.8, 48_000, 8, 7), tone(0.8, 8000, 1, 0), undefined, tone(0.8, 22_050, 6, 2)],
  )
  const { blob } = await createEngine({ assetBase: testAssetBase, assets }).render(composition, { signal: never })
  const { colours, power } = await looked(blob, [15, 45, 75, 105, 135])
  const [one, wide, clear, renamed, vector] = colours
  expect(near(one!, [40, 200, 40])).toBeLessThan(12)
  expect(near(wide!, [200, 40, 40])).toBeLessThan(12)
  // through a transparent picture the scene's ground is seen
  expect(near(clear!, composition.background.slice(0, 3))).toBeLessThan(12)
  expect(near(renamed!, [40, 40, 200])).toBeLessThan(12)
  expect(near(vector!, [200, 200, 40])).toBeLessThan(12)
  const [surround, low] = power
  expect(surround![1]).toBeGreaterThan(10 * surround![0])
  expect(Math.min(...low!)).toBeGreaterThan(0.001)
  expect(Math.abs(low![0] - low![1])).toBeLessThan(low![0] / 10)
})

test('undecodable pictures, empty sounds and foreign files are refused before anything is encoded', async () => {
  const film = await testFilm([
    { colour: 'rgb(1 1 1)', frames: 20, text: 'One.' },
    { colour: 'rgb(2 2 2)', frames: 20, title: 'The end', text: 'Two.' },
  ])
  const good = await draw(64, 36, filled('red'))
  const png = new Uint8Array(await good.blob.arrayBuffer())
  const zip = new Blob([new Uint8Array([0x50, 0x4b, 3, 4, ...png.slice(0, 300)])], { type: 'image/png' })
  const kept: string[] = []
  const segments: SegmentStore = {
    get: async () => undefined,
    put: async key => kept.push(key) > 0,
    hold: () => ({ add: () => undefined, release: async () => undefined }),
  }
  const picture = (blob: Blob) => withFiles(film, [undefined, { blob, width: 64, height: 36 }], [])
  const sound = (blob: Blob) => withFiles(film, [], [undefined, blob])
  const cases = {
    'a text called a picture': [picture(new Blob(['no picture'], { type: 'image/png' })), 'media-unsupported'],
    'a picture cut off': [picture(new Blob([png.slice(0, 60)], { type: 'image/png' })), 'media-unsupported'],
    'an archive called a picture': [picture(zip), 'media-unsupported'],
    'a picture of no bytes': [picture(new Blob([], { type: 'image/png' })), 'media-empty'],
    'a sound called a picture': [picture(tone(0.1, 8000, 1, 0)), 'media-unsupported'],
    'a sound of no samples': [sound(new Blob([writeWav([new Float32Array(0)], 48_000, 'pcm16')])), 'media-empty'],
    'a sound of no bytes': [sound(new Blob([])), 'media-empty'],
    'an archive called a sound': [sound(new Blob([zip], { type: 'audio/mpeg' })), 'media-unsupported'],
    'a picture called a sound': [sound(good.blob), 'media-unsupported'],
  } as const
  for (const [name, [{ composition, assets }, code]] of Object.entries(cases)) {
    const error = await createEngine({ assetBase: testAssetBase, assets, segments })
      .render(composition, { signal: never })
      .then(() => undefined, asContentHQError)
    expect.soft(error?.code, name).toBe(code)
    expect.soft(error?.detail, name).toContain('The end')
  }
  const { composition, assets } = film
  const refused = async (bad: Composition) => {
    const work = createEngine({ assetBase: testAssetBase, assets, segments }).render(bad, { signal: never })
    return work.then(
      () => 'none',
      thrown => asContentHQError(thrown).code,
    )
  }
  const empty = { ...composition.timeline, lengthFrames: 0, pictures: [], narration: [], captions: [] }
  expect(await refused({ ...composition, timeline: empty })).toBe('timeline-empty')
  // a clip without a record would be bare ground
  expect(await refused({ ...composition, assets: {} })).toBe('asset-missing')
  expect(kept).toEqual([])
})
