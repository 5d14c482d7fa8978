/** Owns rows of buildings for the city scenes and for views from a window. */
import { mix, shade } from '../colour.ts'
import type { SceneArt } from '../scene-art.ts'
import { circle, n, opacity, path, rect } from '../svg.ts'

export type SkylineRow = {
  readonly from: number
  readonly to: number
  /** Foot of the buildings. */
  readonly base: number
  readonly low: number
  readonly high: number
  readonly width: readonly [number, number]
  readonly colour: string
  /** Colour they fade to at the foot. */
  readonly fade: string
  /** House colours, mixed in at random. */
  readonly tints?: readonly string[]
  /** Colour and share (0..1) of windows with light. */
  readonly windows?: { readonly colour: string; readonly share: number; readonly size: number }
}

/** One row of varied buildings, left to right. */
export function drawSkyline({ random, pen }: SceneArt, row: SkylineRow): string {
  let markup = ''
  let lights = ''
  let x = row.from
  while (x < row.to) {
    const width = random.between(...row.width)
    const high = random.between(row.low, row.high)
    const y = row.base - high
    const base = row.tints
      ? mix(row.colour, row.tints[random.integer(0, row.tints.length - 1)] ?? row.colour, 0.55)
      : row.colour
    const tone = shade(base, random.between(-0.025, 0.025))
    markup += rect(
      x,
      y,
      width,
      high,
      pen.linear([
        [0, tone],
        [1, row.fade],
      ]),
    )
    markup += rect(x + width * 0.82, y, width * 0.18, high, '#000000', opacity(0.07))
    const roof = random.next()
    if (roof < 0.16)
      markup += path(
        `M${n(x)} ${n(y + 1)}L${n(x + width / 2)} ${n(y - width * 0.36)}L${n(x + width)} ${n(y + 1)}Z`,
        tone,
      )
    else if (roof < 0.34)
      markup += rect(x + width / 2 - 3, y - 62, 6, 64, tone) + circle(x + width / 2, y - 62, 5, tone)
    else if (roof < 0.52)
      markup +=
        rect(x + width * 0.2, y - 22, width * 0.6, 24, tone) + rect(x + width * 0.36, y - 40, width * 0.28, 20, tone)
    else if (roof < 0.62)
      markup += path(`M${n(x)} ${n(y + 1)}A${n(width / 2)} ${n(width * 0.34)} 0 0 1 ${n(x + width)} ${n(y + 1)}Z`, tone)
    if (row.windows) {
      const { size, share } = row.windows
      const columns = Math.max(1, Math.floor((width - size) / (size * 2.1)))
      const gap = width / columns
      for (let c = 0; c < columns; c++)
        for (let wy = y + size * 1.3; wy < row.base - size * 2; wy += size * 2.6)
          if (random.next() < share)
            lights += `M${n(x + gap * (c + 0.5) - size / 2)} ${n(wy)}h${n(size)}v${n(size * 1.4)}h${n(-size)}z`
    }
    x += width + random.between(-8, 14)
  }
  return (
    markup +
    (row.windows && lights !== '' ? path(lights, mix(row.windows.colour, row.colour, 0.12), opacity(0.75)) : '')
  )
}
