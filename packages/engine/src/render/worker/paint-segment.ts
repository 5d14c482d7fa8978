/** Owns one segment job: paint every list, encode every frame, close what was lent. */
import { throwIfAborted } from '@contenthq/model'
import { createCanvasPainter } from '../../painters/canvas/canvas-painter.ts'
import type { EncodedSegment, SegmentJob } from '../protocol.ts'
import type { SegmentEncoder } from './encoders/encoder.ts'

/** `onFrame` is told how many frames are encoded so far. */
export async function paintSegment(
  { lists, pictures, sprites, settings }: SegmentJob,
  encoder: SegmentEncoder,
  signal: AbortSignal,
  onFrame: (frames: number) => void,
): Promise<EncodedSegment> {
  const canvas = new OffscreenCanvas(settings.size.width, settings.size.height)
  const painter = createCanvasPainter(canvas.getContext('2d', { alpha: false })!)
  try {
    for (const [index, list] of lists.entries()) {
      throwIfAborted(signal)
      painter.paint(list, { pictures, sprites })
      await encoder.add(canvas)
      onFrame(index + 1)
    }
    return await encoder.finish()
  } finally {
    encoder.close()
    for (const bitmap of pictures.values()) bitmap.close()
    for (const bitmap of sprites.values()) bitmap.close()
  }
}
