/**
 * Owns the writing of a film from its packets: copied part by part, stamped by absolute frame and sample, sound beside
 * picture. Holds a few parts at a time. Does not know where parts stand, nor where the film goes.
 */
import { ContentHQError, frameToSample, frameToSeconds, SAMPLE_RATE, throwIfAborted } from '@contenthq/model'
import {
  BufferTarget,
  EncodedAudioPacketSource,
  EncodedPacket,
  EncodedVideoPacketSource,
  Output,
  StreamTarget,
} from 'mediabunny'
import type { EncodedSound, SoundBlock } from '../audio/encode-sound.ts'
import { audioTrackOf, type Container, containerOf, videoTrackOf } from './containers.ts'
import type { EncodedVideo } from './encode-video.ts'
import type { FilmFile } from './output/film-file.ts'
import type { Part } from './output/part-shelf.ts'
import type { EncodedSegment, VideoSettings } from './protocol.ts'
import { PRE_ROLL_NAME, preRolled } from './seek-pre-roll.ts'

export type FilmParts = {
  /** In film order. */
  readonly segments: readonly Part[]
  /** The one that all segments can be decoded with. */
  readonly decoder: EncodedVideo['decoder']
  /** Undefined for a silent film without a sound track. */
  readonly sound: EncodedSound | undefined
  readSegment(index: number): Promise<EncodedSegment>
  readSound(index: number): Promise<SoundBlock>
}

/** A few megabytes in all. */
const SEGMENTS_AHEAD = 3
const BLOCKS_AHEAD = 12
/** Sound alone. */
export type SoundParts = { readonly sound: EncodedSound; readSound(index: number): Promise<SoundBlock> }

type OutputFile = Pick<FilmFile, 'compact' | 'chunkBytes' | 'stream'>

/** The form of the film's frames, and its container; 'mp4'. */
export type FilmShape = Pick<VideoSettings, 'size' | 'frameRate'> & { readonly container?: Container }

/** Writes a finished film into `file`, which is neither finished nor abandoned here. */
export async function stitchFilm(
  parts: FilmParts,
  { size, frameRate, container = 'mp4' }: FilmShape,
  file: OutputFile,
  signal: AbortSignal,
): Promise<void> {
  const { segments, decoder, sound } = parts
  if (segments.length === 0) throw new ContentHQError('timeline-empty')
  const frames = segments.reduce((sum, segment) => sum + segment.packets, 0)
  const { output, close } = openOutput(container, file)
  const video = new EncodedVideoPacketSource(videoTrackOf(decoder.codec))
  output.addVideoTrack(video, { frameRate: frameRate.num / frameRate.den, maximumPacketCount: frames })
  const audio = sound && addSoundTrack(output, sound)
  try {
    await output.start()
    const heard = sound && soundPackets({ ...parts, sound }, frameToSample(frames, frameRate))
    let next = await heard?.next()
    /** Sound up to a moment of the film, so that both tracks lie beside each other in the file. */
    const addSound = async (until: number) => {
      for (; next && !next.done && next.value.timestamp <= until; next = await heard!.next())
        await audio!.add(next.value, next.value.timestamp === 0 ? soundFacts(sound!) : undefined)
    }
    const { description, ...rest } = decoder
    const decoderConfig: VideoDecoderConfig = {
      ...rest,
      ...(description.length > 0 ? { description } : {}),
      codedWidth: size.width,
      codedHeight: size.height,
    }
    let before = 0
    for await (const [index, segment] of numbered(ahead(segments.length, SEGMENTS_AHEAD, parts.readSegment))) {
      throwIfAborted(signal)
      requireSame(segment.description, segments[index]!.description)
      for (const [place, { data, key }] of segment.packets.entries()) {
        await addSound(frameToSeconds(before + place, frameRate))
        const frame = before + (segment.order?.[place] ?? place)
        const from = frameToSeconds(frame, frameRate)
        const packet = new EncodedPacket(data, key ? 'key' : 'delta', from, frameToSeconds(frame + 1, frameRate) - from)
        await video.add(packet, frame === 0 ? { decoderConfig } : undefined)
      }
      before += segment.packets.length
    }
    await addSound(Number.POSITIVE_INFINITY)
    throwIfAborted(signal)
    await close()
  } catch (thrown) {
    await output.cancel().catch(() => undefined)
    throw thrown
  }
}

