/** x264 through the room: every frame comes back in order with its own picture. */
import { asContentHQError } from '@contenthq/model'
import {
  BufferSource,
  BufferTarget,
  EncodedPacket,
  EncodedVideoPacketSource,
  Input,
  MP4,
  Mp4OutputFormat,
  Output,
  VideoSampleSink,
} from 'mediabunny'
import { afterAll, expect, test } from 'vitest'
import { testAssetBase } from './asset-base.fixture.ts'
import { createFFmpegRoom } from './ffmpeg-room.ts'
import { encodeH264, type H264Stream } from './x264.ts'

const ffmpeg = createFFmpegRoom({ assetBase: testAssetBase })
afterAll(() => ffmpeg.dispose())
const size = { width: 160, height: 90 }
const settings = {
  ...size,
  frameRate: { num: 30, den: 1 },
  preset: 'veryfast',
  crf: 21,
  maxBitrate: 1_000_000,
  bFrames: 3,
  ffmpeg,
}

/** Grey frames, each a little lighter than the one before. */
async function* ramp(count: number): AsyncGenerator<Uint8Array> {
  const { width, height } = size
  for (let frame = 0; frame < count; frame++) {
    const bytes = new Uint8Array((width * height * 3) / 2).fill(128)
    bytes.fill(40 + frame, 0, width * height)
    yield bytes
  }
}

async function lumaOf({ packets, order, codec, description }: H264Stream): Promise<number[]> {
  const target = new BufferTarget()
  const output = new Output({ format: new Mp4OutputFormat(), target })
  const source = new EncodedVideoPacketSource('avc')
  output.addVideoTrack(source, { frameRate: 30 })
  await output.start()
  const decoderConfig = { codec, description, codedWidth: size.width, codedHeight: size.height }
  for (const [index, { data, key }] of packets.entries())
    await source.add(new EncodedPacket(data, key ? 'key' : 'delta', order[index]! / 30, 1 / 30), { decoderConfig })
  await output.finalize()
  const track = await new Input({ source: new BufferSource(target.buffer!), formats: [MP4] }).getPrimaryVideoTrack()
  const values: number[] = []
  for await (const sample of new VideoSampleSink(track!).samples()) {
    const bytes = new Uint8Array(sample.allocationSize())
    await sample.copyTo(bytes)
    values.push(bytes[size.width * 45 + 80]!)
    sample.close()
  }
  return values
}

test('130 frames in three chunks come back as 130 pictures', async () => {
  const done: number[] = []
  const { signal } = new AbortController()
  const frameBytes = (size.width * size.height * 3) / 2
  const stream = await encodeH264({
    ...settings,
    frames: ramp(130),
    mostBytes: frameBytes * 60,
    signal,
    onFrame: frames => done.push(frames),
  })
  expect(done).toEqual(done.toSorted((a, b) => a - b))
  expect(done.at(-1)).toBe(130)
  expect(stream.packets.map(({ key }, index) => (key ? index : -1)).filter(index => index >= 0)).toEqual([0, 60, 120])
  expect(stream.codec).toMatch(/^avc1\.64/)
  const values = await lumaOf(stream)
  expect(values.length).toBe(130)
  values.forEach((value, frame) => {
    expect(Math.abs(value - 40 - frame)).toBeLessThanOrEqual(3)
  })
})

test('is cancelled, and refuses what it cannot encode', async () => {
  const codeOf = (work: Promise<unknown>) =>
    work.then(
      () => 'none',
      thrown => asContentHQError(thrown).code,
    )
  const abort = new AbortController()
  const { signal } = new AbortController()
  const long = encodeH264({ ...settings, frames: ramp(180), signal: abort.signal, onFrame: () => abort.abort() })
  expect(await codeOf(long)).toBe('cancelled')
  expect(await codeOf(encodeH264({ ...settings, width: 161, frames: ramp(1), signal }))).toBe('encoder-failed')
  expect(await codeOf(encodeH264({ ...settings, width: 320, frames: ramp(1), signal }))).toBe('encoder-failed')
  expect(await codeOf(encodeH264({ ...settings, frames: ramp(0), signal }))).toBe('encoder-failed')
})
