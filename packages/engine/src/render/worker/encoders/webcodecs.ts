/** Owns video through WebCodecs, H.264, VP9 or AV1: one encoder a segment, one packet a frame, the first a key frame. */
import { ContentHQError, frameToSeconds, type Size, throwIfAborted } from '@contenthq/model'
import { PIXEL_CONTRACT } from '../../../painters/painter.ts'
import type { EncodedSegment, VideoPacket, WebCodecsSettings } from '../../protocol.ts'
import { codecString, type VideoCodec } from './codec-level.ts'
import { type CreateSegmentEncoder, type PaintedFrame, requireFrameBytes } from './encoder.ts'

/** Frames that may wait in the encoder: enough to keep it busy, few enough to stay small. */
const QUEUE = 4

export const createWebCodecsEncoder: CreateSegmentEncoder<WebCodecsSettings> = (
  { size, frameRate },
  { bitrate, acceleration, codec: wanted },
  { signal, onFrame },
) => {
  if (size.width % 2 !== 0 || size.height % 2 !== 0)
    throw new ContentHQError('encoder-failed', '4:2:0 needs even sizes.')
  const codec: VideoCodec = wanted ?? 'h264'
  const packets: VideoPacket[] = []
  let config: VideoDecoderConfig | undefined
  let failure: unknown
  let frame = 0

  const encoder = new VideoEncoder({
    output(chunk, metadata) {
      const data = new Uint8Array(chunk.byteLength)
      chunk.copyTo(data)
      packets.push({ data, key: chunk.type === 'key' })
      config ??= metadata?.decoderConfig
      onFrame(packets.length)
    },
    error(cause) {
      failure = cause
    },
  })
  encoder.configure({
    codec: codecString(codec, { size, frameRate }),
    width: size.width,
    height: size.height,
    framerate: frameRate.num / frameRate.den,
    bitrate,
    bitrateMode: 'variable',
    latencyMode: 'quality',
    hardwareAcceleration: acceleration,
    ...(codec === 'h264' ? { avc: { format: 'avc' } as const } : {}),
  })

  const check = () => {
    throwIfAborted(signal)
    if (failure !== undefined) throw new ContentHQError('encoder-failed', String(failure), { cause: failure })
  }

  return {
    async add(painted) {
      check()
      const start = Math.round(frameToSeconds(frame, frameRate) * 1e6)
      const end = Math.round(frameToSeconds(frame + 1, frameRate) * 1e6)
      const videoFrame = videoFrameOf(painted, size, { timestamp: start, duration: end - start })
      try {
        encoder.encode(videoFrame, { keyFrame: frame === 0 })
      } catch (cause) {
        failure ??= cause // it closed itself, and has not told why yet
      } finally {
        videoFrame.close()
      }
      frame++
      while (encoder.encodeQueueSize > QUEUE && failure === undefined && encoder.state === 'configured')
        await new Promise(resolve => encoder.addEventListener('dequeue', resolve, { once: true }))
      check()
    },
    async finish(): Promise<EncodedSegment> {
      try {
        await encoder.flush()
      } catch (cause) {
        failure ??= cause
      }
      check()
      encoder.close()
      if (!config || (codec === 'h264' && !config.description) || packets.length !== frame || frame === 0)
        throw new ContentHQError('encoder-failed', `${packets.length} of ${frame} frames came back`)
      const { colorSpace } = config
      return {
        packets,
        codec: config.codec,
        description: bytesOf(config.description),
        ...(colorSpace ? { colorSpace: plainColorSpace(colorSpace) } : {}),
      }
    },
    close() {
      if (encoder.state !== 'closed') encoder.close()
    },
  }
}

/** An I420 frame is encoded as it is; a canvas is always signalled full range with an sRGB transfer. */
function videoFrameOf(
  painted: PaintedFrame,
  { width, height }: Size,
  time: { readonly timestamp: number; readonly duration: number },
): VideoFrame {
  if (!(painted instanceof Uint8Array)) return new VideoFrame(painted, time)
  requireFrameBytes(painted, width * height * 1.5)
  return new VideoFrame(painted, {
    format: 'I420',
    codedWidth: width,
    codedHeight: height,
    colorSpace: PIXEL_CONTRACT,
    ...time,
  })
}

/** A copy; empty where there is none, as for VP9. */
const bytesOf = (source: VideoDecoderConfig['description']): Uint8Array<ArrayBuffer> => {
  if (!source) return new Uint8Array(0)
  return ArrayBuffer.isView(source)
    ? new Uint8Array(source.buffer as ArrayBuffer, source.byteOffset, source.byteLength).slice()
    : new Uint8Array(source as ArrayBuffer).slice()
}

const plainColorSpace = ({ primaries, transfer, matrix, fullRange }: VideoColorSpaceInit): VideoColorSpaceInit => ({
  primaries: primaries ?? null,
  transfer: transfer ?? null,
  matrix: matrix ?? null,
  fullRange: fullRange ?? null,
})

/** `isConfigSupported` is not proof: really encodes one small frame. */
export async function probeWebCodecs(): Promise<boolean> {
  if (typeof VideoEncoder === 'undefined' || typeof VideoFrame === 'undefined') return false
  const output = { size: { width: 320, height: 192 }, frameRate: { num: 30, den: 1 }, assetBase: '' }
  try {
    const encoder = createWebCodecsEncoder(
      output,
      { kind: 'webcodecs', bitrate: 500_000, acceleration: 'no-preference' },
      { signal: new AbortController().signal, onFrame: () => undefined },
    )
    const grey = new Uint8Array(320 * 192 * 1.5).fill(128)
    const work = encoder.add(grey).then(() => encoder.finish())
    const late = new Promise<never>((_resolve, reject) => setTimeout(() => reject(new Error('no answer')), 4000))
    const { packets } = await Promise.race([work, late]).finally(() => encoder.close())
    return packets.length === 1 && packets[0]!.key
  } catch {
    return false
  }
}