/** Writes the sound alone into `file`, to `endSample`. */
export async function stitchSound(
  parts: SoundParts,
  container: Container,
  endSample: number,
  file: OutputFile,
  signal: AbortSignal,
): Promise<void> {
  const { output, close } = openOutput(container, file)
  const audio = addSoundTrack(output, parts.sound)
  try {
    await output.start()
    for await (const packet of soundPackets(parts, endSample)) {
      throwIfAborted(signal)
      await audio.add(packet, packet.timestamp === 0 ? soundFacts(parts.sound) : undefined)
    }
    throwIfAborted(signal)
    await close()
  } catch (thrown) {
    await output.cancel().catch(() => undefined)
    throw thrown
  }
}

/** `close` ends the file: one that is put together in memory is written then. */
function openOutput(container: Container, { compact, chunkBytes, stream: into }: OutputFile) {
  const stream = container === 'webm' ? preRolled(into) : into
  const chunks = chunkBytes === undefined ? {} : { chunked: true, chunkSize: chunkBytes }
  const target = compact ? new BufferTarget() : new StreamTarget(stream, chunks)
  const output = new Output({ format: containerOf(container, compact), target })
  return {
    output,
    async close() {
      await output.finalize()
      if (target instanceof BufferTarget) await writeWhole(stream, target.buffer)
    },
  }
}

function addSoundTrack(output: Output, { blocks, decoderConfig }: EncodedSound): EncodedAudioPacketSource {
  const audio = new EncodedAudioPacketSource(audioTrackOf(decoderConfig.codec))
  output.addAudioTrack(audio, {
    maximumPacketCount: blocks.reduce((sum, { packets }) => sum + packets, 0),
    ...(decoderConfig.codec === 'opus' ? { name: PRE_ROLL_NAME } : {}),
  })
  return audio
}

function soundFacts({ decoderConfig }: EncodedSound): EncodedAudioChunkMetadata {
  const { description, ...rest } = decoderConfig
  return { decoderConfig: { ...rest, ...(description.length > 0 ? { description } : {}) } }
}

async function writeWhole(stream: FilmFile['stream'], buffer: ArrayBuffer | null): Promise<void> {
  if (!buffer) throw new ContentHQError('encoder-failed', 'The muxer wrote nothing.')
  const writer = stream.getWriter()
  await writer.write({ type: 'write', data: new Uint8Array(buffer), position: 0 })
  await writer.close()
}

async function* numbered<T>(source: AsyncIterable<T>): AsyncGenerator<readonly [index: number, value: T]> {
  let index = 0
  for await (const value of source) yield [index++, value]
}

/** Reads a few things while the one before them is used: a read waits for the disk, not for the processor. */
async function* ahead<T>(count: number, depth: number, read: (index: number) => Promise<T>): AsyncGenerator<T> {
  const coming: Promise<T>[] = []
  for (let index = 0; index < count; index++) {
    while (coming.length < depth && index + coming.length < count) {
      const next = read(index + coming.length)
      next.catch(() => undefined) // it is told when its turn comes
      coming.push(next)
    }
    yield await coming.shift()!
  }
}

/** The last packet is stamped, and cut where it can be, to end with the film, so that both tracks have its length. */
async function* soundPackets({ sound, readSound }: SoundParts, endSample: number): AsyncGenerator<EncodedPacket> {
  const { packetSamples, decoderConfig } = sound
  let sample = 0
  for await (const { packets } of ahead(sound.blocks.length, BLOCKS_AHEAD, readSound))
    for (const data of packets) {
      const duration = Math.min(packetSamples, Math.min(sound.samples, endSample) - sample)
      if (duration <= 0) return
      const bytes = decoderConfig.codec === 'pcm-s16' ? data.subarray(0, duration * 4) : data
      yield new EncodedPacket(bytes, 'key', sample / SAMPLE_RATE, duration / SAMPLE_RATE)
      sample += packetSamples
    }
}

function requireSame(a: Uint8Array, b: Uint8Array): void {
  if (a.length === b.length && a.every((byte, index) => byte === b[index])) return
  throw new ContentHQError('encoder-failed', 'Two parts of the film need different decoder settings.')
}
