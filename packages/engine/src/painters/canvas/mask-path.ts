/** Owns the outline of a geometric mask for clipping: the pixels whose field lies below the level. Soft edges and noise are another painter's. */
import { ContentHQError } from '@contenthq/model'
import type { Mask } from '../../display-list.ts'

type Frame = { readonly width: number; readonly height: number }

/** Hard edges of geometric fields can be clipped; the rest needs a mask for each pixel. */
export const isOutline = ({ field, soft }: Mask): boolean =>
  soft <= 0 && field.kind !== 'noise' && field.kind !== 'image'

export function maskPath({ field, level }: Mask, { width, height }: Frame): Path2D {
  const path = new Path2D()
  const reach = Math.hypot(width, height)
  if (field.kind === 'circle') {
    const x = field.x * width
    const y = field.y * height
    const far = Math.max(...[0, width].flatMap(cx => [0, height].map(cy => Math.hypot(cx - x, cy - y))))
    path.arc(x, y, far * level, 0, Math.PI * 2)
    return path
  }
  if (field.kind === 'clock') {
    const x = field.x * width
    const y = field.y * height
    path.moveTo(x, y)
    path.arc(x, y, reach, field.from, field.from + level * Math.PI * 2)
    path.closePath()
    return path
  }
  if (field.kind === 'linear') {
    // the field runs 0..1 along `angle` between the frame's two extreme corners
    const dx = Math.cos(field.angle)
    const dy = Math.sin(field.angle)
    const span = Math.abs(dx) * width + Math.abs(dy) * height
    const edge = -span / 2 + level * span
    const matrix = new DOMMatrix().translate(width / 2, height / 2).rotate((field.angle * 180) / Math.PI)
    const half = new Path2D()
    half.rect(-reach, -reach, reach + edge, 2 * reach)
    path.addPath(half, matrix)
    return path
  }
  throw new ContentHQError('unexpected', `the canvas painter has no ${field.kind} mask`)
}
