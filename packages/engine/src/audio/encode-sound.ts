/**
 * Owns the way from the mix to AAC packets that start exactly at 0: window by window, so that an hour never lies in
 * memory, and block by block, so that none is encoded twice. Does not know MP4.
 */
import { ContentHQError, SAMPLE_RATE, throwIfAborted } from '@contenthq/model'
import type { FFmpegRoom } from '../ffmpeg/ffmpeg-room.ts'
import { measureAacDelay } from './aac-delay.ts'
import { AAC_BITRATE, encodeAac } from './aac-ffmpeg.ts'
import { AAC_CODEC, AAC_PACKET } from './adts.ts'
import type { Stereo } from './mix.ts'

/** Plain data with the fields of WebCodecs' AudioDecoderConfig. */
export type SoundDecoderConfig = {
  readonly codec: string
  readonly sampleRate: number
  readonly numberOfChannels: number
  readonly description: Uint8Array<ArrayBuffer>
}

/** AAC-LC at 48 kHz: what was kept, block after block. Packet n of the film starts at sample 1024 n. */
export type EncodedSound = {
  readonly blocks: readonly { readonly key: string; readonly packets: number }[]
  readonly decoderConfig: SoundDecoderConfig
  /** For people. */
  readonly encoder: string
  readonly samples: number
  /** Of all packets. */
  readonly bytes: number
  /** Packets that were not found among the kept blocks. */
  readonly packetsEncoded: number
}

/** Encoded packets that follow each other. */
export type SoundBlock = {
  readonly packets: readonly Uint8Array<ArrayBuffer>[]
  /** AudioSpecificConfig. */
  readonly description: Uint8Array<ArrayBuffer>
}

export type SoundBlockFacts = {
  readonly packets: number
  readonly bytes: number
  readonly description: SoundBlock['description']
}

export const factsOfBlock = ({ packets, description }: SoundBlock): SoundBlockFacts => ({
  packets: packets.length,
  bytes: packets.reduce((sum, { length }) => sum + length, 0),
  description,
})

/** Port: keeps blocks by the hash of the samples they were encoded from. */
export type SoundBlocks = {
  /** The facts of a block that is there. */
  find(key: string): Promise<SoundBlockFacts | undefined>
  keep(key: string, block: SoundBlock): Promise<void>
}

export type EncodeSoundOptions = {
  readonly signal: AbortSignal
  /** 0..1 */
  readonly onProgress?: (share: number) => void
  readonly ffmpeg: FFmpegRoom
  /** Takes every block; those it has are not encoded. */
  readonly blocks: SoundBlocks
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

/** Any stretch of the film, silence before 0 and after the end; at once, or after sounds were read for it. */
export type MixedFilm = {
  /** Length of the film at 48 kHz. */
  readonly samples: number
  block(startSample: number, length: number): Stereo | Promise<Stereo>
}

/** Interleaved samples of a stretch of the film. */
async function interleaved(mix: MixedFilm, start: number, length: number): Promise<Float32Array<ArrayBuffer>> {
  const [left, right] = await mix.block(start, length)
  const samples = new Float32Array(length * 2)
  for (let i = 0; i < length; i++) {
    samples[i * 2] = left[i]!
    samples[i * 2 + 1] = right[i]!
  }
  return samples
}

/** A stretch of the mix with all that its packets depend on around it. */
type Window = { readonly first: number; readonly packets: number; readonly pcm: Float32Array<ArrayBuffer> }

async function mixWindow(mix: MixedFilm, first: number, packets: number): Promise<Window> {
  const before = LEAD_PACKETS + MARGIN_PACKETS
  const length = (before + packets + TAIL_PACKETS + MARGIN_PACKETS) * AAC_PACKET
  return { first, packets, pcm: await interleaved(mix, (first - before) * AAC_PACKET, length) }
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

type EncodedWindow = Pick<EncodedSound, 'blocks' | 'bytes'> & {
  readonly description: SoundBlock['description'] | undefined
  readonly encoded: number
}

/** Sees to it that all blocks of a window are kept; what is missing is encoded in as few stretches as there are gaps. */
async function encodeWindow(
  window: Window,
  { blocks, ...room }: Pick<EncodeSoundOptions, 'ffmpeg' | 'signal' | 'blocks'>,
): Promise<EncodedWindow> {
  const parts = Array.from({ length: Math.ceil(window.packets / PACKETS_PER_BLOCK) }, (_, index) => {
    const at = index * PACKETS_PER_BLOCK
    return { at, packets: Math.min(PACKETS_PER_BLOCK, window.packets - at) }
  })
  const keys = await Promise.all(parts.map(part => keyOf(window, part)))
  const known = await Promise.all(
    parts.map(async ({ packets }, index) => {
      const block = await blocks.find(keys[index]!)
      return block?.packets === packets ? block : undefined
    }),
  )
  let description = known.find(block => block)?.description
  let bytes = known.reduce((sum, block) => sum + (block?.bytes ?? 0), 0)
  let encoded = 0
  for (const stretch of joinParts(parts.filter((_, index) => !known[index]))) {
    throwIfAborted(room.signal)
    const made = await encodePart(window, stretch, room)
    description = made.description
    encoded += stretch.packets
    for (const [index, { at, packets }] of parts.entries()) {
      if (at < stretch.at || at >= stretch.at + stretch.packets) continue
      const from = at - stretch.at
      const block = { packets: made.packets.slice(from, from + packets), description }
      bytes += factsOfBlock(block).bytes
      await blocks.keep(keys[index]!, block)
    }
  }
  return { blocks: parts.map(({ packets }, index) => ({ key: keys[index]!, packets })), bytes, description, encoded }
}

/**
 * The whole mix as AAC, kept block by block. Throws what the FFmpeg room throws: `ffmpeg-unavailable`, `encoder-failed`,
 * `cancelled`. FFmpeg is not started where every block is kept.
 */
export async function encodeSound(
  mix: MixedFilm,
  { onProgress, ...options }: EncodeSoundOptions,
): Promise<EncodedSound> {
  const count = Math.ceil(mix.samples / AAC_PACKET)
  const blocks: EncodedSound['blocks'][number][] = []
  let description: Uint8Array<ArrayBuffer> | undefined
  let bytes = 0
  let packetsEncoded = 0
  onProgress?.(0)
  for (let first = 0; first < count; first += PACKETS_PER_WINDOW) {
    throwIfAborted(options.signal)
    const packets = Math.min(PACKETS_PER_WINDOW, count - first)
    const made = await encodeWindow(await mixWindow(mix, first, packets), options)
    blocks.push(...made.blocks)
    description ??= made.description
    bytes += made.bytes
    packetsEncoded += made.encoded
    onProgress?.((first + packets) / count)
  }
  if (!description) throw new ContentHQError('timeline-empty')
  return {
    blocks,
    decoderConfig: { codec: AAC_CODEC, sampleRate: SAMPLE_RATE, numberOfChannels: 2, description },
    encoder: 'AAC-LC (FFmpeg.wasm)',
    samples: Math.min(mix.samples, count * AAC_PACKET),
    bytes,
    packetsEncoded,
  }
}
