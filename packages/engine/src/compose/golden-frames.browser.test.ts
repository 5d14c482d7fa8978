/**
 * Every motion, transition, caption style, overlay and ground at three moments, as 16 × 9 grey values beside those that were committed:
 * red when an easing, a place or a colour changes. VITE_WRITE_GOLDEN=1 writes the table anew, for eyes to judge.
 */
import { expect, test } from 'vitest'
import { commands } from 'vitest/browser'
import { testAssetBase } from '../ffmpeg/asset-base.fixture.ts'
import { createCanvasPainter } from '../painters/canvas/canvas-painter.ts'
import { i420Accepts } from '../painters/i420/accepts.ts'
import { createI420Painter } from '../painters/i420/i420-painter.ts'
import { createSourceCache } from '../painters/i420/source-planes.ts'
import { loadKernels } from '../painters/kernels/kernels.ts'
import { exhibitBitmaps } from '../testing/exhibit-pictures.ts'
import { exhibits } from '../testing/exhibits.ts'
import { loadFonts } from '../text/fonts.ts'
import committed from './golden-frames.json' with { type: 'json' }

const size = { width: 320, height: 180 }
const MOMENTS = [0.2, 0.5, 0.8]
const [COLUMNS, ROWS] = [16, 9]
/** One character a cell, 36 shades from black to white. */
const SHADES = 36
/** In shades. Browsers' resampling differs by a fraction of one; a tenth of a second in an easing moves several. */
const MOST = 3
const MEAN = 0.12
/** A flat colour between two shades falls to the other one where it is rounded to a code of the limited range. */
const MEAN_OF_PLANES = 0.4

/** Mean of each cell; `greyOf` is told the pixel, row by row. */
function fingerprint(greyOf: (pixel: number) => number): string {
  const cells = new Float64Array(COLUMNS * ROWS)
  const [across, down] = [size.width / COLUMNS, size.height / ROWS]
  for (let pixel = 0; pixel < size.width * size.height; pixel++) {
    const [x, y] = [pixel % size.width, Math.floor(pixel / size.width)]
    cells[Math.floor(y / down) * COLUMNS + Math.floor(x / across)]! += greyOf(pixel)
  }
  return [...cells]
    .map(sum => Math.min(SHADES - 1, Math.round((sum / (across * down) / 255) * (SHADES - 1))).toString(SHADES))
    .join('')
}

const greyOfCanvas = ({ data }: ImageData) =>
  fingerprint(pixel => 0.2126 * data[pixel * 4]! + 0.7152 * data[pixel * 4 + 1]! + 0.0722 * data[pixel * 4 + 2]!)

/** BT.709, limited range. */
const greyOfPlanes = (planes: Uint8Array) => fingerprint(pixel => ((planes[pixel]! - 16) * 255) / 219)

test('every entry looks as it was approved, on every painter that takes it', async () => {
  await loadFonts(new URL(testAssetBase, document.baseURI).href)
  const context = new OffscreenCanvas(size.width, size.height).getContext('2d', { willReadFrequently: true })!
  const painter = createCanvasPainter(context)
  const kernels = await loadKernels()
  const i420 = createI420Painter(size, kernels, createSourceCache(kernels))
  const drawn: Record<string, readonly string[]> = {}
  const planes: Record<string, readonly string[]> = {}
  for (const { kind, id, film } of exhibits) {
    const lists = MOMENTS.map(film(size))
    const bitmaps = await exhibitBitmaps(lists, size)
    drawn[`${kind} ${id}`] = lists.map(list => {
      painter.paint(list, bitmaps)
      return greyOfCanvas(context.getImageData(0, 0, size.width, size.height))
    })
    if (lists.every(i420Accepts)) planes[`${kind} ${id}`] = lists.map(list => greyOfPlanes(i420.paint(list, bitmaps)))
  }
  if (import.meta.env.VITE_WRITE_GOLDEN) {
    await commands.writeFile('packages/engine/src/compose/golden-frames.json', `${JSON.stringify(drawn, null, 2)}\n`)
    return
  }
  const golden: Readonly<Record<string, readonly string[]>> = committed
  expect(Object.keys(golden).sort()).toEqual(Object.keys(drawn).sort())
  console.log(`I420 painter: ${Object.keys(planes).length} of ${exhibits.length} entries`)
  expect(Object.keys(drawn).filter(name => !planes[name])).toEqual(['transition pixelise', 'transition blur'])
  i420.dispose()
  for (const [found, most] of [
    [drawn, MEAN],
    [planes, MEAN_OF_PLANES],
  ] as const)
    for (const [name, frames] of Object.entries(found))
      frames.forEach((frame, moment) => {
        const apart = [...frame].map((cell, at) =>
          Math.abs(Number.parseInt(cell, SHADES) - Number.parseInt(golden[name]![moment]![at]!, SHADES)),
        )
        const mean = apart.reduce((sum, one) => sum + one, 0) / apart.length
        expect.soft(Math.max(...apart), `${name} at ${MOMENTS[moment]}, one place`).toBeLessThanOrEqual(MOST)
        expect.soft(mean, `${name} at ${MOMENTS[moment]}`).toBeLessThanOrEqual(most)
      })
  // the measure can fail: neighbouring moments of a film are told apart
  expect(drawn['motion pan-left']![0]).not.toBe(drawn['motion pan-left']![1])
})
