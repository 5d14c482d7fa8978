/** Long files of every compressed kind, decoded stretch by stretch in a real browser: the file decoded whole. */
import { afterAll, expect, test } from 'vitest'
import { testAssetBase } from '../ffmpeg/asset-base.fixture.ts'
import { createFFmpegRoom } from '../ffmpeg/ffmpeg-room.ts'
import { openSound } from './open-sound.ts'
import { readSound } from './read-sound.ts'
import { writeWav } from './write-wav.ts'

const ffmpeg = createFFmpegRoom({ assetBase: testAssetBase })
afterAll(() => ffmpeg.dispose())

const RATE = 44_100

function chirp(): Uint8Array<ArrayBuffer> {
  const samples = Float32Array.from(
    { length: 62 * RATE },
    (_, i) => 0.4 * Math.sin((i / RATE) * (2000 + (30 * i) / RATE)),
  )
  return writeWav([samples], RATE, 'pcm16')
}

test.each([
  ['long.mp3', ['-c:a', 'libmp3lame', '-b:a', '128k']],
  ['long.m4a', ['-c:a', 'aac', '-b:a', '128k']],
  ['long.flac', ['-c:a', 'flac']],
  ['long.ogg', ['-c:a', 'libopus', '-b:a', '96k']],
  ['long.webm', ['-c:a', 'libopus', '-b:a', '96k']],
] as const)('%s', async (name, args) => {
  const { files } = await ffmpeg.run({
    args: ['-i', 'in.wav', ...args, name],
    files: { 'in.wav': chirp() },
    outputs: [name],
  })
  const blob = new Blob([files[name]!])
  const whole = (await readSound(blob)).channels[0]
  const file = await openSound(blob)
  expect(file.stretchSamples).toBeLessThan(file.samples)
  // the container may count the encoder's padding at the end
  expect(Math.abs(file.samples - whole.length)).toBeLessThan(4000)
  // forward, over a gap, and back
  for (const stretch of [0, 1, 3, 0, 2]) {
    const from = stretch * file.stretchSamples
    const [read] = await file.read(stretch)
    // at the very end the resampler may see the padding or not
    const known = Math.min(read.length, whole.length - from) - 64
    expect(known).toBeGreaterThan(48_000)
    let different = 0
    for (let i = 0; i < known; i++) if (read[i] !== whole[from + i]) different++
    expect(different, `stretch ${stretch}`).toBe(0)
  }
  file.close()
})
