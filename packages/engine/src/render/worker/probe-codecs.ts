/** Owns the proof of codecs that a render does not need yet: each by encoding a moment of it. `isConfigSupported` is no proof. */
import type { CodecSupport } from '../protocol.ts'

const ANSWER_MS = 4000
const SIZE = { width: 320, height: 192 }

/** Whether `start` brought a first packet in time. It gets what to call with one, and with a failure. */
async function answers(start: (packet: () => void, failed: () => void) => { close(): void }): Promise<boolean> {
  let encoder: { close(): void } | undefined
  let timer: ReturnType<typeof setTimeout> | undefined
  try {
    return await new Promise<boolean>(resolve => {
      timer = setTimeout(resolve, ANSWER_MS, false)
      encoder = start(
        () => resolve(true),
        () => resolve(false),
      )
    })
  } catch {
    return false
  } finally {
    clearTimeout(timer)
    try {
      encoder?.close()
    } catch {
      // an error has closed it
    }
  }
}

const encodesVideo = (codec: string): Promise<boolean> =>
  answers((packet, failed) => {
    const encoder = new VideoEncoder({ output: packet, error: failed })
    encoder.configure({ codec, ...SIZE, bitrate: 500_000, framerate: 30 })
    const { width: codedWidth, height: codedHeight } = SIZE
    const grey = new Uint8Array(codedWidth * codedHeight * 1.5).fill(128)
    const frame = new VideoFrame(grey, { format: 'I420', codedWidth, codedHeight, timestamp: 0 })
    encoder.encode(frame, { keyFrame: true })
    frame.close()
    encoder.flush().catch(failed)
    return encoder
  })

const encodesAudio = (codec: string): Promise<boolean> =>
  answers((packet, failed) => {
    const encoder = new AudioEncoder({ output: packet, error: failed })
    encoder.configure({ codec, sampleRate: 48_000, numberOfChannels: 2, bitrate: 128_000 })
    const numberOfFrames = 4800
    const data = new AudioData({
      format: 'f32-planar',
      sampleRate: 48_000,
      numberOfFrames,
      numberOfChannels: 2,
      timestamp: 0,
      data: new Float32Array(numberOfFrames * 2),
    })
    encoder.encode(data)
    data.close()
    encoder.flush().catch(failed)
    return encoder
  })

/** VP9 profile 0, AV1 main, AAC-LC, Opus. At most four seconds. */
export async function probeCodecs(): Promise<CodecSupport> {
  const [vp9, av1, aac, opus] = await Promise.all([
    encodesVideo('vp09.00.30.08'),
    encodesVideo('av01.0.05M.08'),
    encodesAudio('mp4a.40.2'),
    encodesAudio('opus'),
  ])
  return { video: { vp9, av1 }, audio: { aac, opus } }
}
