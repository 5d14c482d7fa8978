/** Stage: a plain studio with rings of light; the hero as a medallion, props around it. For what has no place. */
import { mix, shade } from '../colour.ts'
import { type Icon, placeIcon } from '../icons.ts'
import { drawGlow, drawShadow } from '../light.ts'
import type { Depths, SceneArt } from '../scene-art.ts'
import { circle, ellipse, n, opacity, path, polygon, rect, stroke } from '../svg.ts'

export function drawStage(scene: SceneArt): Depths {
  const { layout, palette, random, pen, hero } = scene
  const { width, height, ground, shape } = layout
  const [a, b, c] = [mix(palette.sky[0], palette.near, 0.16), palette.sky[1], mix(palette.sky[2], palette.sky[1], 0.35)]
  const x = layout.hero.x
  const size = layout.hero.size * (shape === 'wide' ? 0.98 : 0.9)
  const y = ground - size * 0.5 - height * 0.035
  let back = rect(
    0,
    0,
    width,
    height,
    pen.linear(
      [
        [0, a],
        [0.55, b],
        [1, c],
      ],
      [0, 0, 1, 1],
    ),
  )
  for (let i = 0; i < 22; i++) {
    const angle = (i / 22) * Math.PI * 2 + 0.1
    const reach = width + height
    back += polygon(
      [
        [x, y],
        [x + Math.cos(angle) * reach, y + Math.sin(angle) * reach],
        [x + Math.cos(angle + 0.142) * reach, y + Math.sin(angle + 0.142) * reach],
      ],
      pen.radial([
        [0, palette.sun, 0.2],
        [1, palette.sun, 0.05],
      ]),
    )
  }
  for (let i = 0; i < 9; i++)
    back += circle(
      random.next() * width,
      random.next() * height,
      random.between(50, 260),
      i % 2 ? palette.sun : palette.far,
      opacity(0.1),
    )
  let dots = ''
  for (let gx = 26; gx < width; gx += 52)
    for (let gy = 26; gy < height; gy += 52) dots += circle(gx, gy, 2.6, palette.paper, '')
  back += `<g ${opacity(0.2)}>${dots}</g>`
  for (let i = 0; i < 70; i++) {
    const [cx, cy, s, turn] = [
      random.next() * width,
      random.next() * height,
      random.between(7, 17),
      random.between(0, 180),
    ]
    const tone =
      [palette.accent, palette.paper, mix(palette.accent, palette.sun, 0.5), palette.near][i % 4] ?? palette.accent
    const extra = `transform="rotate(${n(turn)} ${n(cx)} ${n(cy)})" ${opacity(random.between(0.25, 0.65))}`
    back +=
      i % 3 === 0
        ? circle(cx, cy, s * 0.5, tone, opacity(0.5))
        : i % 3 === 1
          ? rect(cx, cy, s * 1.6, s * 0.5, tone, `rx="4" ${extra}`)
          : path(`M${n(cx)} ${n(cy - s)}l${n(s * 0.8)} ${n(s * 1.5)}h${n(-s * 1.6)}Z`, tone, extra)
  }
  let middle = ''
  for (let i = 4; i > 0; i--) middle += circle(x, y, size * (0.56 + i * 0.135), palette.paper, opacity(0.11))
  middle +=
    circle(
      x,
      y,
      size * 0.74,
      'none',
      `stroke="${palette.paper}" stroke-width="5" stroke-dasharray="3 21" stroke-linecap="round" ${opacity(0.75)}`,
    ) +
    circle(
      x,
      y,
      size * 0.9,
      'none',
      `stroke="${mix(palette.accent, palette.paper, 0.3)}" stroke-width="6" stroke-dasharray="${n(size * 0.5)} ${n(size * 0.3)}" stroke-linecap="round" ${opacity(0.6)}`,
    )
  middle += ellipse(x, y + size * 0.62, size * 0.5, size * 0.05, '#05060f', opacity(0.2))
  middle +=
    circle(x, y + 10, size * 0.585, '#05060f', opacity(0.16)) +
    circle(x, y, size * 0.58, palette.paper) +
    circle(
      x,
      y,
      size * 0.545,
      pen.radial([
        [0, mix(palette.sun, palette.paper, 0.4)],
        [0.7, mix(palette.sky[3], palette.sun, 0.3)],
        [1, mix(palette.sky[2], palette.accent, 0.14)],
      ]),
    )
  middle += circle(
    x,
    y,
    size * 0.5,
    'none',
    `stroke="${mix(palette.accent, palette.paper, 0.35)}" stroke-width="3" stroke-dasharray="1 12" stroke-linecap="round" ${opacity(0.8)}`,
  )
  let front = ''
  if (hero) {
    front += drawShadow(scene, x, y + size * 0.35, size * 0.5, 0.6)
    front += placeIcon(pen, hero, { x, y, size: size * 0.7, anchor: 'middle' })
  } else front += drawBlossom(scene, x, y, size * 0.34)
  const around = shape === 'wide' ? [-0.62, 3.76, 0.5, 2.64] : [-0.72, 3.86, 0.35, 2.8]
  scene.props.forEach((icon, i) => {
    const angle = around[i]
    if (angle === undefined) return
    const reach = size * (shape === 'wide' ? 0.95 : 0.74)
    const [px, py] = [
      x + Math.cos(angle) * reach * (shape === 'wide' ? 1 : 0.82),
      y + Math.sin(angle) * reach * (shape === 'wide' ? 0.72 : 0.98),
    ]
    if (px < size * 0.15 || px > width - size * 0.15 || (layout.title && shape === 'wide' && px < width * 0.5)) return
    front += drawBadge(scene, icon, px, py, size * (shape === 'wide' ? 0.3 : 0.27), [-8, 8, 6, -6][i] ?? 0)
  })
  return { back, middle, front }
}

