/**
 * Owns GIF through FFmpeg.wasm: raw I420 frames in, one image block a frame out, under one palette. Taken apart so that
 * blocks of several runs share a file (render/stitch-gif.ts). GIF89a: https://www.w3.org/Graphics/GIF/spec-gif89a.txt
 */
import { ContentHQError, type FrameRate } from '@contenthq/model'
import type { FFmpegRoom } from './ffmpeg-room.ts'

export type GifJob = {
  readonly width: number
  readonly height: number
  readonly frameRate: FrameRate
  /** I420, BT.709, limited range, frame after frame. */
  readonly frames: Blob
  /** 2..256 */
  readonly colours: number
  /** FFmpeg's own name. */
  readonly dither: string
  readonly signal: AbortSignal
  readonly onProgress?: (share: number) => void
  readonly ffmpeg: FFmpegRoom
}

/** Bytes of the extension that carries a frame's delay. */
export const CONTROL_BYTES = 8
/** Where in it the delay stands: hundredths of a second, 16 bit, little endian. */
export const DELAY_AT = 4

const TRAILER = 0x3b
const EXTENSION = 0x21
const GRAPHIC_CONTROL = 0xf9
const IMAGE = 0x2c
const damaged = () => new ContentHQError('encoder-failed', 'The GIF is damaged.')

/** Throws `encoder-failed` and what the FFmpeg room throws. */
export async function encodeGif(job: GifJob): Promise<readonly Uint8Array<ArrayBuffer>[]> {
  const { width, height, frameRate, frames, colours, dither, signal, onProgress, ffmpeg } = job
  const rate = `${frameRate.num}/${frameRate.den}`
  const input = ['-f', 'rawvideo', '-pix_fmt', 'yuv420p', '-s', `${width}x${height}`, '-framerate', rate]
  const source = [...input, '-i', '/blobs/in.yuv']
  const rgb = 'scale=in_color_matrix=bt709:in_range=tv:flags=bicubic+accurate_rnd+full_chroma_int,format=rgb24'
  // two runs: one filter graph for both would hold every frame in memory
  const { files: palette } = await ffmpeg.run({
    args: [...source, '-vf', `${rgb},palettegen=max_colors=${colours}:reserve_transparent=1`, 'palette.png'],
    files: {},
    blobs: { 'in.yuv': frames },
    outputs: ['palette.png'],
    signal,
    onProgress: share => onProgress?.(share / 3),
  })
  const use = `[0:v]${rgb}[f];[f][1:v]paletteuse=dither=${dither}${dither === 'bayer' ? ':bayer_scale=4' : ''}:diff_mode=rectangle`
  const { files } = await ffmpeg.run({
    args: [...source, '-i', 'palette.png', '-lavfi', use, '-fps_mode', 'passthrough', '-f', 'gif', 'out.gif'],
    files: palette,
    blobs: { 'in.yuv': frames },
    outputs: ['out.gif'],
    signal,
    onProgress: share => onProgress?.((1 + 2 * share) / 3),
  })
  return readBlocks(files['out.gif']!)
}

/** Each frame as graphic control, image descriptor, colour table of its own, data. */
function readBlocks(bytes: Uint8Array<ArrayBuffer>): readonly Uint8Array<ArrayBuffer>[] {
  const byte = (at: number): number => {
    const value = bytes[at]
    if (value === undefined) throw damaged()
    return value
  }
  const tableBytes = (flags: number) => (flags & 0x80 ? 3 * 2 ** ((flags & 7) + 1) : 0)
  /** Behind the sub-blocks that begin here. */
  const skip = (from: number): number => {
    let at = from
    while (byte(at) !== 0) at += byte(at) + 1
    return at + 1
  }
  const flags = byte(10)
  const shared = bytes.subarray(13, 13 + tableBytes(flags))
  const blocks: Uint8Array<ArrayBuffer>[] = []
  let control: Uint8Array | undefined
  for (let at = 13 + shared.length; byte(at) !== TRAILER; ) {
    if (byte(at) === EXTENSION) {
      if (byte(at + 1) === GRAPHIC_CONTROL) control = bytes.subarray(at, at + CONTROL_BYTES)
      at = skip(at + 2)
    } else if (byte(at) === IMAGE) {
      const own = tableBytes(byte(at + 9))
      const end = skip(at + 10 + own + 1)
      const descriptor = bytes.slice(at, at + 10)
      if (own === 0) descriptor[9] = (descriptor[9]! & 0x78) | 0x80 | (flags & 7)
      const table = own === 0 ? shared : bytes.subarray(at + 10, at + 10 + own)
      if (!control || table.length === 0) throw damaged()
      blocks.push(joined(control, descriptor, table, bytes.subarray(at + 10 + own, end)))
      control = undefined
      at = end
    } else throw damaged()
  }
  return blocks
}

function joined(...parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const part of parts) {
    bytes.set(part, at)
    at += part.length
  }
  return bytes
}
