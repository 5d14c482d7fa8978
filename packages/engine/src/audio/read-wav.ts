/** Owns reading RIFF/WAVE files: PCM of 8, 16, 24, 32 bits and floats. Does not know other formats, nor 48 kHz. */
import { ContentHQError } from '@contenthq/model'
import type { Channel } from './sound.ts'

export type PcmFile = { readonly channels: readonly Channel[]; readonly sampleRate: number }

const PCM = 1
const FLOAT = 3
const EXTENSIBLE = 0xfffe
const RIFF = 0x52494646
const WAVE = 0x57415645

const unsupported = (detail: string) => new ContentHQError('media-unsupported', detail)

/** True when the bytes begin like a WAV file. */
export const isWav = (bytes: Uint8Array): boolean => {
  if (bytes.byteLength < 12) return false
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  return view.getUint32(0) === RIFF && view.getUint32(8) === WAVE
}

type Reader = (view: DataView, at: number) => number

/** By format tag and bytes a sample. Full scale is 1. */
const readers: Readonly<Record<string, Reader>> = {
  [`${PCM}/1`]: (view, at) => (view.getUint8(at) - 128) / 128,
  [`${PCM}/2`]: (view, at) => view.getInt16(at, true) / 0x8000,
  [`${PCM}/3`]: (view, at) => (view.getInt16(at + 1, true) * 256 + view.getUint8(at)) / 0x800000,
  [`${PCM}/4`]: (view, at) => view.getInt32(at, true) / 0x80000000,
  [`${FLOAT}/4`]: (view, at) => view.getFloat32(at, true),
  [`${FLOAT}/8`]: (view, at) => view.getFloat64(at, true),
}

type Format = { readonly tag: number; readonly channels: number; readonly rate: number; readonly bits: number }

function readFormat(view: DataView, at: number, size: number): Format {
  const tag = view.getUint16(at, true)
  // an extensible header keeps the true tag in the first two bytes of its GUID
  const real = tag === EXTENSIBLE && size >= 26 ? view.getUint16(at + 24, true) : tag
  return {
    tag: real,
    channels: view.getUint16(at + 2, true),
    rate: view.getUint32(at + 4, true),
    bits: view.getUint16(at + 14, true),
  }
}

/**
 * Planar samples of a WAV file at its own rate. A data chunk that lies about its length, or was never closed by the
 * recorder, is read to the end of the file. Throws `media-unsupported` for anything else, `media-empty` for no samples.
 */
export function readWav(bytes: Uint8Array): PcmFile {
  if (!isWav(bytes)) throw unsupported('This is not a WAV file.')
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  let format: Format | undefined
  for (let at = 12; at + 8 <= view.byteLength; ) {
    const id = view.getUint32(at)
    const size = view.getUint32(at + 4, true)
    const start = at + 8
    if (id === 0x666d7420 && size >= 16 && start + 16 <= view.byteLength)
      format = readFormat(view, start, Math.min(size, view.byteLength - start))
    if (id === 0x64617461) {
      if (!format) throw unsupported('The WAV file names no format before its data.')
      return readSamples(view, start, Math.min(size, view.byteLength - start), format)
    }
    at = start + size + (size & 1)
  }
  throw format ? new ContentHQError('media-empty') : unsupported('The WAV file holds no sound.')
}

function readSamples(view: DataView, start: number, size: number, format: Format): PcmFile {
  const width = format.bits / 8
  const read = readers[`${format.tag}/${width}`]
  if (!read) throw unsupported(`WAV format ${format.tag} with ${format.bits} bits is not known.`)
  if (format.channels < 1 || format.channels > 32 || format.rate < 1000 || format.rate > 768_000)
    throw unsupported(`A WAV file of ${format.channels} channels at ${format.rate} Hz is not possible.`)
  const frame = width * format.channels
  const frames = Math.floor(size / frame)
  if (frames === 0) throw new ContentHQError('media-empty')
  const channels = Array.from({ length: format.channels }, (_, channel) => {
    const samples = new Float32Array(frames)
    for (let i = 0, at = start + channel * width; i < frames; i++, at += frame) {
      const value = read(view, at)
      samples[i] = Number.isFinite(value) ? value : 0
    }
    return samples
  })
  return { channels, sampleRate: format.rate }
}
