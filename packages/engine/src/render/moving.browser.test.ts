/** Videos and animated pictures in a film: each film frame shows the source frame of its moment, whatever the file is like. */
import { type Asset, asContentHQError, sourceFrameAt } from '@contenthq/model'
import { ALL_FORMATS, BlobSource, CanvasSink, Input } from 'mediabunny'
import { expect, test } from 'vitest'
import type { Composition } from '../composition.ts'
import { createEngine, type Engine } from '../engine.ts'
import { testAssetBase } from '../ffmpeg/asset-base.fixture.ts'
import type { ImportedPicture } from '../media/import-picture.ts'
import { readNumber, type TestVideo, testApng, testGif, testVideo, testWebp } from '../media/test-media.fixture.ts'
import { testFilm } from './composition.fixture.ts'

const never = new AbortController().signal
const even = (frames: number, rate: number) => Array.from({ length: frames }, (_, index) => index / rate)

type Scene = { readonly file: Blob; readonly frames: number; readonly overlap?: number; readonly motion?: string }

/** A film that shows files, imported as a session does. */
async function filmOf(scenes: readonly Scene[]) {
  const base = await testFilm(
    scenes.map(({ frames, overlap, motion = 'static' }, index) => ({
      colour: `rgb(${index} 0 0)`,
      frames,
      motion,
      ...(overlap === undefined ? {} : { overlap }),
    })),
  )
  const files = new Map<string, Blob>()
  const engine: Engine = createEngine({
    assetBase: testAssetBase,
    assets: { read: async hash => files.get(hash) ?? base.assets.read(hash) },
  })
  const records: Record<string, Asset> = { ...base.composition.assets }
  const imported: ImportedPicture[] = []
  for (const [index, { file }] of scenes.entries()) {
    const hash = base.composition.timeline.pictures[index]!.asset!
    const picture = await engine.importPicture(file)
    imported.push(picture)
    files.set(hash, picture.file)
    records[hash] = { ...records[hash]!, ...picture.facts }
  }
  const composition: Composition = { ...base.composition, assets: records }
  return { engine, composition, imported }
}

async function eachFrame(blob: Blob, look: (pixels: ImageData, frame: number) => void): Promise<number> {
  const input = new Input({ source: new BlobSource(blob), formats: ALL_FORMATS })
  let frame = 0
  for await (const { canvas } of new CanvasSink((await input.getPrimaryVideoTrack())!).canvases())
    look((canvas as OffscreenCanvas).getContext('2d')!.getImageData(0, 0, 320, 180), frame++)
  input.dispose()
  return frame
}

const colourAt = ({ data, width }: ImageData, x: number, y: number) => [
  ...data.slice((y * width + x) * 4, (y * width + x) * 4 + 3),
]
const off = (a: readonly number[], b: readonly number[]) =>
  Math.max(...a.map((value, index) => Math.abs(value - b[index]!)))

test('every film frame shows the frame of its moment: equal and other rates, uneven ones, the end held', async () => {
  const uneven = [0, 0.03, 0.09, 0.1, 0.35, 0.36, 0.6, 0.61, 0.9]
  const sources: readonly (TestVideo & { readonly frames: number })[] = [
    { starts: even(60, 30), frames: 40, sound: true },
    { starts: even(40, 60), frames: 30, container: 'mov' },
    { starts: even(20, 24), frames: 40, container: 'mkv', codec: 'vp9' },
    { starts: uneven, frames: 36 },
  ]
  const files = await Promise.all(sources.map(source => testVideo(source)))
  const { engine, composition, imported } = await filmOf(
    files.map((file, index) => ({ file, frames: sources[index]!.frames })),
  )
  expect(imported[0]!.facts).toMatchObject({
    kind: 'video',
    mimeType: 'video/mp4',
    width: 320,
    height: 180,
    frames: 60,
    hasSound: true,
  })
  expect(imported[1]!.facts).toMatchObject({ mimeType: 'video/quicktime', frames: 40, hasSound: false })
  expect(imported[2]!.facts).toMatchObject({ mimeType: 'video/x-matroska', frames: 20 })
  expect(imported.map(({ notices }) => notices)).toEqual([[], [], [], []])
  const { blob } = await engine.render(composition, { signal: never })
  const seen: number[] = []
  const total = await eachFrame(blob, pixels => seen.push(readNumber(pixels)))
  expect(total).toBe(146)
  const wanted = sources.flatMap(({ starts, frames }) => {
    const times = { starts: Float64Array.from(starts), seconds: starts.at(-1)!, repeats: false }
    return even(frames, 30).map(moment => sourceFrameAt(times, moment + 0.01))
  })
  expect(seen).toEqual(wanted)
  // the preview shows the same frames, sought forwards and backwards
  const canvas = document.createElement('canvas')
  const player = engine.createPlayer(canvas, composition)
  for (const frame of [0, 39, 20, 55, 54, 100, 145, 130]) {
    await player.seek(frame)
    const shown = readNumber(canvas.getContext('2d')!.getImageData(0, 0, 320, 180))
    expect(shown, `preview of frame ${frame}`).toBe(wanted[frame])
  }
  player.dispose()
})

