/** Every encoder: same frames in, same checks out. */
import { asContentHQError, frameToSeconds } from '@contenthq/model'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { testAssetBase } from '../../../ffmpeg/asset-base.fixture.ts'
import { PIXEL_CONTRACT } from '../../../painters/painter.ts'
import type { EncoderSettings } from '../../protocol.ts'
import { decodeCase, type EncoderCase, encodeCase, encoderCases, numberedFrame } from './conformance.ts'
import { createEncoder } from './create-encoder.ts'
import type { EncoderWatch } from './encoder.ts'

const encoders: Readonly<Record<string, EncoderSettings>> = {
  WebCodecs: { kind: 'webcodecs', bitrate: 2_000_000, acceleration: 'no-preference' },
  'WebCodecs in software': { kind: 'webcodecs', bitrate: 2_000_000, acceleration: 'prefer-software' },
  'x264 in FFmpeg.wasm': { kind: 'x264', preset: 'veryfast', crf: 20, maxBitrate: 4_000_000, bFrames: 3 },
  'x264 without B frames': { kind: 'x264', preset: 'veryfast', crf: 20, maxBitrate: 4_000_000, bFrames: 0 },
}
const assetBase = new URL(testAssetBase, location.href).href
const still: EncoderWatch = { signal: new AbortController().signal, onFrame: () => undefined }
const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => 'none',
    thrown => asContentHQError(thrown).code,
  )

// what encoders of the browser are open, and which workers live
const Encoder = globalThis.VideoEncoder
const RealWorker = globalThis.Worker
let opened: VideoEncoder[] = []
const workers = new Set<Worker>()
beforeEach(() => {
  opened = []
  globalThis.VideoEncoder = class extends Encoder {
    constructor(init: VideoEncoderInit) {
      super(init)
      opened.push(this)
    }
  }
  globalThis.Worker = class extends RealWorker {
    constructor(url: string | URL, options?: WorkerOptions) {
      super(url, options)
      workers.add(this)
    }
    override terminate(): void {
      workers.delete(this)
      super.terminate()
    }
  }
})
afterEach(() => {
  globalThis.VideoEncoder = Encoder
  globalThis.Worker = RealWorker
})

for (const [name, encoder] of Object.entries(encoders)) {
  const create = ({ size, frameRate }: EncoderCase, watch: EncoderWatch) =>
    createEncoder({ size, frameRate, encoder, framePath: 'planes', assetBase }, watch)

  test(`${name} gives each frame back, in its place and its colours, with one key frame`, async () => {
    for (const one of encoderCases) {
      const told: number[] = []
      const segment = await encodeCase(create, one, { ...still, onFrame: frames => told.push(frames) })
      const { packets, codec, description, colorSpace } = segment
      expect(packets).toHaveLength(one.frames)
      expect(packets.flatMap(({ key }, index) => (key ? [index] : []))).toEqual([0])
      expect(codec).toMatch(/^avc1\.64/)
      expect(description[0]).toBe(1)
      expect(colorSpace).toEqual(PIXEL_CONTRACT)
      expect(told).toEqual(told.toSorted((a, b) => a - b))
      expect(told.at(-1)).toBe(one.frames)

      const decoded = await decodeCase(segment, one)
      expect(decoded.map(({ number }) => number)).toEqual(packets.map((_, index) => index))
      expect(decoded.map(({ timestamp }) => timestamp)).toEqual(
        packets.map((_, frame) => Math.round(frameToSeconds(frame, one.frameRate) * 1e6)),
      )
      expect(Math.max(...decoded.map(({ worst }) => worst))).toBeLessThanOrEqual(2)
      // segments of one film share a decoder
      const again = await encodeCase(create, { ...one, frames: 2 }, still)
      expect([again.codec, again.description]).toEqual([codec, description])
    }
    expect(opened.map(({ state }) => state).filter(state => state !== 'closed')).toEqual([])
  })

  test(`${name} refuses what it cannot encode, with a code`, async () => {
    const [one] = encoderCases as readonly [EncoderCase, ...EncoderCase[]]
    const encode = async (size: EncoderCase['size'], frames: readonly Uint8Array<ArrayBuffer>[]) => {
      const made = create({ ...one, size }, still)
      try {
        for (const frame of frames) await made.add(frame)
        return await made.finish()
      } finally {
        made.close()
      }
    }
    const whole = numberedFrame(one.size, 0)
    expect(await codeOf(encode({ width: 321, height: 180 }, []))).toBe('encoder-failed')
    expect(await codeOf(encode({ width: 320, height: 181 }, []))).toBe('encoder-failed')
    expect(await codeOf(encode(one.size, []))).toBe('encoder-failed')
    expect(await codeOf(encode(one.size, [whole.slice(2)]))).toBe('encoder-failed')
    expect(await codeOf(encode(one.size, [whole, new Uint8Array(whole.length + 2)]))).toBe('encoder-failed')
    expect((await encode(one.size, [whole, whole])).packets).toHaveLength(2)
    expect(opened.map(({ state }) => state).filter(state => state !== 'closed')).toEqual([])
  })

  test(`${name} is cancelled in the middle and leaves nothing`, async () => {
    const one = { ...encoderCases[0]!, frames: 600 }
    const abort = new AbortController()
    const work = encodeCase(create, one, { signal: abort.signal, onFrame: frames => frames > 0 && abort.abort() })
    expect(await codeOf(work)).toBe('cancelled')
    expect(opened.map(({ state }) => state).filter(state => state !== 'closed')).toEqual([])
    expect(workers.size).toBe(0) // FFmpeg cannot be told to stop: its worker is ended
    expect((await encodeCase(create, encoderCases[1]!, still)).packets).toHaveLength(33)
  })
}
