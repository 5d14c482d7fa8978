/** Every transition is the one scene at its start and the other at its end, to the pixel, and comes near them steadily. */
import { expect, test } from 'vitest'
import type { DisplayList, Layer } from '../../display-list.ts'
import { createCanvasPlanePainter } from '../../painters/canvas/canvas-plane-painter.ts'
import { i420Accepts } from '../../painters/i420/accepts.ts'
import { createI420Painter } from '../../painters/i420/i420-painter.ts'
import { createSourceCache } from '../../painters/i420/source-planes.ts'
import { loadKernels } from '../../painters/kernels/kernels.ts'
import { exhibitBitmaps } from '../../testing/exhibit-pictures.ts'
import { flatten } from '../flatten.ts'
import { transitions } from './transitions.ts'

const size = { width: 192, height: 108 }
const whole = [0, 0, size.width, size.height] as const
const scene = (hash: string): Layer => ({
  source: { kind: 'group', layers: [{ source: { kind: 'image', hash }, crop: [0, 0, 1, 1], target: whole }] },
  target: whole,
})
const [from, to] = [scene('day'), scene('night')]
const listOf = (layers: readonly Layer[]): DisplayList => ({
  ...size,
  background: [255, 0, 255, 1],
  layers: flatten(layers),
})

/** Drawn small and large again, so their nearest neighbours are not quite the scenes. */
const CANVAS_ONLY = ['pixelise', 'blur']

test('transitions begin and end at their scenes on every painter, and move towards the second', async () => {
  const kernels = await loadKernels()
  const bitmaps = await exhibitBitmaps([], size)
  const painters = [
    createCanvasPlanePainter(size, kernels),
    createI420Painter(size, kernels, createSourceCache(kernels)),
  ]
  const distance = (a: Uint8Array, b: Uint8Array) =>
    a.reduce((sum, value, at) => sum + Math.abs(value - b[at]!), 0) / a.length
  for (const painter of painters) {
    const paint = (layers: readonly Layer[]) => painter.paint(listOf(layers), bitmaps).slice()
    const [first, last] = [paint([from]), paint([to])]
    const apart = distance(first, last)
    expect(apart).toBeGreaterThan(20)
    for (const { id, draw } of transitions) {
      const at = (progress: number) => draw(from, to, progress, size)
      const accepted = i420Accepts(listOf(at(0.4)))
      expect(accepted, id).toBe(!CANVAS_ONLY.includes(id))
      if (painter.id === 'i420' && !accepted) continue
      expect(distance(paint(at(0)), first), `${id} begins`).toBe(0)
      expect(distance(paint(at(1)), last), `${id} ends`).toBe(0)
      if (id === 'cut') continue
      // near its ends it is near its scenes: nothing jumps
      expect(distance(paint(at(0.02)), first), `${id} sets off`).toBeLessThan(apart * 0.12)
      expect(distance(paint(at(0.98)), last), `${id} arrives`).toBeLessThan(apart * 0.12)
      const middle = paint(at(0.5))
      expect(Math.min(distance(middle, first), distance(middle, last)), `${id} is on its way`).toBeGreaterThan(
        apart * 0.05,
      )
    }
    painter.dispose()
  }
})
