/**
 * Owns the way from the mix to AAC packets that start exactly at 0: window by window, so that an hour never lies in
 * memory, and block by block, so that none is encoded twice. Does not know MP4.
 */
import { ContentHQError, SAMPLE_RATE, throwIfAborted } from '@contenthq/model'
import type { FFmpegRoom } from '../ffmpeg/ffmpeg-room.ts'
import { measureAacDelay } from './aac-delay.ts'
import { AAC_BITRATE, encodeAac } from './aac-ffmpeg.ts'
import { AAC_CODEC, AAC_PACKET } from './adts.ts'
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
  /** Packets that were not found among the kept blocks. */
  readonly packetsEncoded: number
}

/** Encoded packets that follow each other. */
export type SoundBlock = {
  readonly packets: readonly Uint8Array<ArrayBuffer>[]
  /** AudioSpecificConfig. */
  readonly description: Uint8Array<ArrayBuffer>
}

/** Port: keeps blocks by the hash of the samples they were encoded from. Never rejects; may forget. */
export type SoundBlocks = {
  find(key: string): Promise<SoundBlock | undefined>
  keep(key: string, block: SoundBlock): Promise<void>
}

export type EncodeSoundOptions = {
  readonly signal: AbortSignal
  /** 0..1 */
  readonly onProgress?: (share: number) => void
  readonly ffmpeg: FFmpegRoom
  /** Without it every packet is encoded. */
  readonly blocks?: SoundBlocks | undefined
}

/** What is kept and made again as one: about 2 s, so that a changed word costs little. */
const PACKETS_PER_BLOCK = 100
/** Mixed at once, and encoded at once where all of it is new: about 19 s, 7.5 MB of PCM. */
const PACKETS_PER_WINDOW = 9 * PACKETS_PER_BLOCK
/** Packets encoded before a stretch and dropped; with fewer than two the join can be heard. */
const LEAD_PACKETS = 3
/** The encoder looks one packet ahead. */
const TAIL_PACKETS = 1
/** Mixed on both sides beyond lead and tail: the encoder's delay is made whole packets with it. */
const MARGIN_PACKETS = 3

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

/** A stretch of the mix with all that its packets depend on around it. */
type Window = { readonly first: number; readonly packets: number; readonly pcm: Float32Array<ArrayBuffer> }

function mixWindow(mix: Mix, first: number, packets: number): Window {
  const before = LEAD_PACKETS + MARGIN_PACKETS
  const length = (before + packets + TAIL_PACKETS + MARGIN_PACKETS) * AAC_PACKET
  return { first, packets, pcm: interleaved(mix, (first - before) * AAC_PACKET, length) }
}

/** Interleaved samples from `from` to `to`, counted from the window's first packet; silence beyond the window. */
function samplesOf({ pcm }: Window, from: number, to: number): Float32Array<ArrayBuffer> {
  const offset = (LEAD_PACKETS + MARGIN_PACKETS) * AAC_PACKET
  const samples = new Float32Array((to - from) * 2)
  samples.set(pcm.subarray((offset + from) * 2, (offset + to) * 2))
  return samples
}

/** `at` counts packets from the window's first. */
type Part = { readonly at: number; readonly packets: number }

/** SHA-256 of the samples that decide a block, lead and tail included, and of the encoder's settings. */
async function keyOf(window: Window, { at, packets }: Part): Promise<string> {
  const from = (at - LEAD_PACKETS) * AAC_PACKET
  const samples = samplesOf(window, from, (at + packets + TAIL_PACKETS) * AAC_PACKET)
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', samples))
  return `aac ${AAC_BITRATE} ${Array.from(digest, byte => byte.toString(16).padStart(2, '0')).join('')}`
}

async function encodePart(
  window: Window,
  { at, packets }: Part,
  { ffmpeg, signal }: Pick<EncodeSoundOptions, 'ffmpeg' | 'signal'>,
): Promise<SoundBlock> {
  const { delay } = await measureAacDelay(ffmpeg, signal)
  // samples that make the delay a whole number of packets, which are then dropped
  const padding = (AAC_PACKET - (delay % AAC_PACKET)) % AAC_PACKET
  const dropped = (padding + delay) / AAC_PACKET + LEAD_PACKETS
  const from = (at - LEAD_PACKETS) * AAC_PACKET - padding
  const to = (at + packets + TAIL_PACKETS) * AAC_PACKET + delay
  const stream = await encodeAac(ffmpeg, samplesOf(window, from, to), signal)
  return { packets: stream.packets.slice(dropped, dropped + packets), description: stream.description }
}

