/** The kernels against plain arithmetic: every width's tail, odd sizes, edges left alone. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Kernels, loadKernels, type Pointer, WHOLE } from './kernels.ts'

/** ITU-R BT.709-6 with real numbers. */
const luma = (r: number, g: number, b: number) => 16 + (219 / 255) * (0.2126 * r + 0.7152 * g + 0.0722 * b)
const blueness = (r: number, g: number, b: number) =>
  128 + (((224 / 255) * 0.5) / (1 - 0.0722)) * (b - (0.2126 * r + 0.7152 * g + 0.0722 * b))
const redness = (r: number, g: number, b: number) =>
  128 + (((224 / 255) * 0.5) / (1 - 0.2126)) * (r - (0.2126 * r + 0.7152 * g + 0.0722 * b))

function put(kernels: Kernels, values: ArrayLike<number>): Pointer {
  const at = kernels.allocate(values.length)
  kernels.bytes().set(values, at)
  return at
}

const noise = (length: number, seed: number) =>
  Uint8Array.from({ length }, (_, index) => (Math.imul(index + 1, 2654435761) ^ Math.imul(seed + 7, 40503)) >>> 11)

test('pixels become BT.709 limited, chroma the mean of 2×2, for every size', async () => {
  const kernels = await loadKernels()
  const size = fc.integer({ min: 1, max: 53 })
  fc.assert(
    fc.property(size, size, fc.nat(99), (width, height, seed) => {
      const pixels = noise(width * height * 4, seed)
      const half = (width + 1) >> 1
      const rows = (height + 1) >> 1
      const stride = width + 48
      const cStride = half + 48
      const rgba = put(kernels, pixels)
      const y = kernels.allocate(stride * height)
      const u = kernels.allocate(cStride * rows)
      const v = kernels.allocate(cStride * rows)
      kernels.convertOpaque(rgba, width, height, y, stride, u, v, cStride)
      const bytes = kernels.bytes()
      const pixel = (px: number, py: number) => {
        const at = (Math.min(py, height - 1) * width + Math.min(px, width - 1)) * 4
        return [pixels[at]!, pixels[at + 1]!, pixels[at + 2]!] as const
      }
      for (let py = 0; py < height; py++)
        for (let px = 0; px < width; px++)
          expect(Math.abs(bytes[y + py * stride + px]! - luma(...pixel(px, py)))).toBeLessThan(0.52)
      for (let cy = 0; cy < rows; cy++) {
        for (let cx = 0; cx < half; cx++) {
          const four = [0, 1, 2, 3].map(k => pixel(2 * cx + (k & 1), 2 * cy + (k >> 1)))
          const mean = ([0, 1, 2] as const).map(part => four.reduce((sum, colour) => sum + colour[part], 0) / 4)
          const [r = 0, g = 0, b = 0] = mean
          expect(Math.abs(bytes[u + cy * cStride + cx]! - blueness(r, g, b))).toBeLessThan(0.54)
          expect(Math.abs(bytes[v + cy * cStride + cx]! - redness(r, g, b))).toBeLessThan(0.54)
        }
        expect(bytes[u + cy * cStride + cStride - 1]).toBe(bytes[u + cy * cStride + half - 1])
      }
      for (const pointer of [rgba, y, u, v]) kernels.release(pointer)
    }),
    { numRuns: 40 },
  )
})

test('grey stays grey: chroma of every grey is exactly 128, black is 16, white is 235', async () => {
  const kernels = await loadKernels()
  const pixels = Uint8Array.from({ length: 256 * 2 * 4 }, (_, index) => (index >> 2) % 256)
  const rgba = put(kernels, pixels)
  const y = kernels.allocate(512)
  const u = kernels.allocate(128)
  const v = kernels.allocate(128)
  // pairs of neighbours differ by one: their mean is still grey
  kernels.convertOpaque(rgba, 256, 2, y, 256, u, v, 128)
  const bytes = kernels.bytes()
  expect(new Set([...bytes.subarray(u, u + 128), ...bytes.subarray(v, v + 128)])).toEqual(new Set([128]))
  expect([bytes[y], bytes[y + 255]]).toEqual([16, 235])
  for (const pointer of [rgba, y, u, v]) kernels.release(pointer)
})

