/** Owns the overlay layers of a frame: which logos and lower thirds are seen, and at which moment of their own. */
import type { Composition } from '../../composition.ts'
import type { Layer } from '../../display-list.ts'
import type { TextLayout } from '../../text/layout.ts'
import { logoLayers } from './logo.ts'
import { lowerThirdOf } from './lower-thirds/lower-thirds.ts'

/** The last on top. Pure. */
export function overlayLayers(
  { timeline, assets, size }: Composition,
  layout: TextLayout,
  frame: number,
): readonly Layer[] {
  const rate = timeline.frameRate.num / timeline.frameRate.den
  return (timeline.overlays ?? []).flatMap((clip): readonly Layer[] => {
    const { overlay, startFrame, lengthFrames, edges } = clip
    const at = frame - startFrame
    if (at < 0 || at >= lengthFrames) return []
    // a frame that begins with it shows something of it already
    const moment = { since: (at + 1) / rate, left: (lengthFrames - at) / rate }
    if (overlay.kind === 'logo') return logoLayers(overlay, assets[overlay.asset], size, { edges, ...moment })
    const laid = layout.lowerThird?.(clip)
    return laid ? lowerThirdOf(laid.style).draw(laid, moment) : []
  })
}
