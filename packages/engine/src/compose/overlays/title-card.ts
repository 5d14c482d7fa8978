/** The title over its picture: scrim first, then line by line, rising a little. */
import type { Layer } from '../../display-list.ts'
import type { LaidTitle } from '../../text/layout.ts'
import { clamp01, easeOut } from '../easing.ts'

const FADE_SECONDS = 0.6
const STAGGER_SECONDS = 0.12

/** `seconds` since the scene's start; `rise` is the way a line comes up, output pixels. Without a scrim the ground is dark. */
export function titleLayers(
  { scrim, lines }: Pick<LaidTitle, 'lines'> & Partial<LaidTitle>,
  seconds: number,
  rise: number,
): readonly Layer[] {
  const shown = (delay: number) => easeOut(clamp01((seconds - delay) / FADE_SECONDS))
  const text = lines.map(({ key, rect }, index): Layer => {
    const opacity = shown(0.15 + index * STAGGER_SECONDS)
    const [x, y, width, height] = rect
    return {
      source: { kind: 'sprite', key },
      target: [x, y + Math.round((1 - opacity) * rise), width, height],
      opacity,
    }
  })
  return [
    ...(scrim ? [{ source: { kind: 'sprite', key: scrim.key }, target: scrim.rect } as const] : []),
    ...text.filter(layer => (layer.opacity ?? 1) > 0),
  ]
}
