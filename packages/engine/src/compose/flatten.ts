/** Owns the folding of groups that only fade a single child: painters get flat lists wherever possible. */
import type { Layer } from '../display-list.ts'

/** A full-frame group without an effect of its own is its children; one that only fades a single child fades that child. */
export function flatten(layers: readonly Layer[]): readonly Layer[] {
  return layers.flatMap((layer): readonly Layer[] => {
    if (layer.source.kind !== 'group') return [layer]
    const children = flatten(layer.source.layers)
    const { source: _source, target: _target, opacity = 1, ...effects } = layer
    if (Object.keys(effects).length > 0) return [{ ...layer, source: { kind: 'group', layers: children } }]
    if (opacity === 1) return children
    const [only] = children
    if (children.length === 1 && only) return [{ ...only, opacity: (only.opacity ?? 1) * opacity }]
    return [{ ...layer, source: { kind: 'group', layers: children } }]
  })
}
