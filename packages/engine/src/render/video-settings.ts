/** Owns what the encoder is told about a film, and the key of a segment under it: the same for the render and its forecast. */
import type { Composition } from '../composition.ts'
import type { DisplayList } from '../display-list.ts'
import { painterOf } from '../painters/choose-painter.ts'
import { encoderSettings, type QualityWish } from '../quality/encoder-settings.ts'
import { encoderId, segmentKey } from '../segments/key.ts'
import type { EncoderSettings, VideoSettings } from './protocol.ts'
import type { RenderPath } from './render-path.ts'

export function videoSettingsOf(
  { size, timeline: { frameRate } }: Pick<Composition, 'size' | 'timeline'>,
  { videoEncoder, framePath }: Pick<RenderPath, 'videoEncoder' | 'framePath'>,
  assetBase: string,
  wish: QualityWish = {},
): VideoSettings {
  const encoder = encoderSettings(wish, { size, frameRate }, videoEncoder)
  // x264 takes planes
  return { size, frameRate, encoder, framePath: encoder.kind === 'x264' ? 'planes' : framePath, assetBase }
}

/** bit/s that a film does not exceed for long. */
export const mostBitrate = (encoder: EncoderSettings): number =>
  encoder.kind === 'x264' ? encoder.maxBitrate : encoder.bitrate

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
