/** Owns which container a format is written into, and what its tracks are called there. Writes nothing. */
import type { FilmFormat } from '@contenthq/model'
import {
  type AudioCodec,
  Mp4OutputFormat,
  type OutputFormat,
  type VideoCodec,
  WavOutputFormat,
  WebMOutputFormat,
} from 'mediabunny'
import type { SoundCodecId } from '../audio/sound-codec.ts'

/** Formats that mediabunny writes from packets. */
export type Container = Exclude<FilmFormat, 'gif' | 'mp3'>

/** The codec of the sound in each; MP3 is made from PCM. */
export const soundOf: Readonly<Record<Exclude<FilmFormat, 'gif'>, SoundCodecId>> = {
  mp4: 'aac',
  webm: 'opus',
  m4a: 'aac',
  mp3: 'pcm',
  wav: 'pcm',
}

/** `compact`: put together in memory. */
export function containerOf(container: Container, compact: boolean): OutputFormat {
  switch (container) {
    case 'mp4':
    case 'm4a':
      return new Mp4OutputFormat({ fastStart: compact ? 'in-memory' : 'reserve' })
    case 'webm':
      return new WebMOutputFormat()
    case 'wav':
      return new WavOutputFormat()
  }
}

/** The container's name of a codec string of WebCodecs. */
export const videoTrackOf = (codec: string): VideoCodec =>
  codec.startsWith('vp09') ? 'vp9' : codec.startsWith('av01') ? 'av1' : 'avc'

export const audioTrackOf = (codec: string): AudioCodec =>
  codec === 'opus' ? 'opus' : codec === 'pcm-s16' ? 'pcm-s16' : 'aac'