/** An icon on a small round card. */
function drawBadge({ palette, pen }: SceneArt, icon: Icon, x: number, y: number, size: number, turn: number): string {
  return (
    circle(x, y + size * 0.06, size * 0.56, '#05060f', opacity(0.2)) +
    circle(x, y, size * 0.55, palette.paper) +
    circle(
      x,
      y,
      size * 0.49,
      pen.radial([
        [0, palette.paper],
        [1, mix(palette.sky[3], palette.sky[2], 0.4)],
      ]),
    ) +
    placeIcon(pen, icon, { x, y, size: size * 0.66, anchor: 'middle', turn })
  )
}

/** What the medallion shows when no word has a picture: a quiet ornament. */
function drawBlossom(scene: SceneArt, x: number, y: number, size: number): string {
  const { palette } = scene
  let petals = ''
  for (let ring = 2; ring >= 0; ring--)
    for (let i = 0; i < 10; i++) {
      const reach = size * (0.5 + ring * 0.25)
      const tone = mix(palette.accent, ring === 2 ? palette.sky[1] : palette.sun, ring === 1 ? 0.5 : 0.25 * ring)
      petals += `<g transform="translate(${n(x)} ${n(y)}) rotate(${n(i * 36 + ring * 18)})">${path(`M0 0C${n(-reach * 0.34)} ${n(-reach * 0.4)} ${n(-reach * 0.2)} ${n(-reach)} 0 ${n(-reach)}C${n(reach * 0.2)} ${n(-reach)} ${n(reach * 0.34)} ${n(-reach * 0.4)} 0 0Z`, tone, opacity(0.85))}${stroke(`M0 ${n(-reach * 0.2)}V${n(-reach * 0.8)}`, shade(tone, 0.12), 2.5, opacity(0.6))}</g>`
    }
  return drawGlow(scene, x, y, size * 1.3, palette.sun, 0.7) + petals + circle(x, y, size * 0.16, palette.paper)
}
