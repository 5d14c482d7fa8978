/** Laboratory: grid wall, round display with rings, shelves of glassware, a bench. */
import { drawCast } from '../cast.ts'
import { mix, shade } from '../colour.ts'
import type { Depths, SceneArt } from '../scene-art.ts'
import { circle, ellipse, group, n, opacity, path, rect, stroke } from '../svg.ts'

export function drawLab(scene: SceneArt): Depths {
  const { layout, palette, random, pen } = scene
  const { width, height, ground, hero, shape } = layout
  const bench = ground - height * 0.05
  const wall = mix(mix(palette.sky[0], palette.sky[1], 0.5), palette.near, 0.3)
  const glow = mix(palette.sky[2], palette.sun, 0.2)
  let back = rect(
    0,
    0,
    width,
    height,
    pen.radial(
      [
        [0, mix(wall, glow, 0.5)],
        [0.55, wall],
        [1, shade(wall, -0.12)],
      ],
      [hero.x / width, 0.42, 0.85],
    ),
  )
  let grid = ''
  for (let x = 30; x < width; x += 60) grid += `M${n(x)} 0V${n(bench)}`
  for (let y = 30; y < bench; y += 60) grid += `M0 ${n(y)}H${n(width)}`
  back += stroke(grid, glow, 1.6, opacity(0.15))
  const middleY = ground - hero.size * 0.53
  for (let i = 0; i < 4; i++)
    back += circle(
      hero.x,
      middleY,
      hero.size * (0.6 + i * 0.16),
      i === 0
        ? pen.radial([
            [0, palette.sun, 0.55],
            [0.75, glow, 0.3],
            [1, glow, 0.12],
          ])
        : 'none',
      `stroke="${mix(glow, '#ffffff', 0.4)}" stroke-width="${n(5 - i)}" stroke-dasharray="${['', '4 16', '90 24', '2 22'][i]}" stroke-linecap="round" ${opacity(0.75 - i * 0.14)}`,
    )
  for (let i = 0; i < 9; i++) {
    const [angle, reach] = [random.between(0, 6.28), hero.size * (0.6 + 0.16 * random.integer(0, 3))]
    back += circle(
      hero.x + Math.cos(angle) * reach,
      middleY + Math.sin(angle) * reach,
      random.between(6, 13),
      i % 2 ? palette.accent : mix(glow, '#ffffff', 0.5),
      opacity(0.9),
    )
  }
  back += drawMolecules(scene, bench, mix(glow, '#ffffff', 0.25))
  let middle = ''
  const rows = shape === 'tall' ? [height * 0.17, height * 0.29] : [height * 0.26, height * 0.43]
  for (const [i, y] of rows.entries()) {
    const reach = width * (shape === 'wide' ? 0.27 : 0.5)
    const left = shape === 'wide' ? (hero.x > width * 0.55 ? 0 : hero.x < width * 0.45 ? 1 : i % 2) === 0 : i % 2 === 0
    middle += left ? drawGlassware(scene, -10, reach, y) : drawGlassware(scene, width - reach, width + 10, y)
  }
  const cast = drawCast(scene, { sky: 'none', glow: 0.6 })
  const top = mix(palette.paper, palette.sky[2], 0.35)
  let benchMarks = ''
  for (let i = 0; i < 26; i++)
    benchMarks += rect(
      random.next() * width,
      bench + 16 + random.next() * height * 0.1,
      random.between(40, 180),
      2.5,
      i % 2 ? '#ffffff' : shade(top, -0.2),
      `rx="1" ${opacity(0.3)}`,
    )
  const front =
    rect(
      0,
      bench,
      width,
      height - bench,
      pen.linear([
        [0, top],
        [0.5, shade(top, -0.1)],
        [0.52, shade(wall, -0.02)],
        [1, shade(wall, -0.12)],
      ]),
    ) +
    rect(0, bench, width, 6, '#ffffff', opacity(0.7)) +
    benchMarks +
    drawDrawers(scene, bench + (height - bench) * 0.52)
  return { back, middle, front: front + cast.hero + cast.props }
}

function drawDrawers({ layout, palette }: SceneArt, y: number): string {
  let lines = ''
  for (let x = 40; x < layout.width; x += 260)
    lines +=
      rect(x, y + 18, 236, layout.height, palette.near, `rx="12" ${opacity(0.2)}`) +
      rect(x + 78, y + 38, 80, 9, palette.paper, `rx="4" ${opacity(0.35)}`)
  return rect(0, y, layout.width, 9, palette.near, opacity(0.3)) + lines
}

