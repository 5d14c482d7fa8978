/** Colours, gradients and pictures of another shape in a film: what is seen in the middle, at the sides, and how it is painted. */
import type { PictureClip } from '@contenthq/model'
import { ALL_FORMATS, BlobSource, CanvasSink, Input } from 'mediabunny'
import { expect, test } from 'vitest'
import { containedRect } from '../compose/grounds/stand.ts'
import { createEngine } from '../engine.ts'
import { testAssetBase } from '../ffmpeg/asset-base.fixture.ts'
import { painterOf } from '../painters/choose-painter.ts'
import { testFilm } from './composition.fixture.ts'

const FRAMES = 10

test('a scene shows its colour, its gradient, or its picture whole on them or over itself', async () => {
  const film = await testFilm(['a', 'b', 'c', 'd', 'e'].map(() => ({ colour: 'rgb(1 1 1)', frames: FRAMES })))
  const canvas = new OffscreenCanvas(90, 180)
  const context = canvas.getContext('2d')!
  context.fillStyle = 'rgb(230 60 60)'
  context.fillRect(0, 0, 90, 180)
  const tall = await canvas.convertToBlob({ type: 'image/png' })
  const gradient = { kind: 'gradient', from: '#000000', to: '#ffffff', angle: 90 } as const
  const scenes: readonly Partial<PictureClip>[] = [
    { fit: 'hidden', ground: { kind: 'colour', colour: '#3264c8' } },
    { fit: 'hidden', ground: gradient },
    { fit: 'contain', ground: { kind: 'colour', colour: '#32c864' }, asset: 'tall' },
    { fit: 'blurred', asset: 'tall' },
    { fit: 'contain', asset: 'tall' },
  ]
  const { composition } = film
  const { timeline, assets } = composition
  const pictures = timeline.pictures.map(({ asset: _, ...clip }, index) => ({ ...clip, ...scenes[index] }))
  const record = { ...assets[timeline.pictures[0]!.asset!]!, hash: 'tall', width: 90, height: 180 }
  const engine = createEngine({
    assetBase: testAssetBase,
    assets: { read: async hash => (hash === 'tall' ? tall : film.assets.read(hash)) },
  })
  const given = { ...composition, timeline: { ...timeline, pictures }, assets: { tall: record } }
  const { issues } = await engine.canRender(given)
  expect(issues).toEqual([])
  const { blob } = await engine.render(given, { signal: new AbortController().signal })
  const input = new Input({ source: new BlobSource(blob), formats: ALL_FORMATS })
  const sink = new CanvasSink((await input.getPrimaryVideoTrack())!)
  const seen = async (scene: number, x: number) => {
    const { canvas: shown } = (await sink.getCanvas((scene * FRAMES + 5) / 30 + 0.001))!
    return [...(shown as OffscreenCanvas).getContext('2d')!.getImageData(x, 90, 1, 1).data.slice(0, 3)]
  }
  const expectColour = async (scene: number, x: number, wanted: readonly number[]) => {
    const colour = await seen(scene, x)
    const apart = Math.max(...wanted.map((value, index) => Math.abs(value - colour[index]!)))
    expect.soft(apart, `scene ${scene} at ${x}: ${colour}`).toBeLessThan(16)
  }
  await expectColour(0, 160, [50, 100, 200])
  await expectColour(1, 80, [64, 64, 64])
  await expectColour(1, 240, [191, 191, 191])
  await expectColour(2, 160, [230, 60, 60])
  await expectColour(2, 20, [50, 200, 100])
  await expectColour(3, 160, [230, 60, 60])
  await expectColour(3, 20, [166, 43, 43])
  await expectColour(4, 20, composition.background.slice(0, 3))
  input.dispose()

  const compose = await engine.composer(given)
  const lists = pictures.map((_, scene) => compose(scene * FRAMES))
  expect(painterOf(lists, 'planes')).toBe('i420')
})

test('a whole picture keeps its shape, within a pixel, and lies inside the frame', () => {
  const size = { width: 1080, height: 1920 }
  for (const picture of [
    { width: 1, height: 1 },
    { width: 12_000, height: 30 },
    { width: 1080, height: 1920 },
    { width: 333, height: 1000 },
  ]) {
    const [x, y, width, height] = containedRect(picture, size)
    expect(Math.min(x, y)).toBeGreaterThanOrEqual(0)
    expect(x + width).toBeLessThanOrEqual(size.width)
    expect(y + height).toBeLessThanOrEqual(size.height)
    const scale = Math.min(size.width / picture.width, size.height / picture.height)
    expect(Math.abs(width - picture.width * scale)).toBeLessThanOrEqual(2)
    expect(Math.abs(height - picture.height * scale)).toBeLessThanOrEqual(2)
  }
})
