/**
 * Owns reading every sound file that is not WAV, through mediabunny and WebCodecs: what the browser decodes is read.
 * Does not know 48 kHz.
 */
import { asContentHQError, ContentHQError } from '@contenthq/model'
import { ALL_FORMATS, AudioSampleSink, BlobSource, EncodedPacketSink, Input, type InputAudioTrack } from 'mediabunny'
import { mp3Delay } from './mp3-delay.ts'
import type { PcmFile } from './read-wav.ts'
import type { Channel } from './sound.ts'

/** Planar samples that grow as they come in. */
function createTape(channelCount: number) {
  let channels: Channel[] = Array.from({ length: channelCount }, () => new Float32Array(1 << 16))
  let length = 0
  return {
    /** Makes room for samples up to `end`. */
    reserve(end: number): readonly Channel[] {
      const room = channels[0]?.length ?? 0
      if (end > room)
        channels = channels.map(channel => {
          const larger = new Float32Array(Math.max(end, room * 2))
          larger.set(channel)
          return larger
        })
      length = Math.max(length, end)
      return channels
    },
    take: (): readonly Channel[] => channels.map(channel => channel.slice(0, length)),
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

/**
 * Planar samples of the first sound track, sample 0 at the track's moment 0: earlier ones (an encoder's priming) are
 * cut, gaps stay silent. Throws `media-unsupported` where no decoder is found, `media-empty` where nothing is heard.
 */
export async function readCompressed(blob: Blob): Promise<PcmFile> {
  const input = new Input({ source: new BlobSource(blob), formats: ALL_FORMATS })
  try {
    const format = await input.getFormat()
    const track = await openTrack(input)
    const delay = format.name === 'MP3' ? await mp3Delay(blob) : 0
    const sampleRate = await track.getSampleRate()
    const tape = createTape(await track.getNumberOfChannels())
    for await (const sample of new AudioSampleSink(track).samples()) {
      try {
        const start = Math.round(sample.timestamp * sampleRate) - delay
        const skip = Math.max(0, -start)
        const count = sample.numberOfFrames - skip
        if (count <= 0) continue
        tape.reserve(start + skip + count).forEach((channel, planeIndex) => {
          if (planeIndex >= sample.numberOfChannels) return
          const target = channel.subarray(start + skip, start + skip + count)
          sample.copyTo(target, { planeIndex, format: 'f32-planar', frameOffset: skip, frameCount: count })
        })
      } finally {
        sample.close()
      }
    }
    const channels = tape.take()
    if ((channels[0]?.length ?? 0) === 0) throw new ContentHQError('media-empty')
    return { channels, sampleRate }
  } finally {
    input.dispose()
  }
}
