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
  /** x264's own name for how much time it takes. */
  readonly preset: string
  /** Constant rate factor, 0..51: less is better. */
  readonly crf: number
  /** bit/s that may not be exceeded for long; quiet pictures take less. */
  readonly maxBitrate: number
  /** Most B frames in a row. */
  readonly bFrames: number
  /** I420, BT.709, limited range: width · height · 1.5 bytes each. May be reused after the next one is asked for. */
  readonly frames: AsyncIterable<Uint8Array>
  /** Most bytes of raw frames for one run of FFmpeg; each run begins with a key frame, and no other frame is one. */
  readonly mostBytes?: number
  readonly signal: AbortSignal
  /** Told how many frames are done, as often as FFmpeg speaks. */
  readonly onFrame?: (frames: number) => void
  readonly ffmpeg: FFmpegRoom
}

/** Packets in the order of decoding, one a frame, length-prefixed (AVCC). */
export type H264Stream = {
  readonly packets: readonly { readonly data: Uint8Array<ArrayBuffer>; readonly key: boolean }[]
  /** Which frame each packet shows. */
  readonly order: readonly number[]
  /** 'avc1.64001f' */
  readonly codec: string
  /** Content of the avcC box. */
  readonly description: Uint8Array<ArrayBuffer>
}

/** 580 frames at 720p, 257 at 1080p. They lie in a blob, maybe on disk. */
const MOST_BYTES = 800_000_000
/** Bytes that are gathered in memory before they go to a blob. */
const GATHERED_BYTES = 16_000_000
/** Not 0, which every other encoder gives its parameter sets: so both can describe one track. */
const SET_ID = 1
const NEVER = '100000'

type Chunk = { readonly blob: Blob; readonly frames: number }

/** Frames back to back in blobs of at most `most` frames. */
async function* chunksOf(frames: AsyncIterable<Uint8Array>, frameBytes: number, most: number): AsyncGenerator<Chunk> {
  const gathered = new Uint8Array(frameBytes * Math.max(1, Math.floor(GATHERED_BYTES / frameBytes)))
  let parts: Blob[] = []
  let used = 0
  let count = 0
  const close = (): Chunk => {
    const chunk = { blob: new Blob([...parts, gathered.subarray(0, used)]), frames: count }
    parts = []
    used = 0
    count = 0
    return chunk
  }
  for await (const frame of frames) {
    if (frame.byteLength !== frameBytes)
      throw new ContentHQError('encoder-failed', `A frame has ${frame.byteLength} bytes instead of ${frameBytes}.`)
    if (used === gathered.byteLength) {
      parts.push(new Blob([gathered]))
      used = 0
    }
    gathered.set(frame, used)
    used += frameBytes
    count++
    if (count === most) yield close()
  }
  if (count > 0) yield close()
}

function argsOf({ width, height, frameRate, preset, crf, maxBitrate, bFrames }: H264Job, threads: number): string[] {
  const rate = `${frameRate.num}/${frameRate.den}`
  return [
    ...['-f', 'rawvideo', '-pix_fmt', 'yuv420p', '-s', `${width}x${height}`, '-framerate', rate, '-i', '/blobs/in.yuv'],
    ...['-c:v', 'libx264', '-preset', preset, '-profile:v', 'high', '-crf', String(crf)],
    ...['-maxrate', String(Math.round(maxBitrate)), '-bufsize', String(Math.round(maxBitrate * 2))],
    ...(threads > 1 ? ['-threads', String(threads)] : []),
    ...['-x264-params', `sps-id=${SET_ID}`],
    ...['-g', NEVER, '-keyint_min', NEVER, '-sc_threshold', '0', '-bf', String(bFrames)],
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
    const times: number[] = []
    for await (const { data, type, timestamp } of new EncodedPacketSink(track).packets()) {
      packets.push({ data: new Uint8Array(data), key: type === 'key' })
      times.push(timestamp)
    }
    const places = new Map(times.toSorted((a, b) => a - b).map((time, place) => [time, place]))
    const order = times.map(time => places.get(time)!)
    return { packets, order, codec: config.codec, description: new Uint8Array(bytes) }
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
  const most = Math.max(1, Math.floor((job.mostBytes ?? MOST_BYTES) / frameBytes))
  const packets: { data: Uint8Array<ArrayBuffer>; key: boolean }[] = []
  const order: number[] = []
  let first: H264Stream | undefined
  for await (const { blob, frames } of chunksOf(job.frames, frameBytes, most)) {
    throwIfAborted(signal)
    const before = packets.length
    const { files } = await ffmpeg.run({
      args: threads => argsOf(job, threads),
      files: {},
      blobs: { 'in.yuv': blob },
      outputs: ['out.mp4'],
      signal,
      onProgress: share => onFrame?.(before + Math.floor(share * frames)),
    })
    const stream = await readPackets(files['out.mp4']!)
    if (stream.packets.length !== frames)
      throw new ContentHQError('encoder-failed', `x264 gave ${stream.packets.length} packets for ${frames} frames.`)
    first ??= stream
    if (!sameBytes(first.description, stream.description))
      throw new ContentHQError('encoder-failed', 'x264 changed its settings between two parts.')
    packets.push(...stream.packets)
    order.push(...stream.order.map(frame => before + frame))
    onFrame?.(packets.length)
  }
  if (!first) throw new ContentHQError('encoder-failed', 'There was no frame to encode.')
  return { packets, order, codec: first.codec, description: first.description }
}
