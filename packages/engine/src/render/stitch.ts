/** Owns the writing of the MP4: packets are copied, stamped by absolute frame and sample, header first. */
import { ContentHQError, type FrameRate, frameToSample, frameToSeconds, SAMPLE_RATE } from '@contenthq/model'
import {
  BufferTarget,
  EncodedAudioPacketSource,
  EncodedPacket,
  EncodedVideoPacketSource,
  Mp4OutputFormat,
  Output,
} from 'mediabunny'
import type { EncodedSound } from '../audio/encode-sound.ts'
import type { EncodedSegment, VideoSettings } from './protocol.ts'

/** Bytes of a finished MP4. The segments follow each other in film order and share one decoder description. */
export async function stitchFilm(
  segments: readonly EncodedSegment[],
  sound: EncodedSound | undefined,
  settings: VideoSettings,
): Promise<Blob> {
  const [first] = segments
  if (!first) throw new ContentHQError('timeline-empty')
  for (const segment of segments)
    if (!sameBytes(segment.description, first.description))
      throw new ContentHQError('encoder-failed', 'Two parts of the film need different decoder settings.')

  const target = new BufferTarget()
  const output = new Output({ format: new Mp4OutputFormat({ fastStart: 'in-memory' }), target })
  const video = new EncodedVideoPacketSource('avc')
  output.addVideoTrack(video, { frameRate: settings.frameRate.num / settings.frameRate.den })
  const audio = sound ? new EncodedAudioPacketSource('aac') : undefined
  if (audio) output.addAudioTrack(audio)
  await output.start()
  const frames = segments.reduce((sum, segment) => sum + segment.packets.length, 0)
  const endSample = frameToSample(frames, settings.frameRate)
  await Promise.all([
    addVideo(video, segments, settings),
    audio && sound ? addSound(audio, sound, endSample) : undefined,
  ])
  await output.finalize()
  if (!target.buffer) throw new ContentHQError('encoder-failed', 'The muxer wrote nothing.')
  return new Blob([target.buffer], { type: 'video/mp4' })
}

async function addVideo(
  source: EncodedVideoPacketSource,
  segments: readonly EncodedSegment[],
  { size, frameRate }: VideoSettings,
): Promise<void> {
  const at = (frame: number, rate: FrameRate) => frameToSeconds(frame, rate)
  let frame = 0
  for (const { packets, codec, description, colorSpace } of segments) {
    const decoderConfig: VideoDecoderConfig = {
      codec,
      description,
      codedWidth: size.width,
      codedHeight: size.height,
      ...(colorSpace ? { colorSpace } : {}),
    }
    for (const { data, key } of packets) {
      const packet = new EncodedPacket(
        data,
        key ? 'key' : 'delta',
        at(frame, frameRate),
        at(frame + 1, frameRate) - at(frame, frameRate),
      )
      await source.add(packet, frame === 0 ? { decoderConfig } : undefined)
      frame++
    }
  }
  source.close()
}

/** The last packet is stamped to end with the film, so that both tracks have the timeline's length. */
async function addSound(
  source: EncodedAudioPacketSource,
  { packets, decoderConfig }: EncodedSound,
  endSample: number,
): Promise<void> {
  for (const [index, { data, timestampSamples, durationSamples }] of packets.entries()) {
    const duration = Math.min(durationSamples, endSample - timestampSamples)
    if (duration <= 0) break
    const packet = new EncodedPacket(data, 'key', timestampSamples / SAMPLE_RATE, duration / SAMPLE_RATE)
    await source.add(packet, index === 0 ? { decoderConfig } : undefined)
  }
  source.close()
}

const sameBytes = (a: Uint8Array, b: Uint8Array): boolean =>
  a.length === b.length && a.every((byte, index) => byte === b[index])