/** Neighbours become one: encoded together they cost one call and one lead. */
function joinParts(parts: readonly Part[]): readonly Part[] {
  const joined: Part[] = []
  for (const part of parts) {
    const last = joined.at(-1)
    if (last && last.at + last.packets === part.at)
      joined[joined.length - 1] = { at: last.at, packets: last.packets + part.packets }
    else joined.push(part)
  }
  return joined
}

/** The packets of a window: kept blocks, and what is missing encoded in as few stretches as there are gaps. */
async function encodeWindow(
  window: Window,
  { blocks, ...room }: Pick<EncodeSoundOptions, 'ffmpeg' | 'signal' | 'blocks'>,
): Promise<SoundBlock & { readonly encoded: number }> {
  const parts = Array.from({ length: Math.ceil(window.packets / PACKETS_PER_BLOCK) }, (_, index) => {
    const at = index * PACKETS_PER_BLOCK
    return { at, packets: Math.min(PACKETS_PER_BLOCK, window.packets - at) }
  })
  const keys = blocks ? await Promise.all(parts.map(part => keyOf(window, part))) : []
  const known = await Promise.all(
    parts.map(async ({ packets }, index) => {
      const block = await blocks?.find(keys[index]!)
      return block?.packets.length === packets ? block : undefined
    }),
  )
  const packets = new Array<Uint8Array<ArrayBuffer>>(window.packets)
  const place = (at: number, block: SoundBlock) => {
    for (const [index, data] of block.packets.entries()) packets[at + index] = data
  }
  for (const [index, block] of known.entries()) if (block) place(parts[index]!.at, block)
  let description = known.find(block => block)?.description
  let encoded = 0
  for (const stretch of joinParts(parts.filter((_, index) => !known[index]))) {
    throwIfAborted(room.signal)
    const made = await encodePart(window, stretch, room)
    place(stretch.at, made)
    description = made.description
    encoded += stretch.packets
  }
  if (!description) throw new ContentHQError('encoder-failed', 'There is no sound to encode.')
  for (const [index, part] of parts.entries())
    if (!known[index])
      await blocks?.keep(keys[index]!, { packets: packets.slice(part.at, part.at + part.packets), description })
  return { packets, description, encoded }
}

/**
 * The whole mix as AAC. Throws what the FFmpeg room throws: `ffmpeg-unavailable`, `encoder-failed`, `cancelled`.
 * Measures the film's gain first, when it is not known yet. FFmpeg is not started where every block is kept.
 */
export async function encodeSound(mix: Mix, { onProgress, ...options }: EncodeSoundOptions): Promise<EncodedSound> {
  const count = Math.ceil(mix.samples / AAC_PACKET)
  const packets: SoundPacket[] = []
  let description: Uint8Array<ArrayBuffer> | undefined
  let packetsEncoded = 0
  onProgress?.(0)
  for (let first = 0; first < count; first += PACKETS_PER_WINDOW) {
    throwIfAborted(options.signal)
    const window = mixWindow(mix, first, Math.min(PACKETS_PER_WINDOW, count - first))
    const made = await encodeWindow(window, options)
    made.packets.forEach((data, index) => {
      const timestampSamples = (first + index) * AAC_PACKET
      packets.push({ data, timestampSamples, durationSamples: Math.min(AAC_PACKET, mix.samples - timestampSamples) })
    })
    description ??= made.description
    packetsEncoded += made.encoded
    onProgress?.(packets.length / count)
  }
  if (!description) throw new ContentHQError('timeline-empty')
  return {
    packets,
    decoderConfig: { codec: AAC_CODEC, sampleRate: SAMPLE_RATE, numberOfChannels: 2, description },
    encoder: 'AAC-LC (FFmpeg.wasm)',
    samples: Math.min(mix.samples, count * AAC_PACKET),
    packetsEncoded,
  }
}
