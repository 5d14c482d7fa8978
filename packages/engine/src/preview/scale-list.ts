/** Owns a display list made smaller: the same picture on fewer pixels, for frames that come late. Pure. */
import type { Size } from '@contenthq/model'
import type { DisplayList, Layer, Rect } from '../display-list.ts'

/** `size` has the list's shape but for rounding; lengths in pixels follow, fractions and fields stay. */
export function scaleList(list: DisplayList, { width, height }: Size): DisplayList {
  if (list.width === width && list.height === height) return list
  const [across, down] = [width / list.width, height / list.height]
  const rect = ([x, y, w, h]: Rect): Rect => [x * across, y * down, w * across, h * down]
  const scaled = (layer: Layer): Layer => {
    const { source, target, clip, blur, mosaic, mask } = layer
    const cells =
      mask?.field.kind === 'noise' ? { ...mask, field: { ...mask.field, cell: mask.field.cell * across } } : mask
    return {
      ...layer,
      source: source.kind === 'group' ? { ...source, layers: source.layers.map(scaled) } : source,
      target: rect(target),
      ...(clip ? { clip: rect(clip) } : {}),
      ...(cells ? { mask: cells } : {}),
      ...(blur === undefined ? {} : { blur: blur * across }),
      ...(mosaic === undefined ? {} : { mosaic: mosaic * across }),
    }
  }
  return { ...list, width, height, layers: list.layers.map(scaled) }
}
