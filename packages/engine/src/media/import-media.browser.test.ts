/** Files that browsers do not decode, made by FFmpeg as cameras and recorders write them: turned, once, into ones they do. */
import { asContentHQError } from '@contenthq/model'
import { afterAll, expect, test } from 'vitest'
import { importSound } from '../audio/import-sound.ts'
import { testAssetBase } from '../ffmpeg/asset-base.fixture.ts'
import { createFFmpegRoom } from '../ffmpeg/ffmpeg-room.ts'
import { hevcVideo } from './hevc.fixture.ts'
import { importPicture } from './import-picture.ts'
import { picturePixels } from './picture.ts'

const conversion = { assetBase: new URL(testAssetBase, location.href).href }
const ffmpeg = createFFmpegRoom(conversion)
afterAll(() => ffmpeg.dispose())

async function made(name: string, args: readonly string[]): Promise<Blob> {
  const source = ['-f', 'lavfi', '-i', 'color=0xc82828:size=64x36:rate=25:duration=0.4,noise=c0s=8:c0f=t']
  const tone = ['-f', 'lavfi', '-i', 'sine=440:duration=0.4:sample_rate=44100']
  const { files } = await ffmpeg.run({ args: [...source, ...tone, ...args, name], files: {}, outputs: [name] })
  // neither the name nor the type says what it is
  return new Blob([files[name]!], { type: 'text/plain' })
}

test('HEVC is shown', async () => {
  const { facts, notices, file } = await importPicture(hevcVideo(), conversion)
  // a browser with a decoder for it keeps it as it is
  console.log(`HEVC: ${notices.map(({ code }) => code).join() || 'as it is'}`)
  expect(facts).toMatchObject({ kind: 'video', mimeType: 'video/mp4', width: 64, height: 36, frames: 10 })
  await expectRed(file)
})

async function expectRed(file: Blob): Promise<void> {
  const { data } = await picturePixels(file, 64)
  const mean = [0, 1, 2].map(
    part => data.reduce((sum, value, at) => sum + (at % 4 === part ? value : 0), 0) / (64 * 36),
  )
  for (const [index, wanted] of [200, 40, 40].entries()) expect(Math.abs(mean[index]! - wanted)).toBeLessThan(12)
}

test.each([
  ['MPEG-4 part 2', 'a.avi', ['-c:v', 'mpeg4', '-c:a', 'libmp3lame']],
  ['ProRes', 'a.mov', ['-c:v', 'prores', '-c:a', 'pcm_s16le']],
  ['MPEG-2', 'a.mpg', ['-c:v', 'mpeg2video', '-c:a', 'mp2']],
  ['Windows Media', 'a.wmv', ['-c:v', 'wmv2', '-c:a', 'wmav2']],
  ['H.264 in a transport stream', 'a.ts', ['-c:v', 'libx264', '-c:a', 'aac']],
  ['Theora', 'a.ogv', ['-c:v', 'libtheora', '-c:a', 'libvorbis']],
  ['Motion JPEG', 'b.avi', ['-c:v', 'mjpeg', '-an']],
])('%s is shown', async (name, file, args) => {
  const shares: number[] = []
  const given = await made(file, args)
  const imported = await importPicture(given, { ...conversion, onProgress: share => shares.push(share) })
  const { facts, notices } = imported
  console.log(
    `${name}: ${facts.mimeType}, ${facts.frames} frames, ${notices.map(({ code }) => code).join() || 'as it is'}`,
  )
  expect(facts).toMatchObject({ kind: 'video', width: 64, height: 36, frames: 10, hasSound: !args.includes('-an') })
  expect(facts.seconds).toBeCloseTo(0.4, 1)
  expect(shares.every(share => share >= 0 && share <= 1)).toBe(true)
  await expectRed(imported.file)
  // the second time it comes in as it is stored
  expect((await importPicture(imported.file, { assetBase: 'nowhere/' })).notices).toEqual([])
})

test.each([
  ['ALAC', 'a.m4a', ['-c:a', 'alac']],
  ['WMA', 'a.wma', ['-c:a', 'wmav2']],
  ['AIFF', 'a.aiff', ['-c:a', 'pcm_s16be']],
  ['FLAC', 'a.flac', ['-c:a', 'flac']],
  ['Vorbis', 'a.ogg', ['-c:a', 'libvorbis']],
  ['the sound of a film', 'a.mov', ['-c:v', 'prores', '-c:a', 'pcm_s16le']],
])('%s is heard', async (name, file, args) => {
  const given = await made(file, args.includes('-c:v') ? args : ['-vn', ...args])
  const { mimeType, seconds, samples } = await importSound(given, conversion)
  console.log(`${name}: ${mimeType}, ${seconds.toFixed(3)} s`)
  expect(Math.abs(samples - 0.4 * 48_000)).toBeLessThan(4800)
})

test('what FFmpeg cannot read either is refused, and a conversion stops when asked to', async () => {
  const codeOf = (work: Promise<unknown>) =>
    work.then(
      () => 'none',
      thrown => asContentHQError(thrown).code,
    )
  const avi = await made('c.avi', ['-c:v', 'mpeg4', '-an'])
  const broken = new Blob([avi.slice(0, 12), new Uint8Array(4000)])
  expect(await codeOf(importPicture(broken, conversion))).toBe('media-unsupported')
  expect(await codeOf(importSound(broken, conversion))).toBe('media-unsupported')
  expect(await codeOf(importSound(new Blob(['PK\x03\x04']), conversion))).toBe('media-unsupported')
  const stop = new AbortController()
  const work = importPicture(avi, { ...conversion, signal: stop.signal })
  stop.abort()
  expect(await codeOf(work)).toBe('cancelled')
})
