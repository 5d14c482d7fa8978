/** Opus starts exactly where the mix does: an impulse comes back at its sample, without any pre-skip. */
import { BufferTarget, EncodedAudioPacketSource, EncodedPacket, Output, WebMOutputFormat } from 'mediabunny'
import { expect, test } from 'vitest'
import { encodeSound, type SoundBlock } from './encode-sound.ts'
import { createOpusEncoder } from './opus-webcodecs.ts'
import { readSound } from './read-sound.ts'

test('an impulse at 2.5 s, behind the seam of two blocks, is heard at 2.5 s', async () => {
  const at = 120_000
  const kept: SoundBlock[] = []
  const sound = await encodeSound(
    {
      samples: 200_000,
      block(start, length) {
        const left = new Float32Array(length)
        if (at >= start && at < start + length) left[at - start] = 0.9
        return [left, left.slice()]
      },
    },
    {
      signal: new AbortController().signal,
      encoder: createOpusEncoder(),
      blocks: {
        find: async () => undefined,
        keep: async (_key, block) => void kept.push(block),
      },
    },
  )
  const packets = kept.flatMap(block => block.packets)
  expect(packets).toHaveLength(Math.ceil(200_000 / 960))
  const target = new BufferTarget()
  const output = new Output({ format: new WebMOutputFormat(), target })
  const source = new EncodedAudioPacketSource('opus')
  output.addAudioTrack(source)
  await output.start()
  for (const [index, data] of packets.entries())
    await source.add(new EncodedPacket(data, 'key', index * 0.02, 0.02), { decoderConfig: sound.decoderConfig })
  await output.finalize()
  const { channels } = await readSound(new Blob([target.buffer!], { type: 'video/webm' }))
  const left = channels[0]
  const peak = left.reduce((best, value, i) => (Math.abs(value) > Math.abs(left[best]!) ? i : best), 0)
  expect(Math.abs(peak - at)).toBeLessThanOrEqual(1)
})
