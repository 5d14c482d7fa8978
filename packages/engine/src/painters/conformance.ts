/**
 * Owns the suite that every painter passes: the same lists on each, compared as the planes that the encoder gets. The
 * canvas painter is the yardstick. Knows neither test runner nor encoder.
 */
import type { DisplayList, Layer, Rect } from '../display-list.ts'
import type { DecodedFrame } from '../media/decoded-frame.ts'
import { type Bitmaps, PIXEL_CONTRACT, type PlanePainter } from './painter.ts'

export type ConformanceCase = {
  readonly name: string
  readonly list: DisplayList
  /** The most that a painter may differ from the canvas here. */
  readonly bounds: FrameDifference
}

/** Largest and mean difference of two frames, in 8 bit codes. */
export type FrameDifference = { readonly max: number; readonly mean: number }

/**
 * Both sample bilinearly, but one in RGB, the other in planes whose chroma has half the size; and canvases round down
 * where they fade.
 */
const BOUNDS: FrameDifference = { max: 6, mean: 0.6 }

/** Where pictures end on odd columns, a chroma sample holds two of them; each group rounds down once more. */
const wider: Readonly<Record<string, FrameDifference>> = {
  'a sprite that pops': { max: 24, mean: 0.4 },
  'pictures in parts of the frame': { max: 9, mean: 0.3 },
  'a slide by a fraction': { max: 13, mean: 0.4 },
  'layers of a drawing': { max: 12, mean: 0.6 },
  'groups in groups': { max: 6, mean: 1.1 },
  'a video crossfading into a picture': { max: 6, mean: 0.7 },
  // an outline and a field do not count the same share of the pixels on a hard edge; no others differ
  'a straight wipe': { max: 34, mean: 0.3 },
  'a circle opening': { max: 30, mean: 0.35 },
  'a clock hand, clipped': { max: 45, mean: 0.3 },
}

export const CONFORMANCE_SIZE = { width: 320, height: 180 } as const
const { width, height } = CONFORMANCE_SIZE
const whole: Rect = [0, 0, width, height]

/** Smooth colours, a few edges, some noise: what pictures have. */
function drawPicture(hue: number, size: { readonly width: number; readonly height: number }): OffscreenCanvas {
  const canvas = new OffscreenCanvas(size.width, size.height)
  const context = canvas.getContext('2d')!
  const sky = context.createLinearGradient(0, 0, size.width, size.height)
  sky.addColorStop(0, `hsl(${hue} 60% 30%)`)
  sky.addColorStop(1, `hsl(${hue + 60} 70% 70%)`)
  context.fillStyle = sky
  context.fillRect(0, 0, size.width, size.height)
  for (let index = 0; index < 12; index++) {
    context.fillStyle = `hsl(${hue + index * 9} 40% ${30 + index * 4}%)`
    context.beginPath()
    context.arc((size.width * (index + 0.5)) / 12, size.height * (0.3 + 0.05 * index), size.height / 9, 0, Math.PI * 2)
    context.fill()
  }
  // fine enough that a shift by half a pixel shows
  context.fillStyle = 'rgb(255 255 255 / 0.25)'
  for (let x = 0; x < size.width / 2; x += 9) context.fillRect(x, size.height * 0.7, 3, size.height * 0.3)
  return canvas
}

function drawLogo(): OffscreenCanvas {
  const canvas = new OffscreenCanvas(61, 43)
  const context = canvas.getContext('2d')!
  context.shadowColor = 'rgb(0 0 0 / 0.6)'
  context.shadowBlur = 4
  context.fillStyle = 'rgb(255 213 74)'
  context.beginPath()
  context.roundRect(6, 6, 49, 31, 10)
  context.fill()
  return canvas
}

