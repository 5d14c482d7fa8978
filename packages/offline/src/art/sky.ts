/** Owns what hangs above the land: sky, sun or moon, clouds, stars, birds. */
import { mix } from './colour.ts'
import type { SceneArt } from './scene-art.ts'
import { circle, ellipse, group, n, opacity, path, polygon, rect, stroke } from './svg.ts'

/** The sky down to `bottom`, with faint bands of light in it so that it is never flat. */
export function drawSky({ layout, palette, pen, random }: SceneArt, bottom = layout.height): string {
  const stops = palette.sky.map((colour, i) => [[0, 0.38, 0.7, 1][i] ?? 1, colour] as const)
  let bands = ''
  for (let i = 0; i < 7; i++) {
    const y = bottom * random.between(0.12, 0.95)
    const fill = pen.radial([
      [0, palette.sky[3], 0.34],
      [1, palette.sky[3], 0],
    ])
    bands += ellipse(
      layout.width * random.next(),
      y,
      layout.width * random.between(0.25, 0.6),
      random.between(16, 46),
      fill,
    )
  }
  return rect(0, 0, layout.width, bottom, pen.linear(stops)) + bands
}

/** A disc with a wide halo and soft rays. */
export function drawSun({ layout, palette, pen, random }: SceneArt, radius = 84): string {
  const { x, y } = layout.light
  const halo = pen.radial([
    [0, palette.sun, 0.8],
    [0.3, palette.sun, 0.34],
    [1, palette.sun, 0],
  ])
  let rays = ''
  const first = random.between(0, 40)
  for (let i = 0; i < 9; i++) {
    const angle = ((first + i * 40 + random.between(-8, 8)) * Math.PI) / 180
    const [spread, reach] = [random.between(0.05, 0.11), radius * random.between(7, 12)]
    rays += polygon(
      [
        [x, y],
        [x + Math.cos(angle - spread) * reach, y + Math.sin(angle - spread) * reach],
        [x + Math.cos(angle + spread) * reach, y + Math.sin(angle + spread) * reach],
      ],
      pen.radial([
        [0, palette.sun, 0.2],
        [1, palette.sun, 0],
      ]),
    )
  }
  return (
    group(rays, opacity(0.8)) +
    circle(x, y, radius * 4.6, halo) +
    circle(x, y, radius * 1.18, palette.sun, opacity(0.35)) +
    circle(x, y, radius, palette.sun, opacity(0.97))
  )
}

/** A moon with a few craters. */
export function drawMoon({ layout, palette, pen }: SceneArt, radius = 70): string {
  const { x, y } = layout.light
  const dark = mix(palette.sun, palette.sky[1], 0.24)
  const halo = pen.radial([
    [0, palette.sun, 0.55],
    [0.3, palette.sun, 0.2],
    [1, palette.sun, 0],
  ])
  return (
    circle(x, y, radius * 5, halo) +
    circle(
      x,
      y,
      radius,
      pen.radial(
        [
          [0, palette.sun],
          [0.75, palette.sun],
          [1, dark],
        ],
        [0.42, 0.4, 0.62],
      ),
    ) +
    group(
      ellipse(x - radius * 0.3, y - radius * 0.25, radius * 0.22, radius * 0.19, dark) +
        ellipse(x + radius * 0.3, y + radius * 0.2, radius * 0.28, radius * 0.25, dark) +
        ellipse(x - radius * 0.2, y + radius * 0.45, radius * 0.14, radius * 0.12, dark),
      opacity(0.5),
    )
  )
}

/** One flat-bottomed heap of cloud, `size` about half its width. */
export function drawCloud(
  { palette, pen, random }: SceneArt,
  x: number,
  y: number,
  size: number,
  alpha: number,
): string {
  const side = random.chance(0.5) ? -1 : 1
  const puffs = [
    [-0.62, 0.2],
    [-0.28, 0.34],
    [0.1, 0.46],
    [0.46, 0.3],
    [0.74, 0.18],
  ] as const
  const fill = pen.linear([
    [0, '#ffffff'],
    [1, mix('#ffffff', palette.sky[3], 0.55), 0.75],
  ])
  let d = ''
  for (const [at, radius] of puffs) {
    const [cx, cy, r] = [x + side * at * size, y - radius * size * 0.45, radius * size * 0.62]
    d += `M${n(cx - r)} ${n(cy)}a${n(r)} ${n(r)} 0 1 1 ${n(2 * r)} 0V${n(y)}H${n(cx - r)}Z`
  }
  const base = `M${n(x - size)} ${n(y - size * 0.065)}a${n(size * 0.065)} ${n(size * 0.065)} 0 0 1 ${n(size * 0.065)} ${n(-size * 0.065)}H${n(x + size * 0.94)}a${n(size * 0.065)} ${n(size * 0.065)} 0 0 1 0 ${n(size * 0.13)}H${n(x - size * 0.94)}a${n(size * 0.065)} ${n(size * 0.065)} 0 0 1 ${n(-size * 0.065)} ${n(-size * 0.065)}Z`
  return path(d + base, fill, opacity(alpha))
}

/** A few clouds spread over the sky, smaller towards the horizon. */
export function drawClouds(scene: SceneArt, count: number, lowest: number): string {
  const { layout, random } = scene
  let clouds = ''
  for (let i = 0; i < count; i++) {
    const x = layout.width * ((i + random.between(0.15, 0.85)) / count)
    const depth = random.next()
    const y = layout.height * 0.09 + (lowest - layout.height * 0.09) * depth
    clouds += drawCloud(scene, x, y, random.between(110, 190) * (1.15 - depth * 0.6), random.between(0.5, 0.85))
  }
  return clouds
}

export function drawStars({ layout, random }: SceneArt, count: number, lowest = layout.height): string {
  let small = ''
  let bright = ''
  for (let i = 0; i < count; i++) {
    const [x, y, b] = [random.next() * layout.width, random.next() * lowest, random.next()]
    small += circle(x, y, b > 0.96 ? 3.2 : b > 0.8 ? 2.1 : 1.3, '#fff', opacity(0.25 + random.next() * 0.75))
    if (b > 0.985) {
      const s = random.between(9, 20)
      bright += `M${n(x)} ${n(y - s)}Q${n(x)} ${n(y)} ${n(x + s)} ${n(y)}Q${n(x)} ${n(y)} ${n(x)} ${n(y + s)}Q${n(x)} ${n(y)} ${n(x - s)} ${n(y)}Q${n(x)} ${n(y)} ${n(x)} ${n(y - s)}Z`
    }
  }
  return small + (bright === '' ? '' : path(bright, '#fff', opacity(0.85)))
}

/** A loose flock of simple birds. */
export function drawBirds(
  { layout, palette, random }: SceneArt,
  count: number,
  highest: number,
  lowest: number,
): string {
  const [cx, cy] = [layout.width * random.between(0.3, 0.75), random.between(highest, lowest)]
  let birds = ''
  for (let i = 0; i < count; i++) {
    const [x, y, s] = [cx + random.between(-170, 170), cy + random.between(-60, 60), random.between(11, 22)]
    birds += stroke(
      `M${n(x - s)} ${n(y - s * 0.35)}Q${n(x - s * 0.4)} ${n(y - s * 0.5)} ${n(x)} ${n(y)}Q${n(x + s * 0.4)} ${n(y - s * 0.5)} ${n(x + s)} ${n(y - s * 0.35)}`,
      mix(palette.near, palette.sky[1], 0.25),
      3,
    )
  }
  return group(birds, opacity(0.75))
}
