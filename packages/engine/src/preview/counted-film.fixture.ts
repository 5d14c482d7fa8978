/**
 * A film whose every frame shows its own number, drawn by the real composition: each scene's picture is a strip of
 * numbered cells, and its camera moves by exactly one cell a frame. Scenes take turns with the upper and the lower half,
 * so that a crossfade shows both numbers.
 */
import type { Asset, AssetHash, FrameRate, PictureClip, Size, Timeline } from '@contenthq/model'
import { SAMPLE_RATE } from '@contenthq/model'
import { writeWav } from '../audio/write-wav.ts'
import type { TestFilm } from '../render/composition.fixture.ts'

const BITS = 12
const COLUMNS = 6
/** Two rows of bits, and two of the same bits inverted: a bit is the sign of a difference, however faded. */
const ROWS = 4
const [DARK, GREY, LIGHT] = ['rgb(50 50 50)', 'rgb(128 128 128)', 'rgb(206 206 206)']
/** Codes of luma between a bit and its inverse; less is too faded to be read. */
const LEAST = 16

const block = (bit: number, inverted: boolean) => ({
  column: bit % COLUMNS,
  row: Math.floor(bit / COLUMNS) + (inverted ? ROWS / 2 : 0),
})

async function strip(first: number, frames: number, half: number, cell: Size): Promise<Blob> {
  const canvas = new OffscreenCanvas(cell.width * frames, cell.height)
  const context = canvas.getContext('2d')!
  context.fillStyle = GREY
  context.fillRect(0, 0, canvas.width, canvas.height)
  const [width, height] = [cell.width / COLUMNS, cell.height / 2 / ROWS]
  for (let frame = 0; frame < frames; frame++)
    for (let bit = 0; bit < BITS; bit++)
      for (const inverted of [false, true]) {
        const on = ((first + frame) >> bit) % 2 === 1
        const { column, row } = block(bit, inverted)
        context.fillStyle = on === inverted ? DARK : LIGHT
        context.fillRect(frame * cell.width + column * width, half * (cell.height / 2) + row * height, width, height)
      }
  return canvas.convertToBlob({ type: 'image/png' })
}

/** The number in one half of a frame of luma; undefined where it is too faded. */
export function numberIn(luma: Uint8Array, { width, height }: Size, half: number): number | undefined {
  const [wide, high] = [width / COLUMNS, height / 2 / ROWS]
  const meanOf = (bit: number, inverted: boolean): number => {
    const { column, row } = block(bit, inverted)
    let sum = 0
    let count = 0
    // the middle of the block: its edges are blurred
    for (let y = Math.ceil(row * high + high * 0.3); y < row * high + high * 0.7; y++)
      for (let x = Math.ceil(column * wide + wide * 0.3); x < column * wide + wide * 0.7; x++) {
        sum += luma[(y + (half * height) / 2) * width + x]!
        count++
      }
    return sum / count
  }
  let number = 0
  for (let bit = 0; bit < BITS; bit++) {
    const difference = meanOf(bit, false) - meanOf(bit, true)
    if (Math.abs(difference) < LEAST) return undefined
    if (difference > 0) number += 2 ** bit
  }
  return number
}

export type CountedScene = { readonly frames: number; readonly transition?: string; readonly overlap?: number }

/** At most 4096 frames; a scene at most 250, for a strip is 64 pixels a frame wide. */
export async function countedFilm(
  scenes: readonly CountedScene[],
  size: Size,
  frameRate: FrameRate,
): Promise<TestFilm> {
  const cell = { width: 64, height: 36 }
  const blobs = new Map<AssetHash, Blob>()
  const assets: Record<AssetHash, Asset> = {}
  const pictures: PictureClip[] = []
  const transitions: Timeline['transitions'][number][] = []
  let end = 0
  for (const [index, { frames, transition, overlap = 0 }] of scenes.entries()) {
    const startFrame = end - overlap
    const [sceneId, hash] = [`s${index}`, `strip ${index}`]
    blobs.set(hash, await strip(startFrame, frames, index % 2, cell))
    const facts = { kind: 'image', mimeType: 'image/png', bytes: 1, provenance: { provider: 'test', licence: 'CC0' } }
    assets[hash] = { hash, ...facts, width: cell.width * frames, height: cell.height } as Asset
    pictures.push({
      sceneId,
      kind: 'picture',
      title: '',
      asset: hash,
      startFrame,
      lengthFrames: frames,
      motion: { style: 'ken-burns', from: [0, 0, 1 / frames, 1], to: [1 - 1 / frames, 0, 1 / frames, 1] },
    })
    if (transition && overlap)
      transitions.push({
        from: `s${index - 1}`,
        to: sceneId,
        style: transition,
        startFrame,
        lengthFrames: overlap,
      })
    end = startFrame + frames
  }
  blobs.set('silence', new Blob([writeWav([new Float32Array(4800)], SAMPLE_RATE, 'pcm16')]))
  const silence = { asset: 'silence', startSample: 0, samples: 4800, offsetSamples: 0 }
  return {
    composition: {
      timeline: { frameRate, lengthFrames: end, pictures, transitions, captions: [], narration: [silence], music: [] },
      size,
      background: [128, 128, 128, 1],
      assets,
      timings: {},
      sound: { musicGain: -12, duck: -14, loudness: -14, peak: -1 },
    },
    assets: { read: async hash => blobs.get(hash)! },
  }
}