/** Opaque pictures 'one' and 'two' of odd and even sizes, 'clear' with transparent parts, 'mark' of 61 × 43 pixels; sprites 'logo' and 'scrim'; frames 3 and 4 of 'film'. */
export async function conformanceBitmaps(): Promise<Bitmaps> {
  const clear = drawPicture(120, { width: 200, height: 200 })
  clear.getContext('2d')!.clearRect(60, 40, 70, 90)
  const scrim = new OffscreenCanvas(230, height)
  const context = scrim.getContext('2d')!
  const shade = context.createLinearGradient(0, 0, 230, 0)
  shade.addColorStop(0, 'rgb(8 10 28 / 0.66)')
  shade.addColorStop(1, 'rgb(8 10 28 / 0)')
  context.fillStyle = shade
  context.fillRect(0, 0, 230, height)
  const bitmap = (canvas: OffscreenCanvas) => createImageBitmap(canvas)
  return {
    pictures: new Map([
      ['one', await bitmap(drawPicture(210, { width: 365, height: 206 }))],
      ['two', await bitmap(drawPicture(20, { width: 400, height: 300 }))],
      ['clear', await bitmap(clear)],
      ['mark 61×43', await bitmap(drawLogo())],
    ]),
    sprites: new Map([
      ['logo', await bitmap(drawLogo())],
      ['scrim', await bitmap(scrim)],
    ]),
    frames: new Map(
      [3, 4].map(frame => [`film#${frame}`, { ...FILM, kind: 'image', image: filmFrame(frame) }] as const),
    ),
  }
}

/** The frames of 'film' as planes. */
export async function conformancePlanes(): Promise<NonNullable<Bitmaps['frames']>> {
  const frames = new Map<string, DecodedFrame>()
  for (const frame of [3, 4]) {
    const decoded = filmFrame(frame)
    const bytes = new Uint8Array(decoded.allocationSize())
    const [y, u, v] = await decoded.copyTo(bytes)
    decoded.close()
    frames.set(`film#${frame}`, { ...FILM, kind: 'planes', bytes, y: y!, chroma: [u!, v!] })
  }
  return frames
}

const FILM = { width: 366, height: 206 } as const

/** As a decoder gives it: slow waves of light and colour, under the pixel contract. */
function filmFrame(frame: number): VideoFrame {
  const luma = FILM.width * FILM.height
  const bytes = new Uint8Array(luma * 1.5)
  const wave = (x: number, y: number, phase: number) => Math.sin(x / 31 + y / 47 + phase + frame)
  for (let at = 0; at < luma; at++) bytes[at] = 120 + 80 * wave(at % FILM.width, Math.floor(at / FILM.width), 0)
  const half = FILM.width / 2
  for (let at = 0; at < luma / 4; at++) {
    const [x, y] = [2 * (at % half), 2 * Math.floor(at / half)]
    bytes[luma + at] = 128 + 30 * wave(x, y, 2)
    bytes[luma * 1.25 + at] = 128 + 30 * wave(x, y, 4)
  }
  return new VideoFrame(bytes, {
    format: 'I420',
    codedWidth: FILM.width,
    codedHeight: FILM.height,
    timestamp: 0,
    colorSpace: PIXEL_CONTRACT,
  })
}

const image = (hash: string, rest: Partial<Layer> = {}): Layer => ({
  source: { kind: 'image', hash },
  target: whole,
  ...rest,
})
const video = (frame: number, rest: Partial<Layer> = {}): Layer => ({
  source: { kind: 'video', hash: 'film', frame },
  target: whole,
  ...rest,
})
const sprite = (key: string, target: Rect, rest: Partial<Layer> = {}): Layer => ({
  source: { kind: 'sprite', key },
  target,
  ...rest,
})
const group = (layers: readonly Layer[], rest: Partial<Layer> = {}): Layer => ({
  source: { kind: 'group', layers },
  target: whole,
  ...rest,
})

const crop: Rect = [0.0313, 0.0471, 0.8771, 0.8771]
const title = [
  image('two', { crop }),
  sprite('scrim', [0, 0, 230, height]),
  sprite('logo', [21, 60, 61, 43], { opacity: 0.6 }),
]

