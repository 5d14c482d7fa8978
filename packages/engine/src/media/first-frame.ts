/** Owns one picture of a moving one: its first frame, for thumbnails and checks. */
import { ContentHQError, type Size } from '@contenthq/model'
import { createMovingFrames } from './moving-frames.ts'
import type { MovingPicture } from './moving-picture.ts'

/** The first frame of a moving picture as a bitmap of its own. Throws 'media-unsupported'. */
export async function firstFrame(moving: MovingPicture, size: Size): Promise<ImageBitmap> {
  const frames = createMovingFrames(async () => ({ picture: moving, needed: size }), 'image')
  try {
    const source = { kind: 'video', hash: '', frame: 0 } as const
    const list = { ...size, background: [0, 0, 0, 1] as const, layers: [{ source, target: [0, 0, 1, 1] as const }] }
    const [frame] = (await frames.load(list)).values()
    if (frame?.kind !== 'image') throw new ContentHQError('media-unsupported', 'There is no first frame.')
    return await createImageBitmap(frame.image, { resizeWidth: size.width, resizeHeight: size.height })
  } finally {
    frames.dispose()
  }
}
