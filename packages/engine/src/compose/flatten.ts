/** Owns the folding of groups that fade, move or mask what can be faded, moved or masked alone: painters get flat lists wherever possible. */
import type { Layer, Rect } from '../display-list.ts'

const liesIn = ([x, y, width, height]: Rect, [left, top, right, bottom]: Rect): boolean =>
  x >= left && y >= top && x + width <= left + right && y + height <= top + bottom

const shifted = (rect: Rect, across: number, down: number): Rect => [rect[0] + across, rect[1] + down, rect[2], rect[3]]

/** The children moved as the group is; undefined where what lies in the frame would not be cut off at its edge. */
function movedChildren(children: readonly Layer[], [x, y, width, height]: Rect): readonly Layer[] | undefined {
  const whole: Rect = [0, 0, width, height]
  if (!children.every(child => !child.mask && child.source.kind !== 'group' && liesIn(child.target, whole))) return
  if (x === 0 && y === 0) return children
  return children.map(child => ({
    ...child,
    target: shifted(child.target, x, y),
    ...(child.clip ? { clip: shifted(child.clip, x, y) } : {}),
  }))
}

/**
 * A full-frame group without an effect of its own is its children; one that only fades, masks, blurs or breaks up a
 * single child does so to the child; one that only moves moves them.
 */
export function flatten(layers: readonly Layer[]): readonly Layer[] {
  return layers.flatMap((layer): readonly Layer[] => {
    if (layer.source.kind !== 'group') return [layer]
    const children = flatten(layer.source.layers)
    const { source: _source, target, opacity = 1, ...effects } = layer
    const group: Layer = { ...layer, source: { kind: 'group', layers: children } }
    const isMoved = target[0] !== 0 || target[1] !== 0
    if (isMoved) {
      const moved = Object.keys(effects).length > 0 || opacity !== 1 ? undefined : movedChildren(children, target)
      return moved ?? [group]
    }
    if (Object.keys(effects).length === 0 && opacity === 1) return children
    const [only] = children
    if (children.length !== 1 || !only || Object.keys(effects).some(name => name in only)) return [group]
    return [{ ...only, ...effects, ...(opacity === 1 ? {} : { opacity: (only.opacity ?? 1) * opacity }) }]
  })
}
