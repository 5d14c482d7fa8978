/** Every painter paints the same lists alike, within the suite's bounds. */
import { expect, test } from 'vitest'
import { createCanvasPlanePainter } from './canvas/canvas-plane-painter.ts'
import {
  CONFORMANCE_SIZE,
  comparePainters,
  conformanceBitmaps,
  conformanceCases,
  conformancePlanes,
} from './conformance.ts'
import { i420Accepts } from './i420/accepts.ts'
import { createI420Painter } from './i420/i420-painter.ts'
import { createSourceCache } from './i420/source-planes.ts'
import { loadKernels } from './kernels/kernels.ts'

test('the I420 painter paints what the canvas paints', async () => {
  const kernels = await loadKernels()
  const bitmaps = await conformanceBitmaps()
  const frames = await conformancePlanes()
  const canvas = createCanvasPlanePainter(CONFORMANCE_SIZE, kernels)
  const planes = createI420Painter(CONFORMANCE_SIZE, kernels, createSourceCache(kernels))
  for (const one of conformanceCases) {
    expect(i420Accepts(one.list), one.name).toBe(true)
    const { max, mean } = comparePainters(one, bitmaps, canvas, planes, frames)
    console.log(`${one.name}: at most ${max}, mean ${mean.toFixed(3)}`)
    expect.soft(max, one.name).toBeLessThanOrEqual(one.bounds.max)
    expect.soft(mean, one.name).toBeLessThanOrEqual(one.bounds.mean)
  }
  planes.dispose()
  canvas.dispose()
})
