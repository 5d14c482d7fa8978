/** Owns what grows: trees, conifers, bushes, grass, leaves at the edge of the frame. */
import { shade } from './colour.ts'
import type { SceneArt } from './scene-art.ts'
import { ellipse, n, opacity, path, stroke } from './svg.ts'

/** A broad-leaved tree standing on `y`, `size` tall. */
export function drawTree({ random }: SceneArt, x: number, y: number, size: number, colour: string): string {
  const [trunk, light] = [shade(colour, -0.1, 0.8), shade(colour, 0.055, 1.05)]
  const lean = random.between(-0.04, 0.04) * size
  return (
    path(
      `M${n(x - size * 0.045)} ${n(y)}L${n(x + lean - size * 0.025)} ${n(y - size * 0.5)}h${n(size * 0.05)}L${n(x + size * 0.045)} ${n(y)}Z`,
      trunk,
    ) +
    ellipse(x + lean, y - size * 0.64, size * 0.29, size * 0.37, colour) +
    path(
      `M${n(x + lean)} ${n(y - size * 1.01)}a${n(size * 0.29)} ${n(size * 0.37)} 0 0 1 0 ${n(size * 0.74)}z`,
      light,
      opacity(0.6),
    ) +
    stroke(
      `M${n(x + lean)} ${n(y - size * 0.34)}v${n(-size * 0.34)}m0 ${n(size * 0.16)}l${n(size * 0.1)} ${n(-size * 0.11)}`,
      trunk,
      size * 0.02,
    )
  )
}

/** A tree of several round crowns. */
export function drawRoundTree({ random }: SceneArt, x: number, y: number, size: number, colour: string): string {
  const trunk = shade(colour, -0.12, 0.6)
  let crowns = ''
  for (const [dx, dy, r] of [
    [-0.24, -0.5, 0.22],
    [0.24, -0.52, 0.21],
    [0, -0.72, 0.27],
    [-0.08, -0.46, 0.24],
  ] as const) {
    const wobble = random.between(-0.03, 0.03)
    crowns += ellipse(
      x + (dx + wobble) * size,
      y + dy * size,
      r * size,
      r * size * 0.94,
      shade(colour, dy * -0.09 - 0.04),
    )
    crowns += ellipse(
      x + (dx + wobble + 0.05) * size,
      y + (dy - 0.05) * size,
      r * size * 0.62,
      r * size * 0.52,
      shade(colour, 0.045),
      opacity(0.55),
    )
  }
  return (
    path(
      `M${n(x - size * 0.05)} ${n(y)}Q${n(x - size * 0.02)} ${n(y - size * 0.2)} ${n(x - size * 0.03)} ${n(y - size * 0.46)}h${n(size * 0.06)}Q${n(x + size * 0.02)} ${n(y - size * 0.2)} ${n(x + size * 0.05)} ${n(y)}Z`,
      trunk,
    ) + crowns
  )
}

/** A conifer of stacked tiers with a lit side. */
export function drawConifer(_scene: SceneArt, x: number, y: number, size: number, colour: string): string {
  const light = shade(colour, 0.05)
  let tiers = path(
    `M${n(x - size * 0.035)} ${n(y)}h${n(size * 0.07)}v${n(-size * 0.25)}h${n(-size * 0.07)}z`,
    shade(colour, -0.1, 0.7),
  )
  for (let i = 0; i < 4; i++) {
    const [base, half] = [y - size * (0.12 + i * 0.2), size * (0.27 - i * 0.052)]
    tiers += path(
      `M${n(x - half)} ${n(base)}Q${n(x)} ${n(base + size * 0.035)} ${n(x + half)} ${n(base)}L${n(x)} ${n(base - size * 0.33)}Z`,
      colour,
    )
    tiers += path(
      `M${n(x)} ${n(base - size * 0.33)}L${n(x + half)} ${n(base)}Q${n(x + half * 0.4)} ${n(base + size * 0.02)} ${n(x + half * 0.1)} ${n(base + size * 0.015)}Z`,
      light,
      opacity(0.7),
    )
  }
  return tiers
}

/** Tufts of grass along a line of ground. */
export function drawGrass(
  { layout, random }: SceneArt,
  {
    from,
    to,
    count,
    size,
    colour,
  }: {
    readonly from: number
    readonly to: number
    readonly count: number
    readonly size: number
    readonly colour: string
  },
): string {
  let d = ''
  for (let i = 0; i < count; i++) {
    const [x, y] = [random.next() * layout.width, random.between(from, to)]
    for (let b = -1; b <= 1; b++) {
      const [lean, tall] = [b * random.between(0.2, 0.5), random.between(0.7, 1.2) * size]
      d += `M${n(x + b * size * 0.18)} ${n(y)}q${n(lean * tall * 0.3)} ${n(-tall * 0.6)} ${n(lean * tall)} ${n(-tall)}`
    }
  }
  return stroke(d, colour, size * 0.13, opacity(0.7))
}

/** Big dark leaves reaching in from the lower corners: a frame for the picture. */
export function drawCornerLeaves({ layout, palette, random, pen }: SceneArt, colour = palette.near): string {
  let leaves = ''
  for (let i = 0; i < 12; i++) {
    const right = i % 2 === 1
    const reach = random.between(0, 0.085) * layout.width
    const x = right ? layout.width + 30 - reach : -30 + reach
    const y = layout.height + random.between(-50, 60)
    const [turn, length] = [(right ? -1 : 1) * random.between(-8, 52), random.between(120, 240)]
    const tone = shade(colour, random.between(-0.07, 0.03))
    leaves += `<g transform="translate(${n(x)} ${n(y)}) rotate(${n(turn)})">${path(
      `M0 0C${n(-length * 0.3)} ${n(-length * 0.45)} ${n(-length * 0.1)} ${n(-length * 0.9)} 0 ${n(-length)}C${n(length * 0.1)} ${n(-length * 0.9)} ${n(length * 0.3)} ${n(-length * 0.45)} 0 0Z`,
      pen.linear([
        [0, shade(tone, 0.05)],
        [1, shade(tone, -0.05)],
      ]),
    )}${stroke(`M0 0V${n(-length * 0.9)}`, shade(tone, 0.09), 2.5, opacity(0.5))}</g>`
  }
  return leaves
}
