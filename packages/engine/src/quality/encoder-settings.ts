/** Owns what an encoder is told for a quality, a size and a frame rate. Pure; the numbers are in presets.ts. */
import { ContentHQError, type FrameRate, type Size } from '@contenthq/model'
import type { EncoderSettings, GifSettings, WebCodecsSettings, X264Settings } from '../render/protocol.ts'
import {
  DEFAULT_QUALITY,
  GIF_COLOURS,
  type QualityPreset,
  type QualityPresetId,
  qualityPresets,
  STANDARD_BITRATES,
  WEBM_SMALL,
  X264_INSTEAD,
} from './presets.ts'

export type FilmShape = { readonly size: Size; readonly frameRate: FrameRate }

export type QualityWish = {
  /** 'standard' */
  readonly quality?: QualityPresetId
  /** bit/s instead of what a preset by bitrate says. */
  readonly bitrate?: number
}

/** bit/s of the preset 'standard': a power law of pixels a second through both measured sizes. */
export function standardBitrate({ size: { width, height }, frameRate: { num, den } }: FilmShape): number {
  const [small, large] = STANDARD_BITRATES
  const pixels = (of: Size) => of.width * of.height
  const exponent = Math.log(large.bitrate / small.bitrate) / Math.log(pixels(large) / pixels(small))
  return Math.round(small.bitrate * ((width * height * num) / den / (pixels(small) * 30)) ** exponent)
}

/** x264 with about the look of a bitrate, which it does not exceed for long; fit to go on where WebCodecs died. */
export function x264Instead(bitrate: number, shape: FilmShape): X264Settings {
  const { preset, crfAtStandard, crfForHalf } = X264_INSTEAD
  const halvings = Math.log2(standardBitrate(shape) / bitrate)
  const crf = Math.min(40, Math.max(10, Math.round((crfAtStandard + crfForHalf * halvings) * 2) / 2))
  return { kind: 'x264', preset, crf, maxBitrate: bitrate, bFrames: 0 }
}

function presetOf(quality: QualityPresetId): QualityPreset {
  const preset = qualityPresets.find(({ id }) => id === quality)
  if (!preset) throw new ContentHQError('option-invalid', `There is no quality '${quality}'.`)
  return preset
}

/**
 * WebM: VP9, which more players know; AV1 where there is no VP9, and for a small file where there is. Throws
 * 'option-invalid' for a quality that does not exist.
 */
export function webmSettings(
  { quality = DEFAULT_QUALITY, bitrate }: QualityWish,
  shape: FilmShape,
  has: { readonly vp9: boolean; readonly av1: boolean },
): WebCodecsSettings {
  const { id, encoding } = presetOf(quality)
  const codec = has.av1 && (id === 'small' || !has.vp9) ? 'av1' : 'vp9'
  const share = encoding.kind === 'x264' ? WEBM_SMALL[codec] : encoding.share
  const wanted = bitrate ?? Math.round(standardBitrate(shape) * share)
  return { kind: 'webcodecs', bitrate: wanted, acceleration: 'no-preference', codec }
}

/** GIF has no bitrate: quality is colours. Throws 'option-invalid' for a quality that does not exist. */
export const gifSettings = ({ quality = DEFAULT_QUALITY }: QualityWish): GifSettings => ({
  kind: 'gif',
  ...GIF_COLOURS[presetOf(quality).id as QualityPresetId],
})

/** `encoder`: what encodes presets by bitrate here. Throws 'option-invalid' for a quality that does not exist. */
export function encoderSettings(
  { quality = DEFAULT_QUALITY, bitrate }: QualityWish,
  shape: FilmShape,
  encoder: 'webcodecs' | 'ffmpeg',
): EncoderSettings {
  const { encoding } = presetOf(quality)
  const wanted = bitrate ?? Math.round(standardBitrate(shape) * encoding.share)
  if (encoding.kind === 'x264')
    return { kind: 'x264', preset: encoding.preset, crf: encoding.crf, maxBitrate: wanted, bFrames: 3 }
  if (encoder === 'ffmpeg') return { ...x264Instead(wanted, shape), bFrames: 3 }
  return { kind: 'webcodecs', bitrate: wanted, acceleration: 'no-preference' }
}