function drawMolecules({ layout, random }: SceneArt, bottom: number, colour: string): string {
  let markup = ''
  for (let i = 0; i < 8; i++) {
    const [x, y, s] = [random.next() * layout.width, random.next() * bottom * 0.9, random.between(22, 44)]
    let d = ''
    const points = Array.from(
      { length: 6 },
      (_, k) => [x + Math.cos((k * Math.PI) / 3) * s, y + Math.sin((k * Math.PI) / 3) * s] as const,
    )
    points.forEach(([px, py], k) => {
      d += `${k === 0 ? 'M' : 'L'}${n(px)} ${n(py)}`
    })
    markup +=
      stroke(`${d}Z`, colour, 3) +
      points
        .filter((_, k) => k % 2 === i % 2)
        .map(([px, py]) => circle(px, py, 6, colour))
        .join('')
    markup +=
      stroke(`M${n(x + s)} ${n(y)}l${n(s * 0.8)} ${n(-s * 0.4)}`, colour, 3) +
      circle(x + s * 1.8, y - s * 0.4, 7, colour)
  }
  return group(markup, opacity(0.22))
}

function drawGlassware({ palette, random, pen }: SceneArt, from: number, to: number, y: number): string {
  const liquids = [palette.accent, '#5ad0b4', '#8f7bf0', '#ffb84d', '#4fa8f0']
  let things = ''
  let x = from + 30
  while (x < to - 70) {
    const liquid = liquids[random.integer(0, liquids.length - 1)] ?? palette.accent
    const kind = random.integer(0, 2)
    const glass = mix('#ffffff', palette.sky[2], 0.2)
    if (kind === 0) {
      const [w, h] = [84, 112]
      const flask = `M${n(x + w * 0.36)} ${n(y - h)}h${n(w * 0.28)}v${n(h * 0.34)}L${n(x + w)} ${n(y - 10)}q0 10 -10 10H${n(x + 10)}q-10 0 -10 -10L${n(x + w * 0.36)} ${n(y - h * 0.66)}Z`
      things +=
        path(flask, glass, opacity(0.35)) +
        group(
          rect(x, y - h * 0.42, w, h * 0.42, liquid) +
            circle(x + w * 0.4, y - 22, 6, '#fff', opacity(0.6)) +
            circle(x + w * 0.6, y - 34, 4, '#fff', opacity(0.6)),
          `${pen.clip(flask)} ${opacity(0.85)}`,
        ) +
        stroke(flask, glass, 3, opacity(0.7))
      x += w + random.between(12, 26)
    } else if (kind === 1) {
      const [w, h] = [72, 84]
      things +=
        rect(x, y - h, w, h, glass, `rx="8" ${opacity(0.35)}`) +
        rect(x + 5, y - h * 0.58, w - 10, h * 0.54, liquid, `rx="5" ${opacity(0.85)}`) +
        stroke(`M${n(x + w - 22)} ${n(y - h * 0.8)}h14m-14 14h14m-14 14h14`, glass, 3, opacity(0.8)) +
        rect(x + 8, y - h + 8, 6, h - 18, '#fff', `rx="3" ${opacity(0.5)}`)
      x += w + random.between(12, 26)
    } else {
      things += rect(x, y - 44, 118, 12, mix(palette.near, palette.far, 0.4), 'rx="4"')
      for (let i = 0; i < 4; i++) {
        const tone = liquids[(i + random.integer(0, 3)) % liquids.length] ?? liquid
        things +=
          rect(x + 10 + i * 27, y - 92, 18, 88, glass, `rx="9" ${opacity(0.4)}`) +
          rect(x + 12 + i * 27, y - 58 + i * 4, 14, 52 - i * 4, tone, `rx="7" ${opacity(0.9)}`)
      }
      things += rect(x, y - 12, 118, 12, mix(palette.near, palette.far, 0.4), 'rx="4"')
      x += 118 + random.between(14, 28)
    }
  }
  return (
    things +
    rect(from, y, to - from, 14, mix(palette.paper, palette.sky[1], 0.3), 'rx="4"') +
    ellipse((from + to) / 2, y + 24, (to - from) * 0.46, 8, '#05060f', opacity(0.18))
  )
}
