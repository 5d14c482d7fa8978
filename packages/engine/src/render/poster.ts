/** Owns one frame of a film as a picture file, by the composer and painter of preview and export. */
import { ContentHQError, throwIfAborted } from '@contenthq/model'
import { createComposer } from '../compose/compose.ts'
import { maxZoomOf } from '../compose/motions/motions.ts'
import type { AssetReader, Composition } from '../composition.ts'
import { createPictureCache } from '../media/picture-cache.ts'
import { createCanvasPainter } from '../painters/canvas/canvas-painter.ts'
import type { TextLayout } from '../text/layout.ts'
import { spriteSpec } from '../text/sprite-spec.ts'
import { drawSprite } from '../text/sprites.ts'
import { sourcesOf } from './segment-jobs.ts'

export type PosterOptions = {
  /** 0; beyond the end: the last one. */
  readonly frame?: number
  /** 'image/png'. A browser that does not write the type gives PNG; see the blob's own. */
  readonly type?: 'image/png' | 'image/jpeg' | 'image/webp'
  /** 0..1 for JPEG and WebP; 0.9. */
  readonly quality?: number
  /** Pixels of the longer side, for a thumbnail; default: as large as the film. */
  readonly longest?: number
  readonly signal?: AbortSignal
}

export type PosterInput = {
  readonly composition: Composition
  readonly layout: TextLayout
  readonly assets: AssetReader
}

/** Throws 'timeline-empty', 'asset-missing', 'media-unsupported', 'cancelled'. */
export async function paintPoster(
  { composition, layout, assets }: PosterInput,
  { frame = 0, type = 'image/png', quality = 0.9, longest, signal }: PosterOptions = {},
): Promise<Blob> {
  const { timeline, size } = composition
  if (timeline.lengthFrames === 0) throw new ContentHQError('timeline-empty')
  const shown = Math.max(0, Math.min(Math.round(frame), timeline.lengthFrames - 1))
  const list = createComposer(composition, layout)(shown)
  const used = sourcesOf([list])
  const cache = createPictureCache(composition, assets, hash =>
    maxZoomOf(timeline.pictures.filter(clip => clip.asset === hash)),
  )
  const sprites = new Map([...used.sprites].map(key => [key, drawSprite(spriteSpec(key))] as const))
  try {
    if (signal) throwIfAborted(signal)
    const frames = await cache.frames(list)
    const pictures = await cache.load(used.pictures)
    const canvas = new OffscreenCanvas(size.width, size.height)
    const painter = createCanvasPainter(canvas.getContext('2d', { alpha: false })!)
    painter.paint(list, { pictures, sprites, frames })
    if (signal) throwIfAborted(signal)
    return await scaled(canvas, longest).convertToBlob({ type, quality })
  } finally {
    for (const sprite of sprites.values()) sprite.close()
    cache.dispose()
  }
}

function scaled(canvas: OffscreenCanvas, longest: number | undefined): OffscreenCanvas {
  const share = longest === undefined ? 1 : longest / Math.max(canvas.width, canvas.height)
  if (share >= 1) return canvas
  const side = (pixels: number) => Math.max(1, Math.round(pixels * share))
  const small = new OffscreenCanvas(side(canvas.width), side(canvas.height))
  const context = small.getContext('2d', { alpha: false })!
  context.imageSmoothingQuality = 'high'
  context.drawImage(canvas, 0, 0, small.width, small.height)
  return small
}
