/** Owns which formats a browser can make: those whose codecs it was seen to encode, and those that FFmpeg.wasm makes. Pure. */
import { ContentHQError, type FilmFormat, filmFormats } from '@contenthq/model'
import type { CodecSupport } from './protocol.ts'

/** What is missing for a format, for people; undefined where nothing is. */
export function missingFor(format: FilmFormat, { video, audio }: CodecSupport): string | undefined {
  if (format !== 'webm') return undefined
  if (!video.vp9 && !video.av1) return 'It encodes neither VP9 nor AV1, which WebM needs.'
  return audio.opus ? undefined : 'It encodes no Opus, which WebM needs.'
}

/** Throws 'option-invalid' for a format that does not exist. */
export function requireFormat(format: FilmFormat): void {
  if (!filmFormats.includes(format))
    throw new ContentHQError('option-invalid', `There is no format '${format}': ${filmFormats.join(', ')}.`)
}
