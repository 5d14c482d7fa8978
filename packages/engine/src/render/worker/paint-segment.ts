/** Owns one segment job: paint every list, encode every frame, close what was lent. */
import { ContentHQError, throwIfAborted } from '@contenthq/model'
import type { DisplayList } from '../../display-list.ts'
import { createMovingFrames, type Frames, type MovingFrames } from '../../media/moving-frames.ts'
import { createCanvasPainter } from '../../painters/canvas/canvas-painter.ts'
import { createCanvasPlanePainter } from '../../painters/canvas/canvas-plane-painter.ts'
import { painterOf } from '../../painters/choose-painter.ts'
import { createI420Painter } from '../../painters/i420/i420-painter.ts'
import { createSourceCache, type SourceCache } from '../../painters/i420/source-planes.ts'
import { loadKernels } from '../../painters/kernels/kernels.ts'
import type { EncodedSegment, SegmentJob } from '../protocol.ts'
import type { PaintedFrame, SegmentEncoder } from './encoders/encoder.ts'

export async function paintSegment(
  job: SegmentJob,
  encoder: SegmentEncoder,
  signal: AbortSignal,
): Promise<EncodedSegment> {
  const { lists, pictures, sprites } = job
  let dispose = (): void => undefined
  const frames = movingFrames(job)
  try {
    const painter = await framePainter(job)
    dispose = painter.dispose
    for (const list of lists) {
      throwIfAborted(signal)
      await encoder.add(painter.paint(list, await frames.load(list)))
    }
    return await encoder.finish()
  } finally {
    encoder.close()
    dispose()
    frames.dispose()
    for (const bitmap of pictures.values()) bitmap.close()
    for (const bitmap of sprites.values()) bitmap.close()
  }
}

function movingFrames({ moving, lists, settings }: SegmentJob): MovingFrames {
  const form = painterOf(lists, settings.framePath) === 'i420' ? 'planes' : 'image'
  return createMovingFrames(async hash => {
    const input = moving.get(hash)
    if (!input) throw new ContentHQError('asset-missing', hash)
    return input
  }, form)
}

type FramePainter = { paint(list: DisplayList, frames: Frames): PaintedFrame; dispose(): void }

/** Neighbouring segments show the same pictures and words: they are turned into planes once a worker. */
let sources: SourceCache | undefined

async function framePainter({ lists, pictures, sprites, settings }: SegmentJob): Promise<FramePainter> {
  const bitmaps = { pictures, sprites }
  const { size, framePath } = settings
  const kind = painterOf(lists, framePath)
  if (kind === 'canvas') {
    const canvas = new OffscreenCanvas(size.width, size.height)
    const painter = createCanvasPainter(canvas.getContext('2d', { alpha: false })!)
    return {
      paint(list, frames) {
        painter.paint(list, { ...bitmaps, frames })
        return canvas
      },
      dispose: () => undefined,
    }
  }
  const kernels = await loadKernels()
  sources ??= createSourceCache(kernels)
  const painter = kind === 'i420' ? createI420Painter(size, kernels, sources) : createCanvasPlanePainter(size, kernels)
  return { paint: (list, frames) => painter.paint(list, { ...bitmaps, frames }), dispose: painter.dispose }
}
