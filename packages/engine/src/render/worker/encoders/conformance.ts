/**
 * Owns the suite that every encoder passes: the same numbered frames with eight colours go in, packets come out, and
 * what a decoder makes of them is told. Knows neither test runner nor which encoders there are.
 */
import { type FrameRate, frameToSeconds, type Size } from '@contenthq/model'
import { PIXEL_CONTRACT } from '../../../painters/painter.ts'
import type { EncodedSegment } from '../../protocol.ts'
import type { EncoderWatch, SegmentEncoder } from './encoder.ts'

/** Y, Cb, Cr of eight colours, 8 bit limited range: black, white, grey, and colours near the edges of what is legal. */
export const PATCHES = [
  [16, 128, 128],
  [235, 128, 128],
  [43, 128, 128],
  [63, 112, 224],
  [110, 98, 80],
  [58, 200, 112],
  [186, 48, 144],
  [145, 120, 156],
] as const

/** Bits of the number in each frame: black and white squares in the lowest row. */
const NUMBER_BITS = 10

export type EncoderCase = { readonly size: Size; readonly frameRate: FrameRate; readonly frames: number }

/** Neither width nor height is a multiple of 16; the second rate is no whole number. */
export const encoderCases: readonly EncoderCase[] = [
  { size: { width: 320, height: 180 }, frameRate: { num: 30, den: 1 }, frames: 70 },
  { size: { width: 180, height: 320 }, frameRate: { num: 30_000, den: 1001 }, frames: 33 },
  { size: { width: 162, height: 162 }, frameRate: { num: 24, den: 1 }, frames: 1 },
]

/** Three rows of which two hold four patches each, and the last the frame's number. */
function cellsOf({ width, height }: Size) {
  const row = Math.floor(height / 6) * 2
  const column = Math.floor(width / 8) * 2
  const bit = Math.floor(width / NUMBER_BITS / 2) * 2
  return {
    patch: (index: number) => ({ x: (index % 4) * column, y: index < 4 ? 0 : row, width: column, height: row }),
    bit: (index: number) => ({ x: index * bit, y: 2 * row, width: bit, height: height - 2 * row }),
  }
}

type Cell = ReturnType<ReturnType<typeof cellsOf>['patch']>

/** The planes of frame `number` under the pixel contract. */
export function numberedFrame(size: Size, number: number): Uint8Array<ArrayBuffer> {
  const { width, height } = size
  const luma = width * height
  const planes = new Uint8Array(luma * 1.5).fill(16, 0, luma).fill(128, luma)
  const paint = (cell: Cell, [y, cb, cr]: readonly [number, number, number]) => {
    for (let line = cell.y; line < cell.y + cell.height; line++)
      planes.fill(y, line * width + cell.x, line * width + cell.x + cell.width)
    for (let line = cell.y / 2; line < (cell.y + cell.height) / 2; line++) {
      const from = luma + (line * width) / 2 + cell.x / 2
      planes.fill(cb, from, from + cell.width / 2)
      planes.fill(cr, from + luma / 4, from + luma / 4 + cell.width / 2)
    }
  }
  const cells = cellsOf(size)
  for (const [index, colour] of PATCHES.entries()) paint(cells.patch(index), colour)
  for (let bit = 0; bit < NUMBER_BITS; bit++) paint(cells.bit(bit), [(number >> bit) & 1 ? 235 : 16, 128, 128])
  return planes
}

export async function encodeCase(
  create: (one: EncoderCase, watch: EncoderWatch) => SegmentEncoder,
  one: EncoderCase,
  watch: EncoderWatch,
): Promise<EncodedSegment> {
  const encoder = create(one, watch)
  try {
    for (let frame = 0; frame < one.frames; frame++) await encoder.add(numberedFrame(one.size, frame))
    return await encoder.finish()
  } finally {
    encoder.close()
  }
}

export type DecodedFrame = {
  /** Microseconds. */
  readonly timestamp: number
  /** Read from the picture. */
  readonly number: number
  /** Largest difference from PATCHES, in codes. */
  readonly worst: number
}

/** All frames that the browser decodes, each packet stamped with its own time. Throws what the decoder throws. */
export async function decodeCase(segment: EncodedSegment, { size, frameRate }: EncoderCase): Promise<DecodedFrame[]> {
  const seen: Promise<DecodedFrame>[] = []
  let failure: unknown
  const decoder = new VideoDecoder({
    output: frame => void seen.push(readFrame(frame, size).finally(() => frame.close())),
    error: cause => {
      failure = cause
    },
  })
  const { codec, description } = segment
  decoder.configure({ codec, description, codedWidth: size.width, codedHeight: size.height })
  for (const [place, { data, key }] of segment.packets.entries()) {
    const frame = segment.order?.[place] ?? place
    const timestamp = Math.round(frameToSeconds(frame, frameRate) * 1e6)
    decoder.decode(new EncodedVideoChunk({ type: key ? 'key' : 'delta', timestamp, data }))
  }
  await decoder.flush()
  decoder.close()
  if (failure !== undefined) throw failure
  return Promise.all(seen)
}

/** The colours must be in the stream itself: the decoder was not told. */
async function readFrame(frame: VideoFrame, size: Size): Promise<DecodedFrame> {
  const { timestamp, format } = frame
  const { primaries, matrix, fullRange } = frame.colorSpace
  if (format !== 'I420' || primaries !== PIXEL_CONTRACT.primaries || matrix !== PIXEL_CONTRACT.matrix || fullRange)
    throw new Error(`decoded as ${format} ${JSON.stringify(frame.colorSpace)}`)
  const planes = new Uint8Array(frame.allocationSize())
  const layout = await frame.copyTo(planes)
  const code = (plane: number, { x, y, width, height }: Cell): number => {
    const { offset, stride } = layout[plane]!
    const half = plane === 0 ? 1 : 2
    return planes[offset + Math.floor((y + height / 2) / half) * stride + Math.floor((x + width / 2) / half)]!
  }
  const cells = cellsOf(size)
  let number = 0
  for (let bit = 0; bit < NUMBER_BITS; bit++) if (code(0, cells.bit(bit)) > 125) number |= 1 << bit
  const differences = PATCHES.flatMap((wanted, index) =>
    wanted.map((value, plane) => Math.abs(code(plane, cells.patch(index)) - value)),
  )
  return { timestamp, number, worst: Math.max(...differences) }
}
