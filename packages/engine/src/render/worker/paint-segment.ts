/** Owns one segment job: paint every list, encode every frame, close what was lent. */
import { throwIfAborted } from '@contenthq/model'
import type { DisplayList } from '../../display-list.ts'
import { createCanvasPainter } from '../../painters/canvas/canvas-painter.ts'
import { createCanvasPlanePainter } from '../../painters/canvas/canvas-plane-painter.ts'
import { loadKernels } from '../../painters/kernels/kernels.ts'
import type { EncodedSegment, SegmentJob } from '../protocol.ts'
import type { PaintedFrame, SegmentEncoder } from './encoders/encoder.ts'

/** `onFrame` is told how many frames are encoded so far. */
export async function paintSegment(
  job: SegmentJob,
  encoder: SegmentEncoder,
  signal: AbortSignal,
  onFrame: (frames: number) => void,
): Promise<EncodedSegment> {
  const { lists, pictures, sprites } = job
  let dispose = (): void => undefined
  try {
    const painter = await framePainter(job)
    dispose = painter.dispose
    for (const [index, list] of lists.entries()) {
      throwIfAborted(signal)
      await encoder.add(painter.paint(list))
      onFrame(index + 1)
    }
    return await encoder.finish()
  } finally {
    encoder.close()
    dispose()
    for (const bitmap of pictures.values()) bitmap.close()
    for (const bitmap of sprites.values()) bitmap.close()
  }
}

type FramePainter = { paint(list: DisplayList): PaintedFrame; dispose(): void }

async function framePainter({ pictures, sprites, settings }: SegmentJob): Promise<FramePainter> {
  const bitmaps = { pictures, sprites }
  if (settings.framePath === 'canvas') {
    const canvas = new OffscreenCanvas(settings.size.width, settings.size.height)
    const painter = createCanvasPainter(canvas.getContext('2d', { alpha: false })!)
    return {
      paint(list) {
        painter.paint(list, bitmaps)
        return canvas
      },
      dispose: () => undefined,
    }
  }
  const painter = createCanvasPlanePainter(settings.size, await loadKernels())
  return { paint: list => painter.paint(list, bitmaps), dispose: painter.dispose }
}
