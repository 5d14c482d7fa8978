/** Kitchen: tiled wall, shelf with jars, hanging lamps, a wooden counter for the hero. */
import { drawCast } from '../cast.ts'
import { mix, shade } from '../colour.ts'
import { drawGlow } from '../light.ts'
import type { Depths, SceneArt } from '../scene-art.ts'
import { circle, ellipse, n, opacity, path, rect, stroke } from '../svg.ts'
import { drawTableTop } from './table-top.ts'

export function drawKitchen(scene: SceneArt): Depths {
  const { layout, palette, random, pen } = scene
  const { width, height, ground, shape } = layout
  const counter = ground - height * 0.05
  const wall = mix(mix(palette.sky[1], palette.sky[2], 0.55), palette.paper, palette.dark === 'yes' ? 0.12 : 0.42)
  let back = rect(
    0,
    0,
    width,
    counter,
    pen.linear([
      [0, shade(wall, -0.1)],
      [0.55, wall],
      [1, shade(wall, -0.04)],
    ]),
  )
  const [tileW, tileH] = [96, 46]
  const tilesTop = height * 0.5
  for (let row = 0, y = counter - tileH; y > tilesTop - tileH; row++, y -= tileH)
    for (let x = -(row % 2) * (tileW / 2); x < width; x += tileW)
      back +=
        rect(
          x + 2,
          y + 2,
          tileW - 4,
          tileH - 4,
          mix(palette.paper, wall, random.between(0.15, 0.5)),
          `rx="4" ${opacity(0.72)}`,
        ) + (random.chance(0.16) ? rect(x + 8, y + 8, tileW * 0.4, 5, '#ffffff', `rx="2" ${opacity(0.4)}`) : '')
  let stripes = ''
  for (let x = 30; x < width; x += 62) stripes += `M${n(x)} 0V${n(tilesTop - 6)}`
  back +=
    stroke(stripes, palette.near, 2, opacity(0.09)) +
    rect(0, tilesTop - 22, width, 14, shade(wall, -0.16), opacity(0.8)) +
    rect(
      0,
      tilesTop - 8,
      width,
      20,
      pen.linear([
        [0, '#000000', 0.2],
        [1, '#000000', 0],
      ]),
    )
  const shelves = shape === 'tall' ? [height * 0.2, height * 0.34] : [height * 0.27]
  let middle = ''
  for (const y of shelves) middle += drawShelf(scene, y, -20, width + 20)
  const lamps = shape === 'wide' ? 3 : 2
  for (let i = 0; i < lamps; i++)
    middle += drawPendant(
      scene,
      width * ((i + 0.5) / lamps) + random.between(-40, 40),
      height * (shape === 'wide' ? 0.36 : 0.4) + random.between(-20, 20),
    )
  const cast = drawCast(scene, { sky: 'none', glow: 0.75 })
  return { back, middle, front: drawTableTop(scene, counter, '#b07a48') + drawCrumbs(scene) + cast.hero + cast.props }
}

