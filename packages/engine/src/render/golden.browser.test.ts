/**
 * Pixels change only together with ENGINE_VERSION, or films would be put together from segments of old and new looks.
 * Where they are meant to change: raise the version in segments/key.ts, then let this test write golden.json anew with
 * `VITE_GOLDEN=renew npx vitest run --project browser packages/engine/src/render/golden`.
 */
import { expect, test } from 'vitest'
import { commands } from 'vitest/browser'
import { createCanvasPlanePainter } from '../painters/canvas/canvas-plane-painter.ts'
import { i420Accepts } from '../painters/i420/accepts.ts'
import { createI420Painter } from '../painters/i420/i420-painter.ts'
import { createSourceCache } from '../painters/i420/source-planes.ts'
import { loadKernels } from '../painters/kernels/kernels.ts'
import { ENGINE_VERSION } from '../segments/key.ts'
import { canvasLists, commonLists, fingerprintOf, GOLDEN_SIZE, goldenBitmaps, hashOf } from './golden.fixture.ts'
import golden from './golden.json' with { type: 'json' }

/** Canvases of other versions of the browser may round otherwise; the painter's own changes are larger. */
const CANVAS_TOLERANCE = 2

test('what painters paint changes only with ENGINE_VERSION', async () => {
  const kernels = await loadKernels()
  const bitmaps = await goldenBitmaps()
  const i420 = createI420Painter(GOLDEN_SIZE, kernels, createSourceCache(kernels))
  const canvas = createCanvasPlanePainter(GOLDEN_SIZE, kernels)
  const hashes: Record<string, string> = {}
  for (const [name, list] of commonLists) {
    expect(i420Accepts(list), name).toBe(true)
    hashes[name] = await hashOf(i420.paint(list, bitmaps).slice())
  }
  const fingerprints: Record<string, readonly number[]> = {}
  for (const [name, list] of canvasLists) fingerprints[name] = fingerprintOf(canvas.paint(list, bitmaps))
  i420.dispose()
  canvas.dispose()

  if (import.meta.env.VITE_GOLDEN === 'renew' && golden.engine !== ENGINE_VERSION) {
    const text = JSON.stringify({ engine: ENGINE_VERSION, i420: hashes, canvas: fingerprints })
    await commands.writeFile('packages/engine/src/render/golden.json', `${text}\n`)
    return
  }
  expect(golden.engine, 'golden.json is of another ENGINE_VERSION: write it anew, see above').toBe(ENGINE_VERSION)
  expect(hashes, 'the I420 painter paints other pixels: raise ENGINE_VERSION, see above').toEqual(golden.i420)
  const wanted: Readonly<Record<string, readonly number[]>> = golden.canvas
  expect(Object.keys(fingerprints)).toEqual(Object.keys(wanted))
  for (const [name, means] of Object.entries(fingerprints)) {
    const worst = Math.max(...means.map((mean, part) => Math.abs(mean - (wanted[name]?.[part] ?? Number.NaN))))
    expect(worst, `the canvas painter paints '${name}' otherwise: raise ENGINE_VERSION, see above`).toBeLessThanOrEqual(
      CANVAS_TOLERANCE,
    )
  }
})