test('a phone’s turned video stands upright, two scenes of one video fade, a still moves on', async () => {
  const halves = (context: OffscreenCanvasRenderingContext2D) => {
    const { width, height } = context.canvas
    context.fillStyle = 'rgb(200 40 40)'
    context.fillRect(0, 0, width / 2, height)
    context.fillStyle = 'rgb(40 40 200)'
    context.fillRect(width / 2, 0, width / 2, height)
  }
  const turned = await testVideo({ starts: even(15, 30), rotation: 90, draw: halves })
  const numbered = await testVideo({ starts: even(40, 30) })
  const { engine, composition, imported } = await filmOf([
    { file: turned, frames: 12 },
    { file: numbered, frames: 20 },
    { file: numbered, frames: 20, overlap: 8 },
  ])
  expect(imported[0]!.facts).toMatchObject({ width: 180, height: 320 })
  // one file in two scenes, as a session stores it: under one name
  const [, second, third] = composition.timeline.pictures
  const pictures = composition.timeline.pictures.map(clip =>
    clip === third ? { ...clip, asset: second!.asset! } : clip,
  )
  const { blob } = await engine.render(
    { ...composition, timeline: { ...composition.timeline, pictures } },
    { signal: never },
  )
  const seen: number[] = []
  await eachFrame(blob, (pixels, frame) => {
    seen.push(readNumber(pixels))
    if (frame !== 6) return
    // turned clockwise, the left half is above
    expect(off(colourAt(pixels, 160, 30), [200, 40, 40])).toBeLessThan(16)
    expect(off(colourAt(pixels, 160, 150), [40, 40, 200])).toBeLessThan(16)
  })
  expect(seen.slice(12, 24)).toEqual(even(12, 1))
  expect(seen.slice(32)).toEqual(even(12, 1).map(frame => frame + 8))
})

test('animated pictures move and begin again', async () => {
  const animation = {
    colours: [
      [220, 30, 30],
      [30, 200, 30],
      [40, 40, 220],
    ],
    durations: [0.2, 0.1, 0.3],
  } as const
  const files = [testGif(animation), await testWebp(animation), await testApng(animation)]
  const { engine, composition, imported } = await filmOf(files.map(file => ({ file, frames: 30 })))
  expect(imported.map(({ facts }) => facts.mimeType)).toEqual(['image/gif', 'image/webp', 'image/png'])
  for (const { facts } of imported) {
    expect(facts).toMatchObject({ kind: 'image', width: 16, height: 9, frames: 3 })
    expect(facts.seconds).toBeCloseTo(0.6, 3)
  }
  const { blob } = await engine.render(composition, { signal: never })
  const seen: number[] = []
  await eachFrame(blob, pixels => {
    const colour = colourAt(pixels, 160, 90)
    seen.push(colour.indexOf(Math.max(...colour)))
  })
  const times = { starts: Float64Array.of(0, 0.2, 0.3), seconds: 0.6, repeats: true }
  const wanted = even(30, 30).map(moment => sourceFrameAt(times, moment + 0.01))
  expect(seen).toEqual([...wanted, ...wanted, ...wanted])
})

test('colours of every kind of video arrive: planes as they are, full range by the browser', async () => {
  const { engine, composition } = await filmOf([
    { file: await testVideo({ starts: even(10, 30), luma: frame => 60 + frame * 10 }), frames: 10 },
    { file: await testVideo({ starts: even(10, 30), draw: drawColour }), frames: 10 },
  ])
  const { blob } = await engine.render(composition, { signal: never })
  await eachFrame(blob, (pixels, frame) => {
    const colour = colourAt(pixels, 160, 90)
    const grey = Math.round(((60 + frame * 10 - 16) * 255) / 219)
    expect(off(colour, frame < 10 ? [grey, grey, grey] : [60, 160, 220]), `frame ${frame}`).toBeLessThan(10)
  })
})

const drawColour = (context: OffscreenCanvasRenderingContext2D) => {
  context.fillStyle = 'rgb(60 160 220)'
  context.fillRect(0, 0, context.canvas.width, context.canvas.height)
}

test('what breaks off in the middle is an error that names its scene, and what is no video is refused', async () => {
  // the header stands first and promises 60 frames
  const whole = await testVideo({ starts: even(60, 30) })
  const cut = new Blob([whole.slice(0, whole.size * 0.6)])
  const { engine, composition } = await filmOf([{ file: cut, frames: 60 }])
  const failure = engine.render(composition, { signal: never }).then(() => undefined, asContentHQError)
  expect(await failure).toMatchObject({ code: 'media-unsupported', detail: expect.stringContaining('scene “s0”') })
  const codeOf = (file: Blob) =>
    engine.importPicture(file).then(
      () => 'none',
      thrown => asContentHQError(thrown).code,
    )
  expect(await codeOf(new Blob([whole.slice(0, 40)], { type: 'video/mp4' }))).toBe('media-unsupported')
  expect(await codeOf(new Blob(['#EXTM3U'], { type: 'video/mp4' }))).toBe('media-unsupported')
  expect(await codeOf(new Blob([], { type: 'video/mp4' }))).toBe('media-empty')
})
