/** Owns writing WAV files: 16 bit PCM with dither, or floats. Does not know what is in them. */
import type { Channel } from './sound.ts'

/** 'pcm16' is small and read everywhere; 'float' keeps every bit. */
export type WavFormat = 'pcm16' | 'float'

const HEADER_BYTES = 44

/** Steps of 16 bit with triangular dither of one step, clipped; digital silence stays silent. */
function createDither(): (value: number) => number {
  let seed = 0x2545f491
  const noise = () => {
    seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0
    return seed / 0x1_0000_0000
  }
  return value => {
    const dither = value === 0 ? 0 : noise() - noise()
    return Math.max(-32768, Math.min(32767, Math.round(value * 32767 + dither)))
  }
}

/** Samples as 16 bit PCM, little endian, with dither from a fixed sequence. */
export function writePcm16(samples: Float32Array, view: DataView): void {
  const dithered = createDither()
  for (let i = 0; i < samples.length; i++) view.setInt16(i * 2, dithered(samples[i]!), true)
}

/**
 * A WAV file from planar samples of equal length. 16 bit samples are clipped to full scale and carry triangular
 * dither of one step from a fixed sequence, so that the same sound always gives the same bytes.
 */
export function writeWav(channels: readonly Channel[], sampleRate: number, format: WavFormat): Uint8Array<ArrayBuffer> {
  const width = format === 'float' ? 4 : 2
  const frames = channels[0]?.length ?? 0
  const dataBytes = frames * channels.length * width
  const bytes = new Uint8Array(HEADER_BYTES + dataBytes)
  const view = new DataView(bytes.buffer)
  const name = (at: number, text: string) => {
    for (let i = 0; i < text.length; i++) view.setUint8(at + i, text.charCodeAt(i))
  }
  name(0, 'RIFF')
  view.setUint32(4, HEADER_BYTES - 8 + dataBytes, true)
  name(8, 'WAVEfmt ')
  view.setUint32(16, 16, true)
  view.setUint16(20, format === 'float' ? 3 : 1, true)
  view.setUint16(22, channels.length, true)
  view.setUint32(24, sampleRate, true)
  view.setUint32(28, sampleRate * channels.length * width, true)
  view.setUint16(32, channels.length * width, true)
  view.setUint16(34, width * 8, true)
  name(36, 'data')
  view.setUint32(40, dataBytes, true)
  const dithered = createDither()
  for (let i = 0, at = HEADER_BYTES; i < frames; i++)
    for (const channel of channels) {
      const value = channel[i] ?? 0
      if (format === 'float') view.setFloat32(at, value, true)
      else view.setInt16(at, dithered(value), true)
      at += width
    }
  return bytes
}
