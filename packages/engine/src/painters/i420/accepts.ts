/** Owns which display lists the I420 painter can paint. Pure: a list says it all, pictures need not be there. */
import type { DisplayList, Layer, Rect } from '../../display-list.ts'

/** Widest frame of the sampling kernel's tables. */
const MOST_WIDTH = 16_384

const isWhole = ([x, y, width, height]: Rect, list: DisplayList): boolean =>
  x === 0 && y === 0 && width === list.width && height === list.height

function acceptsLayer(layer: Layer, list: DisplayList): boolean {
  if (layer.turn || layer.blur || layer.mosaic !== undefined || layer.mask?.field.kind === 'image') return false
  switch (layer.source.kind) {
    case 'group':
      return isWhole(layer.target, list) && !layer.crop && layer.source.layers.every(child => acceptsLayer(child, list))
    default:
      return true
  }
}

/** Pictures, moving or not, sprites and fills anywhere, cropped, clipped, masked and faded, and groups of them. */
export function i420Accepts(list: DisplayList): boolean {
  const { width, height, layers } = list
  return width % 2 === 0 && height % 2 === 0 && width <= MOST_WIDTH && layers.every(layer => acceptsLayer(layer, list))
}
