/** Logos and lower thirds in a film: as large as they come, as many as there are, in their places, and refused where a file is missing. */
import { type Asset, asContentHQError, type Overlay, type OverlayClip } from '@contenthq/model'
import { ALL_FORMATS, BlobSource, CanvasSink, Input } from 'mediabunny'
import { expect, test } from 'vitest'
import { createEngine } from '../engine.ts'
import { testAssetBase } from '../ffmpeg/asset-base.fixture.ts'
import { type TestFilm, testFilm } from './composition.fixture.ts'

const never = new AbortController().signal
const FRAMES = 20

type Logo = { readonly blob: Blob; readonly width: number; readonly height: number }

async function drawn(width: number, height: number, colours: readonly string[]): Promise<Logo> {
  const canvas = new OffscreenCanvas(width, height)
  const context = canvas.getContext('2d')!
  for (const [index, colour] of colours.entries()) {
    context.fillStyle = colour
    context.fillRect((width * index) / colours.length, 0, width / colours.length, height)
  }
  return { blob: await canvas.convertToBlob({ type: 'image/png' }), width, height }
}

const whole = (overlay: Overlay): OverlayClip => ({ overlay, startFrame: 0, lengthFrames: FRAMES, edges: 'none' })

function withOverlays(
  film: TestFilm,
  logos: Readonly<Record<string, Logo>>,
  overlays: readonly OverlayClip[],
): TestFilm {
  const records = Object.entries(logos).map(([hash, { blob, width, height }]): [string, Asset] => [
    hash,
    {
      hash,
      kind: 'image',
      mimeType: blob.type,
      bytes: blob.size,
      width,
      height,
      provenance: { provider: 'user', licence: 'CC0-1.0' },
    },
  ])
  const { composition, assets } = film
  return {
    composition: {
      ...composition,
      timeline: { ...composition.timeline, overlays },
      assets: { ...composition.assets, ...Object.fromEntries(records) },
    },
    assets: { read: async hash => logos[hash]?.blob ?? assets.read(hash) },
  }
}

async function pixelsAt(film: Blob, frame: number): Promise<(x: number, y: number) => readonly number[]> {
  const input = new Input({ source: new BlobSource(film), formats: ALL_FORMATS })
  const { canvas } = (await new CanvasSink((await input.getPrimaryVideoTrack())!).getCanvas(frame / 30 + 0.001))!
  const context = (canvas as OffscreenCanvas).getContext('2d')!
  const { data, width } = context.getImageData(0, 0, canvas.width, canvas.height)
  input.dispose()
  return (x, y) => [...data.slice((y * width + x) * 4, (y * width + x) * 4 + 3)]
}

const near = (seen: readonly number[], wanted: readonly number[]) =>
  Math.max(...wanted.map((value, index) => Math.abs(value - seen[index]!)))

test('a logo 8,000 pixels wide and one drawn in vectors stand where they belong; 200 overlays make a film', async () => {
  const film = await testFilm([{ colour: 'rgb(40 40 60)', frames: FRAMES, motion: 'static', text: 'One two three.' }])
  const logo = { kind: 'logo', size: 0.3, opacity: 1 } as const
  const logos = {
    wide: await drawn(8000, 2000, ['rgb(220 40 40)', 'rgb(40 40 220)']),
    vector: {
      blob: new Blob([
        '<svg xmlns="http://www.w3.org/2000/svg" width="20" height="20"><rect width="20" height="20" fill="rgb(40,200,40)"/></svg>',
      ]),
      width: 20,
      height: 20,
    },
    small: await drawn(16, 16, ['rgb(250 250 250)']),
  }
  const many = Array.from({ length: 196 }, (_, index): OverlayClip => {
    const id = `many ${index}`
    const text = { id, kind: 'lower-third', name: `Name ${index % 7}`, line: 'and a line', style: 'bar' } as const
    const spot = { x: 0.4 + 0.001 * index, y: 0.45 }
    return whole(index % 2 ? text : { ...logo, id, asset: 'small', place: spot, size: 0.02 + (index % 9) / 300 })
  })
  const overlaid = withOverlays(film, logos, [
    whole({ ...logo, id: 'a', asset: 'wide', place: 'top-left' }),
    whole({ ...logo, id: 'b', asset: 'vector', place: 'top-right', safe: false }),
    whole({ ...logo, id: 'c', asset: 'vector', place: { x: 0.5, y: 0.5 }, opacity: 0.5, size: 0.2 }),
    whole({ id: 'd', kind: 'lower-third', name: `${'Supercalifragilistic'.repeat(6)}`, line: '', style: 'rule' }),
    ...many,
  ])
  const engine = createEngine({ assetBase: testAssetBase, assets: overlaid.assets })
  const { blob, frames } = await engine.render(overlaid.composition, { signal: never })
  expect(frames).toBe(FRAMES)
  const at = await pixelsAt(blob, 10)
  // 54 × 14 pixels inside the safe area, which begins at (19, 14)
  expect(near(at(32, 20), [220, 40, 40])).toBeLessThan(24)
  expect(near(at(60, 20), [40, 40, 220])).toBeLessThan(24)
  expect(near(at(32, 34), [220, 40, 40])).toBeGreaterThan(60)
  // 54 × 54 pixels, 5 from the corner
  expect(near(at(288, 32), [40, 200, 40])).toBeLessThan(24)
  expect(near(at(312, 2), [40, 200, 40])).toBeGreaterThan(60)
  // half of it shows what lies behind
  expect(near(at(150, 100), [40, 120, 50])).toBeLessThan(40)
})

test('a logo that is not there is refused before anything is encoded, by code and by name', async () => {
  const film = await testFilm([{ colour: 'rgb(9 9 9)', frames: FRAMES }])
  const logo = whole({ id: 'a', kind: 'logo', asset: 'gone', place: 'top-left', size: 0.2, opacity: 1 })
  const refused = async ({ composition, assets }: TestFilm) => {
    const engine = createEngine({ assetBase: testAssetBase, assets })
    const { issues } = await engine.canRender(composition)
    const thrown = await engine.render(composition, { signal: never }).then(() => undefined, asContentHQError)
    return [issues.find(({ severity }) => severity === 'error')?.code, thrown?.code, thrown?.detail?.includes('logo')]
  }
  expect(await refused(withOverlays(film, {}, [logo]))).toEqual(['asset-missing', 'asset-missing', true])
  const styled = whole({ id: 'b', kind: 'lower-third', name: 'Ada', line: '', style: 'hologram' })
  expect(await refused(withOverlays(film, {}, [styled]))).toEqual(['style-unknown', 'style-unknown', false])
  const broken = { gone: { blob: new Blob(['no picture']), width: 10, height: 10 } }
  expect(await refused(withOverlays(film, broken, [logo]))).toEqual(['media-unsupported', 'media-unsupported', true])
})
