/**
 * Owns the way from the mix to AAC packets that start exactly at 0: piece by piece, so that an hour never lies in
 * memory. Does not know MP4.
 */
import { throwIfAborted } from '@contenthq/model'
import type { FFmpegRoom } from '../ffmpeg/ffmpeg-room.ts'
import { measureAacDelay } from './aac-delay.ts'
import { encodeAac } from './aac-ffmpeg.ts'
import { AAC_PACKET } from './adts.ts'
import type { Mix } from './mix.ts'

export type SoundPacket = {
  readonly data: Uint8Array<ArrayBuffer>
  readonly timestampSamples: number
  readonly durationSamples: number
}

/** Plain data with the fields of WebCodecs' AudioDecoderConfig. */
export type SoundDecoderConfig = {
  readonly codec: string
  readonly sampleRate: number
  readonly numberOfChannels: number
  readonly description: Uint8Array<ArrayBuffer>
}

/** AAC-LC at 48 kHz. Packet n starts at sample 1024 n; the last is stamped to end with the film. */
export type EncodedSound = {
  readonly packets: readonly SoundPacket[]
  readonly decoderConfig: SoundDecoderConfig
  /** For people. */
  readonly encoder: string
  readonly samples: number
}

export type EncodeSoundOptions = {
  readonly signal: AbortSignal
  /** 0..1 */
  readonly onProgress?: (share: number) => void
  readonly ffmpeg: FFmpegRoom
}

/** About 20 s: 7.7 MB of PCM. */
const PACKETS_PER_PIECE = 938
/** Packets encoded before a piece and dropped; with fewer than two the join can be heard. */
const LEAD_PACKETS = 3
/** The encoder looks one packet ahead. */
const TAIL_PACKETS = 1

/** Interleaved samples of a stretch of the film, silence before 0. */
function interleaved(mix: Mix, start: number, length: number): Float32Array<ArrayBuffer> {
  const [left, right] = mix.block(start, length)
  const samples = new Float32Array(length * 2)
  for (let i = 0; i < length; i++) {
    samples[i * 2] = left[i]!
    samples[i * 2 + 1] = right[i]!
  }
  return samples
}

/**
 * The whole mix as AAC. Throws what the FFmpeg room throws: `ffmpeg-unavailable`, `encoder-failed`, `cancelled`.
 * Measures the film's gain first, when it is not known yet.
 */
export async function encodeSound(mix: Mix, { signal, onProgress, ffmpeg }: EncodeSoundOptions): Promise<EncodedSound> {
  const { delay, stream } = await measureAacDelay(ffmpeg, signal)
  // silence that makes the delay a whole number of packets, which are then dropped
  const padding = (AAC_PACKET - (delay % AAC_PACKET)) % AAC_PACKET
  const dropped = (padding + delay) / AAC_PACKET + LEAD_PACKETS
  const count = Math.ceil(mix.samples / AAC_PACKET)
  const packets: SoundPacket[] = []
  onProgress?.(0)
  for (let first = 0; first < count; first += PACKETS_PER_PIECE) {
    throwIfAborted(signal)
    const wanted = Math.min(PACKETS_PER_PIECE, count - first)
    const start = (first - LEAD_PACKETS) * AAC_PACKET - padding
    const length = padding + (LEAD_PACKETS + wanted + TAIL_PACKETS) * AAC_PACKET + delay
    const piece = await encodeAac(ffmpeg, interleaved(mix, start, length), signal)
    for (let i = 0; i < wanted; i++) {
      const timestampSamples = (first + i) * AAC_PACKET
      packets.push({
        data: piece.packets[dropped + i]!,
        timestampSamples,
        durationSamples: Math.min(AAC_PACKET, mix.samples - timestampSamples),
      })
    }
    onProgress?.(packets.length / count)
  }
  const { codec, sampleRate, channels, description } = stream
  return {
    packets,
    decoderConfig: { codec, sampleRate, numberOfChannels: channels, description },
    encoder: 'AAC-LC (FFmpeg.wasm)',
    samples: Math.min(mix.samples, count * AAC_PACKET),
  }
}
