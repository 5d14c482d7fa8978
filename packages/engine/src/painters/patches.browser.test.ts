/** One pixel contract: eight colours through painter, encoder and decoder come back as they went in, signalled BT.709 limited. */
import { expect, test } from 'vitest'
import type { Colour, DisplayList } from '../display-list.ts'
import { createWebCodecsEncoder } from '../render/worker/encoders/webcodecs.ts'
import { createCanvasPlanePainter } from './canvas/canvas-plane-painter.ts'
import { createI420Painter } from './i420/i420-painter.ts'
import { createSourceCache } from './i420/source-planes.ts'
import { type Kernels, loadKernels } from './kernels/kernels.ts'
import { PIXEL_CONTRACT, type PlanePainter } from './painter.ts'

const size = { width: 512, height: 256 }
const patches: readonly Colour[] = [
  [255, 255, 255, 1],
  [0, 0, 0, 1],
  [32, 32, 32, 1],
  [200, 30, 30, 1],
  [30, 160, 60, 1],
  [30, 60, 200, 1],
  [230, 200, 40, 1],
  [196, 150, 128, 1],
]

const list: DisplayList = {
  ...size,
  background: [0, 0, 0, 1],
  layers: patches.map((colour, index) => ({
    source: { kind: 'fill', colour },
    target: [(index % 4) * 128, index < 4 ? 0 : 128, 128, 128],
  })),
}

/** Y, Cb, Cr of ITU-R BT.709-6, 8 bit, limited range. */
function codesOf([red, green, blue]: Colour): readonly [number, number, number] {
  const luma = 0.2126 * red + 0.7152 * green + 0.0722 * blue
  return [
    16 + (219 / 255) * luma,
    128 + ((224 / 255) * (blue - luma)) / 1.8556,
    128 + ((224 / 255) * (red - luma)) / 1.5748,
  ]
}

const painters: Readonly<Record<string, (kernels: Kernels) => PlanePainter>> = {
  canvas: kernels => createCanvasPlanePainter(size, kernels),
  I420: kernels => createI420Painter(size, kernels, createSourceCache(kernels)),
}

async function decodeFirst(painter: PlanePainter): Promise<VideoFrame> {
  const encoder = createWebCodecsEncoder(
    { size, frameRate: { num: 30, den: 1 }, assetBase: '' },
    { kind: 'webcodecs', bitrate: 4_000_000, acceleration: 'no-preference' },
    { signal: new AbortController().signal, onFrame: () => undefined },
  )
  const bitmaps = { pictures: new Map(), sprites: new Map() }
  await encoder.add(painter.paint(list, bitmaps))
  const { packets, codec, description, colorSpace } = await encoder.finish()
  expect(colorSpace).toEqual(PIXEL_CONTRACT)
  const { promise, resolve, reject } = Promise.withResolvers<VideoFrame>()
  const decoder = new VideoDecoder({ output: resolve, error: reject })
  // the colours must be in the stream itself, so the decoder is not told
  decoder.configure({ codec, description, codedWidth: size.width, codedHeight: size.height })
  decoder.decode(new EncodedVideoChunk({ type: 'key', timestamp: 0, data: packets[0]!.data }))
  await decoder.flush()
  const frame = await promise
  decoder.close()
  return frame
}

for (const [name, create] of Object.entries(painters))
  test(`eight colours survive the ${name} painter, the encoder and the decoder within ±2`, async () => {
    const painter = create(await loadKernels())
    const frame = await decodeFirst(painter)
    expect(frame.colorSpace.toJSON()).toEqual(PIXEL_CONTRACT)
    expect(frame.format).toBe('I420')
    // planes, not what a canvas shows: browsers' CPU conversion back cuts the weight of Cb in blue from 2.11 to 2
    const planes = new Uint8Array(frame.allocationSize())
    const [y, u, v] = await frame.copyTo(planes)
    frame.close()
    for (const [index, colour] of patches.entries()) {
      const px = (index % 4) * 128 + 64
      const py = index < 4 ? 64 : 192
      const chroma = (plane: PlaneLayout) => planes[plane.offset + (py / 2) * plane.stride + px / 2]
      const codes = [planes[y!.offset + py * y!.stride + px], chroma(u!), chroma(v!)]
      for (const [part, wanted] of codesOf(colour).entries())
        expect(Math.abs(codes[part]! - wanted), `patch ${index}: ${codes} for ${codesOf(colour)}`).toBeLessThanOrEqual(
          2,
        )
    }
    painter.dispose()
  })
