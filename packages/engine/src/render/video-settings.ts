/** Owns what the encoder is told about a film, and the key of a segment under it: the same for the render and its forecast. */
import type { FilmFormat, FrameRate, Size } from '@contenthq/model'
import type { DisplayList } from '../display-list.ts'
import { painterOf } from '../painters/choose-painter.ts'
import { encoderSettings, gifSettings, type QualityWish, webmSettings } from '../quality/encoder-settings.ts'
import { encoderId, segmentKey } from '../segments/key.ts'
import type { CodecSupport, EncoderSettings, VideoSettings } from './protocol.ts'
import type { RenderPath } from './render-path.ts'

/** A format with a picture, and what the browser encodes for it beside H.264. */
export type VideoWish = QualityWish & {
  /** 'mp4' */
  readonly format?: FilmFormat
  readonly codecs?: CodecSupport['video']
}

export function videoSettingsOf(
  { size, timeline: { frameRate } }: { readonly size: Size; readonly timeline: { readonly frameRate: FrameRate } },
  { videoEncoder, framePath }: Pick<RenderPath, 'videoEncoder' | 'framePath'>,
  assetBase: string,
  { format = 'mp4', codecs = { vp9: true, av1: false }, ...wish }: VideoWish = {},
): VideoSettings {
  const shape = { size, frameRate }
  const encoder =
    format === 'gif'
      ? gifSettings(wish)
      : format === 'webm'
        ? webmSettings(wish, shape, codecs)
        : encoderSettings(wish, shape, videoEncoder)
  // FFmpeg takes planes
  return { size, frameRate, encoder, framePath: encoder.kind === 'webcodecs' ? framePath : 'planes', assetBase }
}

/** bit/s that a film does not exceed for long; a GIF has no limit. */
export function mostBitrate(encoder: EncoderSettings): number {
  if (encoder.kind === 'gif') return Number.POSITIVE_INFINITY
  return encoder.kind === 'x264' ? encoder.maxBitrate : encoder.bitrate
}

/** The key under which the store keeps a segment with these frames. The place that files are served from is no part of it. */
export function keyOfSegment(lists: readonly DisplayList[], settings: VideoSettings): Promise<string> {
  const { assetBase: _place, ...sent } = settings
  return segmentKey({
    lists,
    settings: sent,
    painter: painterOf(lists, settings.framePath),
    encoder: encoderId(settings.encoder.kind, navigator.userAgent),
  })
}
