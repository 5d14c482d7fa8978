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

/** Where the samples lie, and how many moments of all channels there are. */
export type WavFacts = Format & { readonly start: number; readonly frames: number }

/**
 * Reads the chunks before the samples; `bytes` may be only the head of a file of `size` bytes. A data chunk that lies
 * about its length, or was never closed by the recorder, is taken to reach to the end of the file. Throws
 * `media-unsupported` for anything that cannot be read, `media-empty` for no samples.
 */
export function wavFacts(bytes: Uint8Array, size = bytes.byteLength): WavFacts {
  if (!isWav(bytes)) throw unsupported('This is not a WAV file.')
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  let format: Format | undefined
  for (let at = 12; at + 8 <= view.byteLength; ) {
    const id = view.getUint32(at)
    const length = view.getUint32(at + 4, true)
    const start = at + 8
    if (id === 0x666d7420 && length >= 16 && start + 16 <= view.byteLength)
      format = readFormat(view, start, Math.min(length, view.byteLength - start))
    if (id === 0x64617461) {
      if (!format) throw unsupported('The WAV file names no format before its data.')
      return { ...format, start, frames: framesOf(format, Math.min(length, size - start)) }
    }
    at = start + length + (length & 1)
  }
  throw format ? new ContentHQError('media-empty') : unsupported('The WAV file holds no sound.')
}

function framesOf({ tag, bits, channels, rate }: Format, bytes: number): number {
  if (!readers[`${tag}/${bits / 8}`]) throw unsupported(`WAV format ${tag} with ${bits} bits is not known.`)
  if (channels < 1 || channels > 32 || rate < 1000 || rate > 768_000)
    throw unsupported(`A WAV file of ${channels} channels at ${rate} Hz is not possible.`)
  const frames = Math.floor(bytes / ((bits / 8) * channels))
  if (frames <= 0) throw new ContentHQError('media-empty')
  return frames
}

/** Planar samples of a WAV file at its own rate. Throws as `wavFacts`. */
export function readWav(bytes: Uint8Array): PcmFile {
  const facts = wavFacts(bytes)
  return { channels: readWavFrames(bytes, facts), sampleRate: facts.rate }
}

/** Planar samples of `bytes`, of which `start` and `frames` say where they lie. */
export function readWavFrames(bytes: Uint8Array, { tag, bits, channels, start, frames }: WavFacts): readonly Channel[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const width = bits / 8
  const read = readers[`${tag}/${width}`]!
  return Array.from({ length: channels }, (_, channel) => {
    const samples = new Float32Array(frames)
    for (let i = 0, at = start + channel * width; i < frames; i++, at += width * channels) {
      const value = read(view, at)
      samples[i] = Number.isFinite(value) ? value : 0
    }
    return samples
  })
}
