/**
 * Owns reading every sound file that is not WAV, through mediabunny and WebCodecs: what the browser decodes is read.
 * Does not know 48 kHz.
 */
import { asContentHQError, ContentHQError } from '@contenthq/model'
import { ALL_FORMATS, AudioSampleSink, BlobSource, EncodedPacketSink, Input, type InputAudioTrack } from 'mediabunny'
import { mp3Delay } from './mp3-delay.ts'
import type { PcmSpans } from './open-sound.ts'
import type { PcmFile } from './read-wav.ts'
import type { Channel } from './sound.ts'

/** Planar samples that grow as they come in; what lies before `start` is forgotten. */
function createTape(channelCount: number) {
  let channels: Channel[] = Array.from({ length: channelCount }, () => new Float32Array(1 << 16))
  let start = 0
  let end = 0
  return {
    get start() {
      return start
    },
    get end() {
      return end
    },
    /** Room for samples from `from` to `to`, by channel. */
    reserve(from: number, to: number): readonly Channel[] {
      const room = channels[0]?.length ?? 0
      if (to - start > room)
        channels = channels.map(channel => {
          const larger = new Float32Array(Math.max(to - start, room * 2))
          larger.set(channel)
          return larger
        })
      end = Math.max(end, to)
      return channels.map(channel => channel.subarray(from - start, to - start))
    },
    forgetBefore(sample: number): void {
      const left = Math.max(0, end - sample)
      for (const channel of channels) {
        channel.copyWithin(0, sample - start, sample - start + left)
        channel.fill(0, left)
      }
      start = sample
      end = Math.max(end, sample)
    },
    take: (from = start, to = end): readonly Channel[] =>
      channels.map(channel => {
        const taken = new Float32Array(to - from)
        taken.set(channel.subarray(from - start, Math.min(to, end) - start))
        return taken
      }),
  }
}

/** The first sound track, opened and decodable. Throws `media-unsupported`, `media-empty`. */
async function openTrack(input: Input): Promise<InputAudioTrack> {
  const track = await input.getPrimaryAudioTrack()
  if (!track) throw new ContentHQError('media-empty', 'The file has no sound track.')
  if (!(await track.canDecode()))
    throw new ContentHQError(
      'media-unsupported',
      `The browser cannot decode ${(await track.getCodec()) ?? 'its codec'}.`,
    )
  return track
}

/** Opens the file without decoding it. Throws as `readCompressed`. */
export async function checkCompressed(blob: Blob): Promise<void> {
  const input = new Input({ source: new BlobSource(blob), formats: ALL_FORMATS })
  try {
    const track = await openTrack(input)
    if (!(await new EncodedPacketSink(track).getFirstPacket({ metadataOnly: true })))
      throw new ContentHQError('media-empty')
  } catch (thrown) {
    throw asContentHQError(thrown, 'media-unsupported')
  } finally {
    input.dispose()
  }
}

/** Samples that a decoder puts out before the file's first true one. */
const delayOf = async (input: Input, blob: Blob): Promise<number> =>
  (await input.getFormat()).name === 'MP3' ? mp3Delay(blob) : 0

/**
 * Decodes a track from its beginning on, step by step. Never from the middle: what a decoder says of the time there is
 * wrong by its own delay (Opus in Ogg: 6.5 ms) or by the container's rounding (WebM: 1 ms).
 */
async function openTape(track: InputAudioTrack, delay: number) {
  const sampleRate = await track.getSampleRate()
  const tape = createTape(await track.getNumberOfChannels())
  const decoded = new AudioSampleSink(track).samples()
  return {
    tape,
    /** Puts the next decoded samples on the tape; false at the end. */
    async step(): Promise<boolean> {
      const { done, value: sample } = await decoded.next()
      if (done) return false
      try {
        const start = Math.round(sample.timestamp * sampleRate) - delay
        const skip = Math.max(0, tape.start - start)
        const count = sample.numberOfFrames - skip
        if (count <= 0) return true
        tape.reserve(start + skip, start + skip + count).forEach((channel, planeIndex) => {
          if (planeIndex >= sample.numberOfChannels) return
          sample.copyTo(channel, { planeIndex, format: 'f32-planar', frameOffset: skip, frameCount: count })
        })
        return true
      } finally {
        sample.close()
      }
    },
    close: () => void decoded.return(),
  }
}

/**
 * Planar samples of the first sound track, sample 0 at the track's moment 0: earlier ones (an encoder's priming) are
 * cut, gaps stay silent. Throws `media-unsupported` where no decoder is found, `media-empty` where nothing is heard.
 */
export async function readCompressed(blob: Blob): Promise<PcmFile> {
  const input = new Input({ source: new BlobSource(blob), formats: ALL_FORMATS })
  try {
    const track = await openTrack(input)
    const { tape, step } = await openTape(track, await delayOf(input, blob))
    while (await step());
    const channels = tape.take()
    if ((channels[0]?.length ?? 0) === 0) throw new ContentHQError('media-empty')
    return { channels, sampleRate: await track.getSampleRate() }
  } finally {
    input.dispose()
  }
}

/**
 * The same file, read span by span; forward is cheap, a step back begins again at the file's beginning. Throws as
 * `readCompressed`.
 */
export async function openCompressed(blob: Blob): Promise<PcmSpans> {
  const input = new Input({ source: new BlobSource(blob), formats: ALL_FORMATS })
  try {
    const track = await openTrack(input)
    const delay = await delayOf(input, blob)
    const [sampleRate, seconds] = await Promise.all([track.getSampleRate(), track.computeDuration()])
    let reader: Awaited<ReturnType<typeof openTape>> | undefined
    return {
      sampleRate,
      frames: Math.max(0, Math.round(seconds * sampleRate) - delay),
      async read(from, frames) {
        if (!reader || from < reader.tape.start) {
          reader?.close()
          reader = await openTape(track, delay)
        }
        const { tape, step } = reader
        while (tape.end < from + frames && (await step())) if (tape.end <= from) tape.forgetBefore(tape.end)
        tape.forgetBefore(from)
        return tape.take(from, from + frames)
      },
      close() {
        reader?.close()
        input.dispose()
      },
    }
  } catch (thrown) {
    input.dispose()
    throw thrown
  }
}
