/** A picture drawn in layers, in a film: each layer moves by its depth, on nothing, and the I420 painter takes it. */
import { ALL_FORMATS, BlobSource, CanvasSink, Input } from 'mediabunny'
import { expect, test } from 'vitest'
import { createEngine } from '../engine.ts'
import { testAssetBase } from '../ffmpeg/asset-base.fixture.ts'
import { layerOf, layersOf } from '../media/picture-layers.ts'
import { painterOf } from '../painters/choose-painter.ts'
import { testFilm } from './composition.fixture.ts'

const FRAMES = 40

const svgOf = (content: string) =>
  new Blob([`<svg xmlns="http://www.w3.org/2000/svg" width="640" height="360">${content}</svg>`], {
    type: 'image/svg+xml',
  })
/** A blue ground with a white post far away, a red post before it and a shade at the left edge. */
const layered = svgOf(
  '<title>Posts</title><defs/>' +
    '<g id="back"><rect width="640" height="360" fill="rgb(20,40,200)"/><rect x="300" y="40" width="20" height="60" fill="white"/></g>' +
    '<g id="middle"/>' +
    '<g id="front"><rect x="300" y="200" width="20" height="120" fill="rgb(220,20,20)"/></g>' +
    '<g id="finish"><rect width="20" height="360" fill="black"/></g>',
)

test('which pictures have layers, and what is left of one', async () => {
  expect(await layersOf(layered)).toEqual(['back', 'front', 'finish'])
  expect(await layersOf(svgOf('<g id="back"/><g id="front"/><rect width="9" height="9"/>'))).toEqual([])
  expect(await layersOf(svgOf('<g id="front"/>'))).toEqual([])
  expect(await layersOf(svgOf('<g id="back"><g'))).toEqual([])
  expect(await layersOf(new Blob(['no picture']))).toEqual([])
  const front = await (await layerOf(layered, 'front')).text()
  expect(front).toContain('rgb(220,20,20)')
  expect(front).not.toMatch(/white|black|20,40,200/)
  expect(front).toContain('<title>')
})

/** Where along a row a colour lies, its middle. */
function middleOf(data: Uint8ClampedArray, width: number, y: number, is: (r: number, g: number, b: number) => boolean) {
  const found = Array.from({ length: width }, (_, x) => x).filter(x => {
    const at = (y * width + x) * 4
    return is(data[at]!, data[at + 1]!, data[at + 2]!)
  })
  expect(found.length).toBeGreaterThan(4)
  return found.reduce((sum, x) => sum + x, 0) / found.length
}

test('what is near moves more than what is far, and the shade not at all', async () => {
  const film = await testFilm([{ colour: 'rgb(0 0 0)', frames: FRAMES, motion: 'parallax' }])
  const [clip] = film.composition.timeline.pictures
  const hash = clip!.asset!
  const records = { [hash]: { ...film.composition.assets[hash]!, mimeType: 'image/svg+xml' } }
  const composition = { ...film.composition, assets: records }
  const engine = createEngine({ assetBase: testAssetBase, assets: { read: async () => layered } })
  const compose = await engine.composer(composition)
  const list = compose(3)
  expect(list.layers.map(({ source }) => source.kind === 'image' && source.form?.layer)).toEqual([
    'back',
    'front',
    'finish',
  ])
  expect(painterOf([list], 'planes')).toBe('i420')
  const { blob } = await engine.render(composition, { signal: new AbortController().signal })
  const input = new Input({ source: new BlobSource(blob), formats: ALL_FORMATS })
  const sink = new CanvasSink((await input.getPrimaryVideoTrack())!)
  const places = []
  for (const frame of [1, FRAMES - 2]) {
    const { canvas } = (await sink.getCanvas(frame / 30 + 0.001))!
    const { data, width } = (canvas as OffscreenCanvas).getContext('2d')!.getImageData(0, 0, 320, 180)
    places.push({
      far: middleOf(data, width, 32, (r, g, b) => r > 180 && g > 180 && b > 180),
      near: middleOf(data, width, 130, (r, g, b) => r > 150 && g < 90 && b < 90),
      shade: middleOf(data, width, 130, (r, g, b) => Math.max(r, g, b) < 40),
    })
  }
  input.dispose()
  const [first, last] = places
  const far = Math.abs(last!.far - first!.far)
  const near = Math.abs(last!.near - first!.near)
  expect(far).toBeGreaterThan(1)
  expect(near).toBeGreaterThan(3 * far)
  expect(Math.abs(last!.shade - first!.shade)).toBeLessThan(0.6)
})
