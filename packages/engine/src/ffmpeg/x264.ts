/**
 * Owns H.264 through x264 in FFmpeg.wasm: raw I420 frames in, packets out, a chunk at a time, so that a film never
 * lies in memory. The encoder where WebCodecs has none. Does not know pictures nor the MP4 of the film.
 */
import { ContentHQError, type FrameRate, throwIfAborted } from '@contenthq/model'
import type { FFmpegRoom } from './ffmpeg-room.ts'

export type H264Job = {
  /** Even numbers. */
  readonly width: number
  readonly height: number
  readonly frameRate: FrameRate
  /** bit/s that may not be exceeded for long; quiet pictures take less. */
  readonly bitrate: number
  /** I420, BT.709, limited range: width · height · 1.5 bytes each. May be reused after the next one is asked for. */
  readonly frames: AsyncIterable<Uint8Array>
  /** Most frames from one key frame to the next. */
  readonly keyEvery: number
  readonly signal: AbortSignal
  /** Told how many frames are done. */
  readonly onFrame?: (frames: number) => void
  readonly ffmpeg: FFmpegRoom
}

/** Packets in display order, one a frame, length-prefixed (AVCC). */
export type H264Stream = {
  readonly packets: readonly { readonly data: Uint8Array<ArrayBuffer>; readonly key: boolean }[]
  /** 'avc1.64001f' */
  readonly codec: string
  /** Content of the avcC box. */
  readonly description: Uint8Array<ArrayBuffer>
}

const MOST_FRAMES = 60
/** Bytes of raw frames in one chunk; FFmpeg holds them once more. */
const MOST_BYTES = 96_000_000
/** Visually the same as WebCodecs at its usual bitrates; the bitrate is only a ceiling. */
const QUALITY = 21

/** Frames of a chunk: whole distances between key frames where they fit, for each chunk begins with one. */
function chunkSize(frameBytes: number, keyEvery: number): number {
  const room = Math.max(1, Math.min(MOST_FRAMES, Math.floor(MOST_BYTES / frameBytes)))
  return keyEvery > 0 && keyEvery <= room ? Math.floor(room / keyEvery) * keyEvery : room
}

/** Frames gathered into chunks, back to back. */
async function* chunksOf(
  frames: AsyncIterable<Uint8Array>,
  frameBytes: number,
  size: number,
): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  let chunk = new Uint8Array(frameBytes * size)
  let count = 0
  for await (const frame of frames) {
    if (frame.byteLength !== frameBytes)
      throw new ContentHQError('encoder-failed', `A frame has ${frame.byteLength} bytes instead of ${frameBytes}.`)
    chunk.set(frame, count * frameBytes)
    count++
    if (count === size) {
      yield chunk
      chunk = new Uint8Array(frameBytes * size)
      count = 0
    }
  }
  if (count > 0) yield chunk.slice(0, count * frameBytes)
}

function argsOf({ width, height, frameRate, bitrate, keyEvery }: H264Job): string[] {
  const rate = `${frameRate.num}/${frameRate.den}`
  return [
    ...['-f', 'rawvideo', '-pix_fmt', 'yuv420p', '-s', `${width}x${height}`, '-framerate', rate, '-i', 'in.yuv'],
    ...['-c:v', 'libx264', '-preset', 'veryfast', '-profile:v', 'high', '-crf', String(QUALITY)],
    ...['-maxrate', String(Math.round(bitrate)), '-bufsize', String(Math.round(bitrate * 2))],
    // without B frames packets come in display order, and chunks join without reordering
    ...['-g', String(keyEvery), '-keyint_min', String(keyEvery), '-sc_threshold', '0', '-bf', '0'],
    ...['-color_range', 'tv', '-colorspace', 'bt709', '-color_primaries', 'bt709', '-color_trc', 'bt709'],
    ...['-fps_mode', 'passthrough', '-f', 'mp4', 'out.mp4'],
  ]
}

async function readPackets(file: Uint8Array<ArrayBuffer>): Promise<H264Stream> {
  const { BufferSource, EncodedPacketSink, Input, MP4 } = await import('mediabunny')
  const input = new Input({ source: new BufferSource(file), formats: [MP4] })
  try {
    const track = await input.getPrimaryVideoTrack()
    const config = await track?.getDecoderConfig()
    if (!track || !config?.description) throw new ContentHQError('encoder-failed', 'x264 gave no video.')
    const { description } = config
    const bytes = ArrayBuffer.isView(description)
      ? new Uint8Array(description.buffer, description.byteOffset, description.byteLength)
      : new Uint8Array(description)
    const packets: { data: Uint8Array<ArrayBuffer>; key: boolean }[] = []
    for await (const { data, type } of new EncodedPacketSink(track).packets())
      packets.push({ data: new Uint8Array(data), key: type === 'key' })
    return { packets, codec: config.codec, description: new Uint8Array(bytes) }
  } finally {
    input.dispose()
  }
}

const sameBytes = (a: Uint8Array, b: Uint8Array): boolean =>
  a.length === b.length && a.every((byte, i) => byte === b[i])

/**
 * Encodes frames with x264. The same settings always give the same description, so streams can be joined. Throws
 * `encoder-failed` for frames of a wrong size and what the FFmpeg room throws; ends the iteration then.
 */
export async function encodeH264(job: H264Job): Promise<H264Stream> {
  const { width, height, signal, onFrame, ffmpeg } = job
  if (width % 2 !== 0 || height % 2 !== 0) throw new ContentHQError('encoder-failed', 'H.264 needs even sizes.')
  const frameBytes = (width * height * 3) / 2
  const size = chunkSize(frameBytes, job.keyEvery)
  const packets: { data: Uint8Array<ArrayBuffer>; key: boolean }[] = []
  let first: H264Stream | undefined
  for await (const chunk of chunksOf(job.frames, frameBytes, size)) {
    throwIfAborted(signal)
    const frames = chunk.byteLength / frameBytes
    const { files } = await ffmpeg.run({ args: argsOf(job), files: { 'in.yuv': chunk }, outputs: ['out.mp4'], signal })
    const stream = await readPackets(files['out.mp4']!)
    if (stream.packets.length !== frames)
      throw new ContentHQError('encoder-failed', `x264 gave ${stream.packets.length} packets for ${frames} frames.`)
    first ??= stream
    if (!sameBytes(first.description, stream.description))
      throw new ContentHQError('encoder-failed', 'x264 changed its settings between two parts.')
    packets.push(...stream.packets)
    onFrame?.(packets.length)
  }
  if (!first) throw new ContentHQError('encoder-failed', 'There was no frame to encode.')
  return { packets, codec: first.codec, description: first.description }
}
