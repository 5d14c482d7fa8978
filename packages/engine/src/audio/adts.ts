/** Owns ADTS, the stream form of AAC: takes it apart into raw packets and says how to decode them. ISO/IEC 14496-3. */
import { ContentHQError } from '@contenthq/model'

/** Samples of one AAC-LC packet. */
export const AAC_PACKET = 1024
/** AAC-LC. */
export const AAC_CODEC = 'mp4a.40.2'

/** Table 1.18 of ISO/IEC 14496-3. */
const RATES = [96_000, 88_200, 64_000, 48_000, 44_100, 32_000, 24_000, 22_050, 16_000, 12_000, 11_025, 8_000, 7_350]

export type AdtsStream = {
  readonly packets: readonly Uint8Array<ArrayBuffer>[]
  /** AudioSpecificConfig of AAC-LC. */
  readonly description: Uint8Array<ArrayBuffer>
  readonly codec: typeof AAC_CODEC
  readonly sampleRate: number
  readonly channels: number
}

/** Takes an ADTS stream apart. Throws `encoder-failed` where it is not one. */
export function readAdts(bytes: Uint8Array<ArrayBuffer>): AdtsStream {
  const packets: Uint8Array<ArrayBuffer>[] = []
  let index = 0
  let channels = 0
  for (let at = 0; at + 7 <= bytes.length; ) {
    const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0] = bytes.subarray(at, at + 6)
    const length = ((d & 3) << 11) | (e << 3) | (f >> 5)
    if (a !== 0xff || (b & 0xf6) !== 0xf0 || length < 7 || at + length > bytes.length)
      throw new ContentHQError('encoder-failed', 'The AAC stream is damaged.')
    // one bit says whether a checksum follows the header
    packets.push(bytes.slice(at + (b & 1 ? 7 : 9), at + length))
    index = (c >> 2) & 15
    channels = ((c & 1) << 2) | (d >> 6)
    at += length
  }
  const sampleRate = RATES[index]
  if (packets.length === 0 || !sampleRate) throw new ContentHQError('encoder-failed', 'The encoder gave no AAC.')
  // 5 bits object type 2 (AAC-LC), 4 bits rate, 4 bits channels, 3 zero bits
  const description = Uint8Array.of((2 << 3) | (index >> 1), ((index & 1) << 7) | (channels << 3))
  return { packets, description, codec: AAC_CODEC, sampleRate, channels }
}
