/**
 * Owns ideal frames: the luma of display lists at high precision (Lanczos-3 widened where it shrinks, floats, rounded
 * once), BT.709 limited. Pictures and crossfades of pictures only. Knows no codec.
 */
import type { DisplayList } from '@contenthq/engine'
import type { Size } from '@contenthq/model'

/** Luma 16..235 of a picture, not rounded. */
export type Luma = Size & { readonly samples: Float32Array<ArrayBuffer> }

/** BT.709 of sRGB values as they are: what video calls luma. */
export function lumaOf(rgba: Uint8ClampedArray, size: Size): Luma {
  const samples = new Float32Array(size.width * size.height)
  for (let i = 0; i < samples.length; i++)
    samples[i] = 16 + ((0.2126 * rgba[i * 4]! + 0.7152 * rgba[i * 4 + 1]! + 0.0722 * rgba[i * 4 + 2]!) * 219) / 255
  return { ...size, samples }
}

const lanczos3 = (x: number): number => {
  if (x === 0) return 1
  if (Math.abs(x) >= 3) return 0
  const p = Math.PI * x
  return (3 * Math.sin(p) * Math.sin(p / 3)) / (p * p)
}

type Taps = { readonly first: number; readonly weights: Float32Array }

/** For each of `count` outputs, the inputs below `limit` it is made of. The window begins at `start`, in input samples. */
function tapsOf(count: number, start: number, step: number, limit: number): readonly Taps[] {
  const scale = Math.max(1, step)
  return Array.from({ length: count }, (_, index) => {
    const centre = start + (index + 0.5) * step - 0.5
    const low = Math.ceil(centre - 3 * scale)
    const high = Math.floor(centre + 3 * scale)
    const first = Math.max(0, low)
    const last = Math.min(limit - 1, high)
    const weights = new Float32Array(last - first + 1)
    let sum = 0
    for (let k = low; k <= high; k++) {
      const weight = lanczos3((k - centre) / scale)
      weights[Math.min(last, Math.max(first, k)) - first]! += weight
      sum += weight
    }
    return { first, weights: weights.map(weight => weight / sum) }
  })
}

const WHOLE: Crop = [0, 0, 1, 1]

type Crop = readonly [x: number, y: number, width: number, height: number]

/** `crop` in fractions of the picture. */
function resample(picture: Luma, [cx, cy, cw, ch]: Crop, { width, height }: Size): Float32Array {
  const across = tapsOf(width, cx * picture.width, (cw * picture.width) / width, picture.width)
  const down = tapsOf(height, cy * picture.height, (ch * picture.height) / height, picture.height)
  const from = down[0]!.first
  const rows = down.at(-1)!.first + down.at(-1)!.weights.length - from
  const narrow = new Float32Array(rows * width)
  for (let y = 0; y < rows; y++)
    for (let x = 0; x < width; x++) {
      const { first, weights } = across[x]!
      const at = (from + y) * picture.width + first
      let sum = 0
      for (let k = 0; k < weights.length; k++) sum += picture.samples[at + k]! * weights[k]!
      narrow[y * width + x] = sum
    }
  const frame = new Float32Array(width * height)
  for (let y = 0; y < height; y++) {
    const { first, weights } = down[y]!
    for (let k = 0; k < weights.length; k++) {
      const at = (first - from + k) * width
      for (let x = 0; x < width; x++) frame[y * width + x]! += narrow[at + x]! * weights[k]!
    }
  }
  return frame
}

/** The luma plane of a frame of pictures laid over one another. Throws on a list with anything else. */
export function idealFrame(list: DisplayList, pictures: ReadonlyMap<string, Luma>): Uint8Array<ArrayBuffer> {
  let frame = new Float32Array(list.width * list.height)
  for (const { source, crop = WHOLE, opacity = 1 } of list.layers) {
    const picture = source.kind === 'image' ? pictures.get(source.hash) : undefined
    if (!picture) throw new Error(`no ideal frame of ${source.kind}`)
    const above = resample(picture, crop, list)
    frame = opacity === 1 ? new Float32Array(above) : frame.map((below, at) => below + (above[at]! - below) * opacity)
  }
  return Uint8Array.from(frame, value => Math.min(255, Math.max(0, Math.round(value))))
}