test('sampling is bilinear at any place and step, fades by its weight, and writes nothing outside its region', async () => {
  const kernels = await loadKernels()
  fc.assert(
    fc.property(
      fc.record({
        sourceWidth: fc.integer({ min: 1, max: 90 }),
        sourceHeight: fc.integer({ min: 1, max: 20 }),
        width: fc.integer({ min: 1, max: 70 }),
        height: fc.integer({ min: 1, max: 12 }),
        from: fc.double({ min: -3, max: 20, noNaN: true }),
        step: fc.double({ min: 0.05, max: 5, noNaN: true }),
        weight: fc.constantFrom(WHOLE, 12_000, 300),
        seed: fc.nat(99),
      }),
      ({ sourceWidth, sourceHeight, width, height, from, step, weight, seed }) => {
        const stride = sourceWidth + 48
        const pixels = noise(stride * sourceHeight, seed)
        for (let row = 0; row < sourceHeight; row++)
          pixels.fill(pixels[row * stride + sourceWidth - 1]!, row * stride + sourceWidth, (row + 1) * stride)
        const toStride = width + 5
        const before = noise(toStride * height, seed + 1)
        const source = put(kernels, pixels)
        const to = put(kernels, before)
        const g = [source, stride, sourceWidth, sourceHeight] as const
        kernels.samplePlane(...g, to, toStride, width, height, from, step, from / 2, step * 0.7, weight)
        const bytes = kernels.bytes().slice(to, to + toStride * height)
        const place = (value: number, count: number) => Math.max(0, Math.min(count - 1, value))
        for (let y = 0; y < height; y++)
          for (let x = 0; x < toStride; x++) {
            const old = before[y * toStride + x]!
            if (x >= width) {
              expect(bytes[y * toStride + x]).toBe(old)
              continue
            }
            const sx = place(from + x * step, sourceWidth)
            const sy = place(from / 2 + y * step * 0.7, sourceHeight)
            const [ix, iy] = [Math.floor(sx), Math.floor(sy)]
            const value = (px: number, py: number) =>
              pixels[Math.min(py, sourceHeight - 1) * stride + Math.min(px, sourceWidth - 1)]!
            const row = (py: number) => value(ix, py) + (value(ix + 1, py) - value(ix, py)) * (sx - ix)
            const sampled = row(iy) + (row(iy + 1) - row(iy)) * (sy - iy)
            const wanted = weight === WHOLE ? sampled : old + ((sampled - old) * weight) / 32768
            expect(Math.abs(bytes[y * toStride + x]! - wanted)).toBeLessThan(1.6)
          }
        kernels.release(source)
        kernels.release(to)
      },
    ),
    { numRuns: 150 },
  )
})

test('over, fade, masked fade and fill agree with arithmetic, tails included', async () => {
  const kernels = await loadKernels()
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 70 }), fc.nat(99), fc.nat(255), (width, seed, opacity) => {
      const height = 3
      const stride = width + 3
      const length = stride * height
      const [below, alpha, mask] = [noise(length, seed), noise(length, seed + 1), noise(length, seed + 2)]
      const source = noise(length, seed + 3).map((value, index) => Math.round((value * alpha[index]!) / 255))
      const [s, a, m] = [source, alpha, mask].map(values => put(kernels, values)) as [Pointer, Pointer, Pointer]
      const weight = Math.round((opacity / 255) * WHOLE)
      const check = (paint: (to: Pointer) => void, wanted: (index: number) => number, bound: number) => {
        const to = put(kernels, below)
        paint(to)
        const bytes = kernels.bytes()
        for (let index = 0; index < length; index++) {
          const inside = index % stride < width
          expect(Math.abs(bytes[to + index]! - (inside ? wanted(index) : below[index]!))).toBeLessThan(
            inside ? bound : 0.5,
          )
        }
        kernels.release(to)
      }
      check(
        to => kernels.overPlane(to, stride, s, a, stride, width, height, opacity),
        i => below[i]! * (1 - (alpha[i]! * opacity) / 65025) + (source[i]! * opacity) / 255,
        2,
      )
      check(
        to => kernels.lerpPlane(to, s, stride, width, height, weight),
        i => below[i]! + ((source[i]! - below[i]!) * opacity) / 255,
        0.6,
      )
      check(
        to => kernels.lerpPlaneMasked(to, s, m, stride, width, height, weight),
        i => below[i]! + ((source[i]! - below[i]!) * opacity * mask[i]!) / 65025,
        0.6,
      )
      check(
        to => kernels.fillPlane(to, stride, width, height, 200, weight),
        i => below[i]! + ((200 - below[i]!) * opacity) / 255,
        0.6,
      )
      for (const pointer of [s, a, m]) kernels.release(pointer)
    }),
    { numRuns: 60 },
  )
})
