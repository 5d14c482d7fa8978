/** Owns the judging of a film by ideal frames: mean, 5th percentile and worst SSIM of luma. Reads films of any maker. */
import type { DisplayList } from '@contenthq/engine'
import type { Size } from '@contenthq/model'
import { ALL_FORMATS, BlobSource, Input, VideoSampleSink } from 'mediabunny'
import { ssim } from '../../../packages/engine/src/testing/ssim.ts'
import { idealFrame, type Luma, lumaOf } from '../render/ideal-frames.ts'
import { pictureName, SCENES } from '../render/reference-job.ts'
import { readFile } from './files.ts'

/** Every seventh frame: shares no factor with scenes and fades, so that key frames count as they occur. */
const SAMPLE_EVERY = 7

export type Quality = { readonly mean: number; readonly p5: number; readonly worst: number; readonly frames: number }

export type Judged = {
  readonly file: string
  readonly size: Size
  /** What its luma means. A film without a word about it, from JPEGs, is BT.601. */
  readonly matrix: 'bt709' | 'bt601'
  /** What frame n should show. */
  readonly list: (frame: number) => DisplayList
  /** Names the lists: ideal frames are made once for each. */
  readonly ideal: string
}

let lumas: Promise<ReadonlyMap<string, Luma>> | undefined
const ideals = new Map<string, Uint8Array<ArrayBuffer>>()

async function readPictures(): Promise<ReadonlyMap<string, Luma>> {
  const pictures = new Map<string, Luma>()
  for (let scene = 0; scene < SCENES; scene++) {
    const bitmap = await createImageBitmap(await readFile(pictureName(scene)))
    const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d')!
    context.drawImage(bitmap, 0, 0)
    const { data } = context.getImageData(0, 0, bitmap.width, bitmap.height)
    pictures.set(pictureName(scene), lumaOf(data, { width: bitmap.width, height: bitmap.height }))
  }
  return pictures
}

async function idealOf(key: string, list: DisplayList): Promise<Uint8Array> {
  lumas ??= readPictures()
  const known = ideals.get(key) ?? idealFrame(list, await lumas)
  ideals.set(key, known)
  return known
}

async function planesOf(frame: VideoFrame, { width, height }: Size): Promise<readonly Uint8Array[]> {
  if (frame.format !== 'I420') throw new Error(`decoded to ${frame.format}`)
  const bytes = new Uint8Array(frame.allocationSize())
  const layout = await frame.copyTo(bytes)
  return layout.map(({ offset, stride }, plane) => {
    const [w, h] = plane === 0 ? [width, height] : [width / 2, height / 2]
    const tight = new Uint8Array(w * h)
    for (let y = 0; y < h; y++) tight.set(bytes.subarray(offset + y * stride, offset + y * stride + w), y * w)
    return tight
  })
}

/**
 * Luma of BT.709 from planes of BT.601: Y + 219/224 · (−0.2127 (V − 128) − 0.1182 (U − 128)), chroma interpolated
 * between its samples.
 */
function toBt709([luma, u, v]: readonly Uint8Array[], { width, height }: Size): Uint8Array {
  const [w, h] = [width / 2, height / 2]
  const change = Float32Array.from(
    { length: w * h },
    (_, at) => (219 / 224) * (-0.212_685 * (v![at]! - 128) - 0.118_188 * (u![at]! - 128)),
  )
  const out = new Uint8Array(width * height)
  for (let y = 0; y < height; y++) {
    const row = y >> 1
    const otherRow = Math.min(h - 1, Math.max(0, row + (y % 2 ? 1 : -1)))
    for (let x = 0; x < width; x++) {
      const column = x >> 1
      const otherColumn = Math.min(w - 1, Math.max(0, column + (x % 2 ? 1 : -1)))
      const near = 0.75 * change[row * w + column]! + 0.25 * change[row * w + otherColumn]!
      const far = 0.75 * change[otherRow * w + column]! + 0.25 * change[otherRow * w + otherColumn]!
      out[y * width + x] = luma![y * width + x]! + 0.75 * near + 0.25 * far + 0.5
    }
  }
  return out
}

export async function measureQuality({ file, size, matrix, list, ideal }: Judged): Promise<Quality> {
  const input = new Input({ source: new BlobSource(await readFile(file)), formats: ALL_FORMATS })
  const scores: number[] = []
  try {
    const track = await input.getPrimaryVideoTrack()
    if (!track) throw new Error(`${file} has no picture`)
    let frame = 0
    for await (const sample of new VideoSampleSink(track).samples()) {
      if (frame % SAMPLE_EVERY === 0) {
        const decoded = sample.toVideoFrame()
        const planes = await planesOf(decoded, size)
        decoded.close()
        const luma = matrix === 'bt601' ? toBt709(planes, size) : planes[0]!
        scores.push(ssim(luma, await idealOf(`${ideal} ${size.width} ${frame}`, list(frame)), size))
      }
      sample.close()
      frame++
    }
  } finally {
    input.dispose()
  }
  scores.sort((a, b) => a - b)
  const mean = scores.reduce((sum, score) => sum + score, 0) / scores.length
  return { mean, p5: scores[Math.floor(scores.length * 0.05)]!, worst: scores[0]!, frames: scores.length }
}