const layersOf: Readonly<Record<string, readonly Layer[]>> = {
  'a picture as it is': [image('one', { crop: [0, 0, 1, 1] })],
  'a picture zoomed by a fraction': [image('one', { crop })],
  'a picture magnified': [image('two', { crop: [0.4, 0.4, 0.12, 0.09] })],
  'a crossfade': [image('one', { crop }), image('two', { opacity: 0.37 })],
  'a picture with holes on the ground': [image('clear', { crop: [0.1, 0.1, 0.8, 0.45] })],
  'a title': title,
  'a title fading in': [image('one'), group(title, { opacity: 0.42 })],
  'groups in groups': [image('one'), group([image('two'), group(title, { opacity: 0.5 })], { opacity: 0.8 })],
  'sprites at odd and even places, half outside': [
    image('one'),
    ...(
      [
        [40, 30],
        [121, 30],
        [200, 31],
        [41, 111],
        [290, 160],
        [-21, 150],
      ] as const
    ).map(([x, y]) => sprite('logo', [x, y, 61, 43])),
  ],
  'a sprite that pops': [image('one'), sprite('logo', [100.4, 60.7, 91.5, 64.5], { opacity: 0.8 })],
  'a sprite typed letter by letter': [image('one'), sprite('logo', [101, 61, 61, 43], { clip: [101, 61, 27.5, 43] })],
  'pictures in parts of the frame': [
    image('one', { target: [10, 20, 150, 90] }),
    image('two', { target: [170.25, 33.5, 121.5, 91.75] }),
  ],
  'a slide by a fraction': [
    image('one', { target: [-33.3, 0, width, height] }),
    image('two', { target: [width - 33.3, 0, width, height] }),
  ],
  'a clipped picture': [image('one'), image('two', { clip: [51, 31, 131, 90.5], opacity: 0.9 })],
  'a dip': [image('one'), { source: { kind: 'fill', colour: [30, 60, 120, 0.7] }, target: whole, opacity: 0.8 }],
  'a straight wipe': [
    image('one'),
    image('two', { mask: { field: { kind: 'linear', angle: 0.7 }, level: 0.4, soft: 0 } }),
  ],
  'a soft wipe of a title': [
    image('one'),
    group(title, { mask: { field: { kind: 'linear', angle: 0 }, level: 0.55, soft: 0.2 }, opacity: 0.9 }),
  ],
  'a circle opening': [
    image('one'),
    image('two', { crop, mask: { field: { kind: 'circle', x: 0.4, y: 0.55 }, level: 0.45, soft: 0 } }),
  ],
  'a clock hand, clipped': [
    image('one'),
    image('two', {
      clip: [31, 11, 261, 151],
      mask: { field: { kind: 'clock', x: 0.5, y: 0.5, from: -Math.PI / 2 }, level: 0.3, soft: 0 },
    }),
  ],
  'layers of a drawing': [
    image('one', { crop }),
    image('clear', { crop: [0.05, 0.2, 0.9, 0.5] }),
    image('clear', { crop: [0.12, 0.3, 0.8, 0.45], opacity: 0.7 }),
  ],
  'a logo as large as it is shown, at odd and even places, faded': [
    image('one'),
    ...(
      [
        [40, 30],
        [121, 31],
        [290, 150],
      ] as const
    ).map(
      ([x, y]): Layer => ({
        source: { kind: 'image', hash: 'mark', form: { size: [61, 43] } },
        target: [x, y, 61, 43],
        ...(x > 100 ? { opacity: 0.55 } : {}),
      }),
    ),
  ],
  'a dissolve': [
    image('one'),
    image('two', { mask: { field: { kind: 'noise', seed: 7, cell: 6 }, level: 0.5, soft: 0.1 } }),
  ],
  'a video': [video(3, { crop })],
  'a video crossfading into a picture': [video(4), image('two', { opacity: 0.4 })],
  'a video wiped in over itself': [
    video(3),
    video(4, { mask: { field: { kind: 'linear', angle: Math.PI / 2 }, level: 0.5, soft: 0 } }),
  ],
  'boxes of colour': [
    { source: { kind: 'fill', colour: [220, 40, 40, 1] }, target: [20, 20, 100, 60] },
    { source: { kind: 'fill', colour: [240, 240, 80, 0.5] }, target: [80.5, 50.5, 101, 61] },
  ],
}

/** What today's compositions use, and what their neighbours will. */
export const conformanceCases: readonly ConformanceCase[] = Object.entries(layersOf).map(([name, layers]) => ({
  name,
  list: { width, height, background: [24, 60, 44, 1], layers },
  bounds: wider[name] ?? BOUNDS,
}))

/** Throws nothing: the caller judges. `planes` for a painter that takes frames as planes. */
export function comparePainters(
  { list }: ConformanceCase,
  bitmaps: Bitmaps,
  yardstick: PlanePainter,
  painter: PlanePainter,
  planes: Bitmaps['frames'] = bitmaps.frames,
): FrameDifference {
  const wanted = yardstick.paint(list, bitmaps).slice()
  const painted = painter.paint(list, { ...bitmaps, ...(planes ? { frames: planes } : {}) })
  let max = 0
  let sum = 0
  for (let index = 0; index < wanted.length; index++) {
    const difference = Math.abs(wanted[index]! - painted[index]!)
    max = Math.max(max, difference)
    sum += difference
  }
  return { max, mean: sum / wanted.length }
}
