/** Owns what a codec of the film's sound is: packets of a fixed length, a delay that is measured. Knows no container. */
import { SAMPLE_RATE } from '@contenthq/model'

export type SoundCodecId = 'aac' | 'opus' | 'pcm'

/** Plain data with the fields of WebCodecs' AudioDecoderConfig. */
export type SoundDecoderConfig = {
  readonly codec: string
  readonly sampleRate: number
  readonly numberOfChannels: number
  /** Empty where the codec needs none. */
  readonly description: Uint8Array<ArrayBuffer>
}

/** What is known without an encoder, on the page and in the worker. */
export type SoundCodecFacts = {
  /** For people. */
  readonly name: string
  /** As in an AudioDecoderConfig. */
  readonly codec: string
  /** bit/s for two channels */
  readonly bitrate: number
  /** Samples of one packet. */
  readonly packet: number
  /** Packets encoded before a stretch and dropped; with fewer the join can be heard. */
  readonly lead: number
  /** Packets that the encoder looks ahead. */
  readonly tail: number
}

export const soundCodecs: Readonly<Record<SoundCodecId, SoundCodecFacts>> = {
  aac: { name: 'AAC-LC (FFmpeg.wasm)', codec: 'mp4a.40.2', bitrate: 160_000, packet: 1024, lead: 3, tail: 1 },
  // RFC 7845, 4.2: a decoder has found its way after 80 ms, four packets
  opus: { name: 'Opus (WebCodecs)', codec: 'opus', bitrate: 160_000, packet: 960, lead: 5, tail: 1 },
  pcm: { name: 'PCM, 16 bit', codec: 'pcm-s16', bitrate: SAMPLE_RATE * 32, packet: 1024, lead: 0, tail: 0 },
}

/** Part of a block's key: what is told to the encoder. */
export const soundSettings = (id: SoundCodecId): string => `${id} ${soundCodecs[id].bitrate}`

export type SoundStretch = {
  readonly packets: readonly Uint8Array<ArrayBuffer>[]
  readonly description: Uint8Array<ArrayBuffer>
}

export type SoundEncoder = {
  readonly id: SoundCodecId
  /** Samples by which the decoded sound comes later than what was fed in; measured once. */
  delay(signal: AbortSignal): Promise<number>
  /** One stretch of interleaved stereo at 48 kHz, whole packets long. The samples are given away. */
  encode(samples: Float32Array<ArrayBuffer>, signal: AbortSignal): Promise<SoundStretch>
}
