/** The encoded sound against what was mixed: exact start, no seam between pieces, read back by the browser's decoder. */
import { ContentHQError } from '@contenthq/model'
import { BufferTarget, EncodedAudioPacketSource, EncodedPacket, Mp4OutputFormat, Output } from 'mediabunny'
import { afterAll, expect, test } from 'vitest'
import { testAssetBase } from '../ffmpeg/asset-base.fixture.ts'
import { createFFmpegRoom } from '../ffmpeg/ffmpeg-room.ts'
import { createAacEncoder } from './aac-encoder.ts'
import {
  type EncodedSound,
  encodeSound,
  factsOfBlock,
  type MixedFilm,
  type SoundBlock,
  type SoundBlocks,
} from './encode-sound.ts'
import { readSound } from './read-sound.ts'

const ffmpeg = createFFmpegRoom({ assetBase: testAssetBase })
afterAll(() => ffmpeg.dispose())
const encoder = createAacEncoder(ffmpeg)
const { signal } = new AbortController()

/** A mix that is a plain function of the sample. */
const mixOf = (samples: number, valueAt: (sample: number) => number): MixedFilm => ({
  samples,
  block(start, length) {
    const left = new Float32Array(length)
    for (let i = 0; i < length; i++) left[i] = start + i >= 0 && start + i < samples ? valueAt(start + i) : 0
    return [left, left.slice()]
  },
})

type Kept = SoundBlocks & { readonly packetsOf: (sound: EncodedSound) => readonly Uint8Array<ArrayBuffer>[] }

function keptBlocks(): Kept {
  const kept = new Map<string, SoundBlock>()
  return {
    async find(key) {
      const block = kept.get(key)
      return block && factsOfBlock(block)
    },
    async keep(key, block) {
      kept.set(key, block)
    },
    packetsOf: ({ blocks }) => blocks.flatMap(({ key }) => kept.get(key)!.packets),
  }
}

async function filmOf(sound: EncodedSound, kept: Kept): Promise<Blob> {
  const target = new BufferTarget()
  const output = new Output({ format: new Mp4OutputFormat({ fastStart: 'in-memory' }), target })
  const source = new EncodedAudioPacketSource('aac')
  output.addAudioTrack(source)
  await output.start()
  for (const [index, data] of kept.packetsOf(sound).entries())
    await source.add(
      new EncodedPacket(data, 'key', (index * 1024) / 48_000, Math.min(1024, sound.samples - index * 1024) / 48_000),
      { decoderConfig: sound.decoderConfig },
    )
  await output.finalize()
  return new Blob([target.buffer!], { type: 'video/mp4' })
}

test('an impulse at 0.5 s is heard at 0.5 s, to the sample', async () => {
  const samples = 100_000
  const blocks = keptBlocks()
  const encoded = await encodeSound(
    mixOf(samples, sample => (sample === 24_000 ? 0.9 : 0)),
    { signal, encoder, blocks },
  )
  expect(encoded.samples).toBe(samples)
  expect(blocks.packetsOf(encoded)).toHaveLength(Math.ceil(samples / 1024))
  const { channels } = await readSound(await filmOf(encoded, blocks))
  const left = channels[0]
  let peak = 0
  for (let i = 0; i < left.length; i++) if (Math.abs(left[i]!) > Math.abs(left[peak]!)) peak = i
  expect(Math.abs(peak - 24_000)).toBeLessThanOrEqual(1)
  expect(Math.abs(left[peak]!)).toBeGreaterThan(0.3)
})

test('pieces join without a seam, at the bitrate meant', async () => {
  const seconds = 47
  const valueAt = (sample: number) => 0.4 * Math.sin((2 * Math.PI * 997 * sample) / 48_000)
  const progress: number[] = []
  const blocks = keptBlocks()
  const encoded = await encodeSound(mixOf(seconds * 48_000, valueAt), {
    signal,
    encoder,
    blocks,
    onProgress: share => progress.push(share),
  })
  expect(progress.at(0)).toBe(0)
  expect(progress.at(-1)).toBe(1)
  expect(progress).toEqual(progress.toSorted((a, b) => a - b))
  expect(encoded.bytes).toBe(blocks.packetsOf(encoded).reduce((sum, { length }) => sum + length, 0))
  expect((encoded.bytes * 8) / seconds).toBeLessThan(190_000)
  const { channels } = await readSound(await filmOf(encoded, blocks))
  const errorAround = (centre: number) => {
    let most = 0
    for (let i = centre - 3000; i < centre + 3000; i++) most = Math.max(most, Math.abs(channels[0][i]! - valueAt(i)))
    return most
  }
  const plain = errorAround(10 * 48_000)
  for (const seam of [900, 1800]) expect(errorAround(seam * 1024)).toBeLessThan(Math.max(0.004, plain * 2))
})

test('kept blocks are not encoded again, and join with new ones without a seam', async () => {
  const samples = 30 * 48_000
  const quiet = (sample: number) => 0.4 * Math.sin((2 * Math.PI * 997 * sample) / 48_000)
  const edited = (sample: number) => (sample >= 480_000 && sample < 528_000 ? quiet(sample) / 2 : quiet(sample))
  const blocks = keptBlocks()
  const first = await encodeSound(mixOf(samples, quiet), { signal, encoder, blocks })
  expect(first.packetsEncoded).toBe(blocks.packetsOf(first).length)
  const fresh = createFFmpegRoom({ assetBase: '/nowhere/' })
  const again = await encodeSound(mixOf(samples, quiet), { signal, encoder: createAacEncoder(fresh), blocks })
  fresh.dispose()
  expect(again).toEqual({ ...first, packetsEncoded: 0 })

  const changed = await encodeSound(mixOf(samples, edited), { signal, encoder, blocks })
  // one second lies in one block or two, and its lead and tail may reach into one more
  expect(changed.packetsEncoded).toBeGreaterThan(0)
  expect(changed.packetsEncoded).toBeLessThanOrEqual(300)
  const { channels } = await readSound(await filmOf(changed, blocks))
  const errorAround = (centre: number) => {
    let most = 0
    for (let i = centre - 3000; i < centre + 3000; i++) most = Math.max(most, Math.abs(channels[0][i]! - edited(i)))
    return most
  }
  const plain = errorAround(20 * 48_000)
  for (const seam of [300, 400, 600, 900]) expect(errorAround(seam * 1024)).toBeLessThan(Math.max(0.004, plain * 2))
})

test('stops when asked to', async () => {
  const abort = new AbortController()
  const work = encodeSound(
    mixOf(600 * 48_000, sample => Math.sin(sample / 20)),
    {
      signal: abort.signal,
      encoder,
      blocks: keptBlocks(),
      onProgress: share => {
        if (share > 0) abort.abort()
      },
    },
  )
  await expect(work).rejects.toThrow(new ContentHQError('cancelled').message)
})
