/** Owns what the encoder is told about a film, and the key of a segment under it: the same for the render and its forecast. */
import type { Composition } from '../composition.ts'
import type { DisplayList } from '../display-list.ts'
import { painterOf } from '../painters/choose-painter.ts'
import { encoderId, segmentKey } from '../segments/key.ts'
import { videoBitrate } from './bitrate.ts'
import type { VideoSettings } from './protocol.ts'
import type { RenderPath } from './render-path.ts'

export const videoSettingsOf = (
  { size, timeline }: Composition,
  { videoEncoder, framePath }: Pick<RenderPath, 'videoEncoder' | 'framePath'>,
  assetBase: string,
): VideoSettings => ({
  size,
  frameRate: timeline.frameRate,
  bitrate: videoBitrate(size, timeline.frameRate),
  encoder: videoEncoder,
  framePath,
  assetBase,
})

/** The key under which the store keeps a segment with these frames. The place that files are served from is no part of it. */
export function keyOfSegment(lists: readonly DisplayList[], settings: VideoSettings): Promise<string> {
  const { assetBase: _place, ...sent } = settings
  return segmentKey({
    lists,
    settings: sent,
    painter: painterOf(lists, settings.framePath),
    encoder: encoderId(settings.encoder, navigator.userAgent),
  })
}
