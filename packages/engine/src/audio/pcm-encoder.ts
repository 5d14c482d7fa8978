/** Owns PCM as an encoder of the film's sound: 16 bit little endian with dither, for WAV. */

import type { SoundEncoder } from './sound-codec.ts'
import { soundCodecs } from './sound-codec.ts'
import { writePcm16 } from './write-wav.ts'

const PACKET_BYTES = soundCodecs.pcm.packet * 4

export const createPcmEncoder = (): SoundEncoder => ({
  id: 'pcm',
  delay: async () => 0,
  async encode(samples) {
    const bytes = new Uint8Array(samples.length * 2)
    writePcm16(samples, new DataView(bytes.buffer))
    const packets = Array.from({ length: bytes.length / PACKET_BYTES }, (_, index) =>
      bytes.slice(index * PACKET_BYTES, (index + 1) * PACKET_BYTES),
    )
    return { packets, description: new Uint8Array(0) }
  },
})
