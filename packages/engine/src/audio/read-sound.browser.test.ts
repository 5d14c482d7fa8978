/** A click at 0.5 s through every reader of compressed sound: where it was, to the sample. */
import { asContentHQError } from '@contenthq/model'
import { AudioSample, AudioSampleSource, BufferTarget, OggOutputFormat, Output, WebMOutputFormat } from 'mediabunny'
import { afterAll, expect, test } from 'vitest'
import { testAssetBase } from '../ffmpeg/asset-base.fixture.ts'
import { createFFmpegRoom } from '../ffmpeg/ffmpeg-room.ts'
import { readSound } from './read-sound.ts'
import { writeWav } from './write-wav.ts'

const ffmpeg = createFFmpegRoom({ assetBase: testAssetBase })
afterAll(() => ffmpeg.dispose())

/** A second of silence with a short click in its middle. */
function click(rate: number): Uint8Array<ArrayBuffer> {
  const samples = new Float32Array(rate)
  for (let i = -3; i <= 3; i++) samples[rate / 2 + i] = 0.9 * (1 - Math.abs(i) / 4)
  return writeWav([samples, samples], rate, 'pcm16')
}

const peakOf = (samples: Float32Array): number =>
  samples.reduce((best, value, i) => (Math.abs(value) > Math.abs(samples[best]!) ? i : best), 0)

test.each([
  ['click.mp3', 48_000, ['-c:a', 'libmp3lame', '-b:a', '192k']],
  ['bare.mp3', 48_000, ['-c:a', 'libmp3lame', '-b:a', '192k', '-write_xing', '0', '-id3v2_version', '0']],
  ['slow.mp3', 44_100, ['-c:a', 'libmp3lame', '-b:a', '192k']],
  ['click.m4a', 48_000, ['-c:a', 'aac', '-b:a', '192k']],
  ['click.flac', 44_100, ['-c:a', 'flac']],
  ['click.wav', 44_100, ['-c:a', 'pcm_s24le']],
] as const)('%s at %i Hz', async (name, rate, args) => {
  const { files } = await ffmpeg.run({
    args: ['-i', 'in.wav', ...args, name],
    files: { 'in.wav': click(rate) },
    outputs: [name],
  })
  const sound = await readSound(new Blob([files[name]!]))
  expect(Math.abs(peakOf(sound.channels[0]) - 24_000)).toBeLessThanOrEqual(1)
  expect(sound.channels.length).toBe(2)
})

test.each([
  ['webm', new WebMOutputFormat()],
  ['ogg', new OggOutputFormat()],
] as const)('Opus in %s, as browsers record it', async (_name, format) => {
  const target = new BufferTarget()
  const output = new Output({ format, target })
  const source = new AudioSampleSource({ codec: 'opus', bitrate: 192_000 })
  output.addAudioTrack(source)
  await output.start()
  const data = new Float32Array(48_000)
  for (let i = -3; i <= 3; i++) data[24_000 + i] = 0.9 * (1 - Math.abs(i) / 4)
  await source.add(new AudioSample({ data, format: 'f32', numberOfChannels: 1, sampleRate: 48_000, timestamp: 0 }))
  await output.finalize()
  const { channels } = await readSound(new Blob([target.buffer!]))
  expect(Math.abs(peakOf(channels[0]) - 24_000)).toBeLessThanOrEqual(1)
})

test('a picture and a text are no sound', async () => {
  const codeOf = (bytes: Uint8Array<ArrayBuffer>) =>
    readSound(new Blob([bytes])).then(
      () => 'none',
      thrown => asContentHQError(thrown).code,
    )
  expect(await codeOf(new TextEncoder().encode('no sound at all') as Uint8Array<ArrayBuffer>)).toBe('media-unsupported')
  const { files } = await ffmpeg.run({
    args: ['-f', 'lavfi', '-i', 'color=red:size=64x64:duration=1', '-c:v', 'libx264', 'silent.mp4'],
    files: {},
    outputs: ['silent.mp4'],
  })
  expect(await codeOf(files['silent.mp4']!)).toBe('media-empty')
})
