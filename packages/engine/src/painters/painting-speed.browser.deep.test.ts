/**
 * Frames a second of each painter, composing only and with the encoder, on one thread: printed as a table, never judged,
 * since they move with the machine. Medians of interleaved rounds.
 */
import { expect, test } from 'vitest'
import type { DisplayList } from '../display-list.ts'
import { createWebCodecsEncoder } from '../render/worker/encoders/webcodecs.ts'
import { createCanvasPlanePainter } from './canvas/canvas-plane-painter.ts'
import { conformanceBitmaps } from './conformance.ts'
import { createI420Painter } from './i420/i420-painter.ts'
import { createSourceCache } from './i420/source-planes.ts'
import { type Kernels, loadKernels } from './kernels/kernels.ts'
import type { PlanePainter } from './painter.ts'

const FRAMES = 90
const ROUNDS = 3
type Size = { readonly width: number; readonly height: number }

/** A slow zoom with six caption words, and a crossfade in the last third. */
function listOf(frame: number, { width, height }: Size): DisplayList {
  const zoom = 1 + (0.14 * frame) / FRAMES
  const crop = [(1 - 1 / zoom) / 2, (1 - 1 / zoom) / 2, 1 / zoom, 1 / zoom] as const
  const target = [0, 0, width, height] as const
  const fade = (frame - FRAMES * 0.67) / (FRAMES * 0.33)
  const words = Array.from({ length: 6 }, (_, word) => ({
    source: { kind: 'sprite', key: 'logo' } as const,
    target: [Math.round(width * 0.2) + word * 71, Math.round(height * 0.85), 61, 43] as const,
  }))
  return {
    width,
    height,
    background: [0, 0, 0, 1],
    layers: [
      { source: { kind: 'image', hash: 'one' }, crop, target },
      ...(fade > 0 ? [{ source: { kind: 'image', hash: 'two' } as const, crop, target, opacity: fade }] : []),
      ...words,
    ],
  }
}

const painters: Readonly<Record<string, (size: Size, kernels: Kernels) => PlanePainter>> = {
  canvas: createCanvasPlanePainter,
  I420: (size, kernels) => createI420Painter(size, kernels, createSourceCache(kernels)),
}

const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[values.length >> 1]!

test('frames a second of the painters', async () => {
  const kernels = await loadKernels()
  for (const size of [
    { width: 1280, height: 720 },
    { width: 1920, height: 1080 },
  ]) {
    const small = await conformanceBitmaps()
    const options = { resizeWidth: size.width * 1.14, resizeHeight: size.height * 1.14, resizeQuality: 'high' } as const
    const pictures = new Map<string, ImageBitmap>()
    for (const [hash, bitmap] of small.pictures) pictures.set(hash, await createImageBitmap(bitmap, options))
    const bitmaps = { pictures, sprites: small.sprites }
    const rates = new Map<string, number[]>()
    for (let round = 0; round < ROUNDS; round++)
      for (const [name, create] of Object.entries(painters))
        for (const encodes of [false, true]) {
          const painter = create(size, kernels)
          painter.paint(listOf(FRAMES - 1, size), bitmaps) // both pictures and the words become planes once a worker
          const encoder = createWebCodecsEncoder(
            { size, frameRate: { num: 30, den: 1 }, assetBase: '' },
            { kind: 'webcodecs', bitrate: 4_000_000, acceleration: 'no-preference' },
            { signal: new AbortController().signal, onFrame: () => undefined },
          )
          const start = performance.now()
          for (let frame = 0; frame < FRAMES; frame++) {
            const planes = painter.paint(listOf(frame, size), bitmaps)
            if (encodes) await encoder.add(planes)
          }
          if (encodes) expect((await encoder.finish()).packets).toHaveLength(FRAMES)
          const rate = FRAMES / ((performance.now() - start) / 1000)
          encoder.close()
          painter.dispose()
          const row = `${size.height}p ${name}${encodes ? ' + encode' : ''}`
          rates.set(row, [...(rates.get(row) ?? []), rate])
        }
    for (const [row, values] of rates) console.log(`${row}: ${median(values).toFixed(0)} frames/s`)
  }
})
