/**
 * A few display lists with every kind of layer, over pictures made of whole numbers: what they look like may change
 * only together with ENGINE_VERSION.
 */
import type { DisplayList, Layer, Rect } from '../display-list.ts'
import type { Bitmaps } from '../painters/painter.ts'

export const GOLDEN_SIZE = { width: 160, height: 96 } as const
const { width, height } = GOLDEN_SIZE
const whole: Rect = [0, 0, width, height]

/** Slopes, edges and noise without a drawing engine, so that every browser has the same pixels. */
function imageOf(seed: number, size: { readonly width: number; readonly height: number }, holes: boolean): ImageData {
  const image = new ImageData(size.width, size.height)
  let noise = seed
  for (let at = 0; at < size.width * size.height; at++) {
    const [x, y] = [at % size.width, Math.floor(at / size.width)]
    noise = (Math.imul(noise, 1_103_515_245) + 12_345) & 0x7fffffff
    const edge = (x >> 4) + (y >> 3) === seed % 7 ? 90 : 0
    const rgb = [(x * 3 + seed * 40) & 255, (y * 2 + edge) & 255, (x + y + ((noise >> 16) & 31)) & 255]
    image.data.set([...rgb, holes && x % 24 < 9 && y % 18 < 11 ? 0 : 255], at * 4)
  }
  return image
}

export async function goldenBitmaps(): Promise<Bitmaps> {
  const bitmap = (seed: number, at: readonly [number, number], holes = false) =>
    createImageBitmap(imageOf(seed, { width: at[0], height: at[1] }, holes))
  return {
    pictures: new Map([
      ['one', await bitmap(1, [201, 121])],
      ['two', await bitmap(2, [180, 140])],
      ['holes', await bitmap(3, [160, 96], true)],
    ]),
    sprites: new Map([['word', await bitmap(5, [41, 23], true)]]),
  }
}

const image = (hash: string, rest: Partial<Layer> = {}): Layer => ({
  source: { kind: 'image', hash },
  target: whole,
  ...rest,
})
const word = (target: Rect, rest: Partial<Layer> = {}): Layer => ({
  source: { kind: 'sprite', key: 'word' },
  target,
  ...rest,
})

/** The I420 painter takes these; the canvas painter takes all. */
const common: Readonly<Record<string, readonly Layer[]>> = {
  zoom: [image('one', { crop: [0.0313, 0.0471, 0.8771, 0.8771] })],
  crossfade: [image('one'), image('two', { crop: [0.1, 0.2, 0.7, 0.6], opacity: 0.37 })],
  holes: [image('holes', { crop: [0.05, 0.05, 0.9, 0.9] })],
  words: [image('two'), word([21, 60, 41, 23], { opacity: 0.6 }), word([100.4, 10.7, 51.5, 34.5])],
  boxes: [
    image('one', { target: [10, 20, 75.5, 45] }),
    { source: { kind: 'fill', colour: [30, 60, 120, 0.7] }, target: [40, 30, 80, 50], opacity: 0.8 },
    image('two', { clip: [90, 5, 60, 80] }),
  ],
  group: [
    image('one'),
    { source: { kind: 'group', layers: [image('two'), word([8, 8, 41, 23])] }, target: whole, opacity: 0.42 },
  ],
  wipe: [image('one'), image('two', { mask: { field: { kind: 'linear', angle: 0.4 }, level: 0.5, soft: 0.1 } })],
  dissolve: [image('one'), image('two', { mask: { field: { kind: 'noise', seed: 7, cell: 8 }, level: 0.4, soft: 0 } })],
}

const canvasOnly: Readonly<Record<string, readonly Layer[]>> = {
  turn: [image('one'), image('two', { target: [40, 20, 80, 56], turn: 0.3 })],
  blur: [image('one', { blur: 3 })],
  mosaic: [image('two', { mosaic: 12 })],
}

const listsOf = (cases: Readonly<Record<string, readonly Layer[]>>): ReadonlyMap<string, DisplayList> =>
  new Map(Object.entries(cases).map(([name, layers]) => [name, { width, height, background: [24, 60, 44, 1], layers }]))

export const commonLists = listsOf(common)
export const canvasLists = listsOf({ ...common, ...canvasOnly })

/** SHA-256 of planes, hex, its first half. */
export async function hashOf(planes: Uint8Array<ArrayBuffer>): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', planes))
  return Array.from(digest.subarray(0, 16), byte => byte.toString(16).padStart(2, '0')).join('')
}

/** Means of 6 × 4 parts of Y, then U, then V: the same within a code or two wherever a canvas rounds otherwise. */
export function fingerprintOf(planes: Uint8Array): readonly number[] {
  const luma = width * height
  return [
    [0, width, height],
    [luma, width / 2, height / 2],
    [luma * 1.25, width / 2, height / 2],
  ].flatMap(plane => {
    const [offset, across, down] = plane as [number, number, number]
    return Array.from({ length: 24 }, (_, part) => {
      const [left, right] = [Math.floor(((part % 6) * across) / 6), Math.floor((((part % 6) + 1) * across) / 6)]
      const row = Math.floor(part / 6)
      let sum = 0
      for (let y = (row * down) / 4; y < ((row + 1) * down) / 4; y++)
        for (let x = left; x < right; x++) sum += planes[offset + y * across + x]!
      return Math.round(sum / ((right - left) * (down / 4)))
    })
  })
}
