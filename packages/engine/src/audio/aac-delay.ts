/** Owns the measurement of the AAC encoder's delay: one impulse in, decoded again, found. Never assumed. */
import { ContentHQError, SAMPLE_RATE } from '@contenthq/model'
import type { FFmpegRoom } from '../ffmpeg/ffmpeg-room.ts'
import { encodeAac } from './aac-ffmpeg.ts'
import { AAC_PACKET, type AdtsStream } from './adts.ts'

const IMPULSE_AT = 5000
const PROBE_SAMPLES = 12 * AAC_PACKET

export type AacDelay = {
  /** Samples by which the decoded sound comes later than what was fed in. */
  readonly delay: number
  /** The probe's own stream: codec facts. */
  readonly stream: AdtsStream
}

const known = new WeakMap<FFmpegRoom, AacDelay>()

/** An ADTS stream again, so that FFmpeg can decode bare packets. */
function writeAdts({ packets, description }: AdtsStream): Uint8Array<ArrayBuffer> {
  const [a = 0, b = 0] = description
  const index = ((a & 7) << 1) | (b >> 7)
  const channels = (b >> 3) & 15
  const bytes = new Uint8Array(packets.reduce((sum, packet) => sum + packet.length + 7, 0))
  let at = 0
  for (const packet of packets) {
    const length = packet.length + 7
    bytes.set([0xff, 0xf1, 0x40 | (index << 2) | (channels >> 2), ((channels & 3) << 6) | (length >> 11)], at)
    bytes.set([(length >> 3) & 255, ((length & 7) << 5) | 31, 0xfc], at + 4)
    bytes.set(packet, at + 7)
    at += length
  }
  return bytes
}

/** Encodes and decodes an impulse, once a room. Throws `encoder-failed` when it does not come back. */
export async function measureAacDelay(ffmpeg: FFmpegRoom, signal: AbortSignal): Promise<AacDelay> {
  const before = known.get(ffmpeg)
  if (before) return before
  const samples = new Float32Array(PROBE_SAMPLES * 2)
  samples[IMPULSE_AT * 2] = 0.9
  samples[IMPULSE_AT * 2 + 1] = 0.9
  const stream = await encodeAac(ffmpeg, samples, signal)
  const { files } = await ffmpeg.run({
    args: ['-f', 'aac', '-i', 'in.aac', '-f', 'f32le', '-ar', String(SAMPLE_RATE), '-ac', '1', 'out.pcm'],
    files: { 'in.aac': writeAdts(stream) },
    outputs: ['out.pcm'],
    signal,
  })
  const decoded = new Float32Array(files['out.pcm']!.slice().buffer)
  let peak = 0
  for (let i = 0; i < decoded.length; i++) if (Math.abs(decoded[i]!) > Math.abs(decoded[peak]!)) peak = i
  const delay = peak - IMPULSE_AT
  if (Math.abs(decoded[peak] ?? 0) < 0.2 || delay < 0)
    throw new ContentHQError('encoder-failed', 'The AAC encoder lost the probe.')
  const found = { delay, stream }
  known.set(ffmpeg, found)
  return found
}
