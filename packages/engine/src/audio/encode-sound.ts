/**
 * Owns the way from the mix to packets that start exactly at 0: window by window, so that an hour never lies in memory,
 * and block by block, so that none is encoded twice. Knows neither codec nor container.
 */
import { ContentHQError, SAMPLE_RATE, throwIfAborted } from '@contenthq/model'
import type { Stereo } from './mix.ts'
import { type SoundDecoderConfig, type SoundEncoder, soundCodecs, soundSettings } from './sound-codec.ts'

/** What was kept, block after block, at 48 kHz. Packet n of the film starts at sample n · `packetSamples`. */
export type EncodedSound = {
  readonly blocks: readonly { readonly key: string; readonly packets: number }[]
  readonly packetSamples: number
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
  /** What a decoder needs beside the codec's name; AudioSpecificConfig, OpusHead. */
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
  readonly encoder: SoundEncoder
  /** Takes every block; those it has are not encoded. */
  readonly blocks: SoundBlocks
}

/** What is kept and made again as one: about 2 s, so that a changed word costs little. */
const PACKETS_PER_BLOCK = 100
/** Mixed at once, and encoded at once where all of it is new: about 19 s, 7.5 MB of PCM. */
const PACKETS_PER_WINDOW = 9 * PACKETS_PER_BLOCK
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
type Window = {
  readonly encoder: SoundEncoder
  readonly first: number
  readonly packets: number
  readonly pcm: Float32Array<ArrayBuffer>
}

async function mixWindow(mix: MixedFilm, encoder: SoundEncoder, first: number, packets: number): Promise<Window> {
  const { packet, lead, tail } = soundCodecs[encoder.id]
  const before = lead + MARGIN_PACKETS
  const length = (before + packets + tail + MARGIN_PACKETS) * packet
  return { encoder, first, packets, pcm: await interleaved(mix, (first - before) * packet, length) }
}

/** Interleaved samples from `from` to `to`, counted from the window's first packet; silence beyond the window. */
function samplesOf({ encoder, pcm }: Window, from: number, to: number): Float32Array<ArrayBuffer> {
  const { packet, lead } = soundCodecs[encoder.id]
  const offset = (lead + MARGIN_PACKETS) * packet
  const samples = new Float32Array((to - from) * 2)
  samples.set(pcm.subarray((offset + from) * 2, (offset + to) * 2))
  return samples
}

/** `at` counts packets from the window's first. */
type Part = { readonly at: number; readonly packets: number }

/** SHA-256 of the samples that decide a block, lead and tail included, and of the encoder's settings. */
async function keyOf(window: Window, { at, packets }: Part): Promise<string> {
  const { packet, lead, tail } = soundCodecs[window.encoder.id]
  const samples = samplesOf(window, (at - lead) * packet, (at + packets + tail) * packet)
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', samples))
  const hash = Array.from(digest, byte => byte.toString(16).padStart(2, '0')).join('')
  return `${soundSettings(window.encoder.id)} ${hash}`
}

async function encodePart(window: Window, { at, packets }: Part, signal: AbortSignal): Promise<SoundBlock> {
  const { encoder } = window
  const { packet, lead, tail } = soundCodecs[encoder.id]
  const delay = await encoder.delay(signal)
  // samples that make the delay a whole number of packets, which are then dropped
  const padding = (packet - (delay % packet)) % packet
  const dropped = (padding + delay) / packet + lead
  const from = (at - lead) * packet - padding
  const to = (at + packets + tail) * packet + delay
  const stretch = await encoder.encode(samplesOf(window, from, to), signal)
  const kept = stretch.packets.slice(dropped, dropped + packets)
  if (kept.length !== packets) throw new ContentHQError('encoder-failed', `${kept.length} of ${packets} packets came.`)
  return { packets: kept, description: stretch.description }
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
  { blocks, signal }: Pick<EncodeSoundOptions, 'signal' | 'blocks'>,
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
    throwIfAborted(signal)
    const made = await encodePart(window, stretch, signal)
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
 * The whole mix, kept block by block. Throws what the encoder throws: `ffmpeg-unavailable`, `encoder-failed`,
 * `cancelled`. The encoder is not started where every block is kept.
 */
export async function encodeSound(
  mix: MixedFilm,
  { onProgress, ...options }: EncodeSoundOptions,
): Promise<EncodedSound> {
  const { encoder } = options
  const { name, codec, packet } = soundCodecs[encoder.id]
  const count = Math.ceil(mix.samples / packet)
  const blocks: EncodedSound['blocks'][number][] = []
  let description: Uint8Array<ArrayBuffer> | undefined
  let bytes = 0
  let packetsEncoded = 0
  onProgress?.(0)
  for (let first = 0; first < count; first += PACKETS_PER_WINDOW) {
    throwIfAborted(options.signal)
    const packets = Math.min(PACKETS_PER_WINDOW, count - first)
    const made = await encodeWindow(await mixWindow(mix, encoder, first, packets), options)
    blocks.push(...made.blocks)
    description ??= made.description
    bytes += made.bytes
    packetsEncoded += made.encoded
    onProgress?.((first + packets) / count)
  }
  if (!description) throw new ContentHQError('timeline-empty')
  return {
    blocks,
    packetSamples: packet,
    decoderConfig: { codec, sampleRate: SAMPLE_RATE, numberOfChannels: 2, description },
    encoder: name,
    samples: mix.samples,
    bytes,
    packetsEncoded,
  }
}
