/**
 * Owns Opus through WebCodecs. (libopus in FFmpeg.wasm crashes.) Its delay is measured on an impulse and fed in as
 * silence, so that packets start exactly at 0 and no pre-skip is asked of any player.
 */
import { ContentHQError, SAMPLE_RATE, throwIfAborted } from '@contenthq/model'
import { type SoundEncoder, type SoundStretch, soundCodecs } from './sound-codec.ts'

const { packet: PACKET, bitrate: BITRATE } = soundCodecs.opus
const IMPULSE_AT = 5000
const PROBE_PACKETS = 20
const CHANNELS = 2
/** OpusHead (RFC 7845, 5.1): magic, version 1, channels, pre-skip 0, input rate, gain 0, mapping family 0. */
const HEAD = Uint8Array.of(
  ...new TextEncoder().encode('OpusHead'),
  ...[1, CHANNELS, 0, 0, SAMPLE_RATE & 255, (SAMPLE_RATE >> 8) & 255, 0, 0, 0, 0, 0],
)

const failed = (cause: unknown) => new ContentHQError('encoder-failed', String(cause), { cause })
const microseconds = (sample: number) => Math.round((sample * 1e6) / SAMPLE_RATE)

async function encode(samples: Float32Array<ArrayBuffer>, signal: AbortSignal): Promise<SoundStretch> {
  throwIfAborted(signal)
  const packets: Uint8Array<ArrayBuffer>[] = []
  let failure: unknown
  const encoder = new AudioEncoder({
    output(chunk) {
      const data = new Uint8Array(chunk.byteLength)
      chunk.copyTo(data)
      packets.push(data)
    },
    error(cause) {
      failure ??= cause
    },
  })
  const stop = () => encoder.state !== 'closed' && encoder.close()
  signal.addEventListener('abort', stop, { once: true })
  try {
    encoder.configure({
      codec: 'opus',
      sampleRate: SAMPLE_RATE,
      numberOfChannels: CHANNELS,
      bitrate: BITRATE,
      opus: { frameDuration: microseconds(PACKET) },
    })
    const data = new AudioData({
      format: 'f32',
      sampleRate: SAMPLE_RATE,
      numberOfFrames: samples.length / CHANNELS,
      numberOfChannels: CHANNELS,
      timestamp: 0,
      data: samples,
    })
    encoder.encode(data)
    data.close()
    await encoder.flush()
  } catch (thrown) {
    throwIfAborted(signal)
    throw failed(failure ?? thrown)
  } finally {
    signal.removeEventListener('abort', stop)
    stop()
  }
  if (failure !== undefined) throw failed(failure)
  return { packets, description: HEAD }
}

/** Left channel of what a decoder makes of the packets. */
async function decode({ packets, description }: SoundStretch): Promise<Float32Array> {
  const heard = new Float32Array(packets.length * PACKET)
  let at = 0
  let failure: unknown
  const decoder = new AudioDecoder({
    output(data) {
      const plane = new Float32Array(data.numberOfFrames)
      data.copyTo(plane, { planeIndex: 0, format: 'f32-planar' })
      heard.set(plane.subarray(0, Math.max(0, heard.length - at)), at)
      at += plane.length
      data.close()
    },
    error(cause) {
      failure ??= cause
    },
  })
  try {
    decoder.configure({ codec: 'opus', sampleRate: SAMPLE_RATE, numberOfChannels: CHANNELS, description })
    for (const [index, data] of packets.entries())
      decoder.decode(new EncodedAudioChunk({ type: 'key', timestamp: microseconds(index * PACKET), data }))
    await decoder.flush()
  } catch (thrown) {
    throw failed(failure ?? thrown)
  } finally {
    if (decoder.state !== 'closed') decoder.close()
  }
  return heard
}

let known: number | undefined

async function measureDelay(signal: AbortSignal): Promise<number> {
  const impulse = new Float32Array(PROBE_PACKETS * PACKET * CHANNELS)
  impulse.fill(0.9, IMPULSE_AT * CHANNELS, (IMPULSE_AT + 1) * CHANNELS)
  const heard = await decode(await encode(impulse, signal))
  const peak = heard.reduce((best, value, at) => (Math.abs(value) > Math.abs(heard[best]!) ? at : best), 0)
  const delay = peak - IMPULSE_AT
  if (Math.abs(heard[peak] ?? 0) < 0.2 || delay < 0)
    throw new ContentHQError('encoder-failed', 'The Opus encoder lost the probe.')
  return delay
}

/** Throws 'encoder-failed', 'cancelled'. Works where AudioEncoder encodes Opus, which `probeCodecs` proves. */
export const createOpusEncoder = (): SoundEncoder => ({
  id: 'opus',
  async delay(signal) {
    known ??= await measureDelay(signal)
    return known
  },
  encode,
})