/** A board with jars, bottles, bowls and pots on it. */
export function drawShelf({ palette, random, pen }: SceneArt, y: number, from: number, to: number): string {
  const wood = mix('#9a6a40', palette.near, 0.25)
  const tones = [
    palette.accent,
    palette.sky[0],
    mix(palette.far, '#6aa45a', 0.4),
    mix(palette.accent, palette.sun, 0.6),
    palette.paper,
    mix(palette.near, palette.sky[1], 0.4),
  ]
  let things = ''
  let x = from + 40
  while (x < to - 40) {
    const kind = random.integer(0, 5)
    const tone = tones[random.integer(0, tones.length - 1)] ?? palette.accent
    if (kind <= 1) {
      const [w, h] = [random.between(48, 66), random.between(66, 100)]
      things +=
        rect(x, y - h, w, h, mix('#ffffff', palette.sky[2], 0.35), `rx="10" ${opacity(0.55)}`) +
        rect(x + 5, y - h * 0.66, w - 10, h * 0.62, tone, `rx="7" ${opacity(0.92)}`) +
        rect(x + 3, y - h - 12, w - 6, 15, wood, 'rx="4"') +
        rect(x + 9, y - h + 8, 6, h - 22, '#ffffff', `rx="3" ${opacity(0.45)}`)
      x += w + random.between(8, 22)
    } else if (kind === 2) {
      const [w, h] = [random.between(30, 38), random.between(104, 138)]
      things +=
        path(
          `M${n(x)} ${n(y)}v${n(-h * 0.58)}q0 ${n(-h * 0.14)} ${n(w * 0.32)} ${n(-h * 0.2)}v${n(-h * 0.22)}h${n(w * 0.36)}v${n(h * 0.22)}q${n(w * 0.32)} ${n(h * 0.06)} ${n(w * 0.32)} ${n(h * 0.2)}V${n(y)}Z`,
          tone,
        ) + rect(x + 3, y - h * 0.42, w - 6, h * 0.2, palette.paper, opacity(0.85))
      x += w + random.between(8, 20)
    } else if (kind === 3) {
      const s = random.between(56, 78)
      things +=
        path(
          `M${n(x)} ${n(y - s * 0.52)}h${n(s)}q0 ${n(s * 0.52)} ${n(-s * 0.5)} ${n(s * 0.52)}t${n(-s * 0.5)} ${n(-s * 0.52)}Z`,
          tone,
        ) + path(`M${n(x)} ${n(y - s * 0.52)}h${n(s)}l-3 10h${n(6 - s)}Z`, shade(tone, 0.09))
      x += s + random.between(8, 22)
    } else if (kind === 4) {
      const s = random.between(48, 60)
      for (let i = -2; i <= 2; i++)
        things += `<g transform="translate(${n(x + s / 2)} ${n(y - s * 0.7)}) rotate(${n(i * 26)})">${path('M0 0q-16 -30 0 -70q16 40 0 70z', i % 2 ? '#3f9a6e' : '#2e7d5b')}</g>`
      things += path(
        `M${n(x)} ${n(y - s * 0.78)}h${n(s)}l${n(-s * 0.14)} ${n(s * 0.78)}h${n(-s * 0.72)}z`,
        mix(palette.accent, '#b5674a', 0.5),
      )
      x += s + random.between(10, 26)
    } else {
      for (let i = 0; i < random.integer(2, 4); i++) {
        things += rect(x, y - 13 * (i + 1), 76 - i * 3, 11, i % 2 ? palette.paper : tone, 'rx="5"')
      }
      x += 76 + random.between(10, 26)
    }
  }
  return (
    things +
    rect(
      from,
      y,
      to - from,
      17,
      pen.linear([
        [0, shade(wood, 0.1)],
        [1, shade(wood, -0.05)],
      ]),
    ) +
    rect(
      from,
      y + 17,
      to - from,
      26,
      pen.linear([
        [0, '#000000', 0.24],
        [1, '#000000', 0],
      ]),
    )
  )
}

function drawPendant(scene: SceneArt, x: number, y: number): string {
  const { palette, pen } = scene
  const shadeColour = mix(palette.accent, palette.near, 0.12)
  return (
    rect(x - 2, 0, 4, y - 70, shade(palette.near, 0.04)) +
    drawGlow(scene, x, y + 10, 300, palette.sun, 0.6) +
    circle(x, y + 2, 19, '#fffdf2') +
    path(
      `M${n(x - 70)} ${n(y)}Q${n(x - 62)} ${n(y - 66)} ${n(x - 13)} ${n(y - 78)}h26Q${n(x + 62)} ${n(y - 66)} ${n(x + 70)} ${n(y)}Z`,
      pen.linear(
        [
          [0, shade(shadeColour, -0.07)],
          [0.35, shade(shadeColour, 0.08)],
          [1, shade(shadeColour, -0.09)],
        ],
        [0, 0, 1, 0],
      ),
    ) +
    ellipse(x, y, 70, 8, mix(palette.sun, palette.accent, 0.2))
  )
}

function drawCrumbs({ layout, palette, random }: SceneArt): string {
  let crumbs = ''
  for (let i = 0; i < 34; i++)
    crumbs += ellipse(
      layout.hero.x + random.between(-1, 1) * layout.hero.size * 1.3,
      layout.ground + random.between(4, 52),
      random.between(2, 5),
      random.between(1.5, 3),
      mix(palette.paper, '#7a5230', random.next()),
      opacity(0.6),
    )
  return crumbs
}
