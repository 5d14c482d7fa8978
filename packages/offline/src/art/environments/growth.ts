/** Growth: rising steps of coins before a skyline, a dotted curve. For money, business and figures. */
import { drawCast } from '../cast.ts'
import { mix, shade } from '../colour.ts'
import { drawHaze } from '../light.ts'
import { landBelow, ridge } from '../ridges.ts'
import type { Depths, SceneArt } from '../scene-art.ts'
import { drawClouds, drawSky, drawSun } from '../sky.ts'
import { circle, ellipse, group, n, opacity, type Point, path, polygon, rect, smooth, stroke } from '../svg.ts'
import { drawSkyline } from './skyline.ts'

export function drawGrowth(scene: SceneArt): Depths {
  const { layout, palette, random, pen } = scene
  const { width, height, ground, shape, title } = layout
  const tall = height * (shape === 'tall' ? 0.22 : 0.32)
  const kerb = ground - height * 0.06
  let back = drawSky(scene) + drawSun(scene, 90) + drawClouds(scene, 4, layout.horizon * 0.6)
  for (let k = 0; k < 3; k++) {
    const colour = mix(palette.sky[3], mix(palette.far, palette.near, 0.5), 0.24 + k * 0.2)
    back +=
      drawSkyline(scene, {
        from: -40,
        to: width + 40,
        base: kerb + 20,
        low: tall * (0.5 - k * 0.12),
        high: tall * (1.1 - k * 0.24),
        width: [74, 150],
        colour,
        fade: mix(colour, palette.sky[3], 0.5),
        windows: { colour: palette.sun, share: 0.5, size: 10 + k * 2 },
      }) + drawHaze(scene, kerb - 60, tall * 0.6, 0.3)
  }
  const count = shape === 'wide' ? (title ? 4 : 6) : 5
  const hero = layout.hero
  const left = shape === 'wide' && hero.x > width * 0.5
  const [from, to] =
    shape === 'wide'
      ? title
        ? [hero.x + hero.size * 0.5, width - 30]
        : left
          ? [width * 0.05, hero.x - hero.size * 0.52]
          : [hero.x + hero.size * 0.55, width * 0.97]
      : [width * 0.03, width * 0.97]
  const gap = 16
  const bar = Math.min(120, (to - from - gap * (count - 1)) / count)
  const lift = shape === 'wide' ? (title ? 0.2 : 0.34) : shape === 'tall' ? 0.2 : title ? 0.16 : 0.3
  const tops: Point[] = []
  let steps = ''
  const foot = kerb + (shape === 'wide' ? 34 : 14)
  for (let i = 0; i < count; i++) {
    const t = (i + 1) / count
    const x = from + i * (bar + gap) + (shape === 'wide' ? 0 : (to - from - count * (bar + gap)) / 2)
    const high = height * (0.05 + lift * t ** 1.5)
    const y = foot - high
    const tone = mix(palette.accent, palette.sun, 0.32 - 0.2 * t)
    steps +=
      polygon(
        [
          [x + bar, y + 4],
          [x + bar + 20, y - 10],
          [x + bar + 20, foot - 12],
          [x + bar, foot],
        ],
        shade(tone, -0.14),
      ) +
      polygon(
        [
          [x, y + 4],
          [x + 20, y - 10],
          [x + bar + 20, y - 10],
          [x + bar, y + 4],
        ],
        shade(tone, 0.09),
      )
    steps +=
      rect(
        x,
        y,
        bar,
        high,
        pen.linear([
          [0, tone],
          [1, shade(tone, -0.11)],
        ]),
        'rx="3"',
      ) + rect(x + 8, y + 12, bar * 0.13, Math.max(8, high - 30), '#ffffff', `rx="5" ${opacity(0.26)}`)
    const coins = shape === 'wide' ? i + 1 : Math.ceil((i + 1) / 2)
    const rx = bar * 0.36
    for (let k = 0; k < coins; k++) {
      const cy = y - 8 - k * 14
      steps +=
        ellipse(x + bar / 2 + 6, cy + 6, rx, rx * 0.3, '#b9780f') +
        ellipse(x + bar / 2 + 6, cy, rx, rx * 0.3, '#ffc93c') +
        ellipse(x + bar / 2 + 6, cy, rx * 0.7, rx * 0.19, 'none', 'stroke="#dd971a" stroke-width="3"')
    }
    tops.push([x + bar / 2 + 6, y - 26 - coins * 14])
  }
  const firstTop = tops[0] ?? [0, 0]
  const lastTop = tops.at(-1) ?? [0, 0]
  const curve = smooth([
    [firstTop[0] - bar, firstTop[1] - 10],
    ...tops.map(([x, y]): Point => [x - 6, y - 44]),
    [lastTop[0] + bar * 0.9, lastTop[1] - 120],
  ])
  steps += stroke(curve, '#ffffff', 10, `stroke-dasharray="1 25" ${opacity(0.95)}`)
  const arrowX = lastTop[0] + bar * 0.9
  steps += polygon(
    [
      [arrowX + 12, lastTop[1] - 156],
      [arrowX + 16, lastTop[1] - 108],
      [arrowX - 26, lastTop[1] - 128],
    ],
    '#ffffff',
  )
  const line = ridge(scene, { y: kerb, amplitude: 12, scale: 0.0014, offset: 9, octaves: 2 })
  const land = landBelow(scene, line)
  const base = mix(palette.near, palette.sky[1], 0.24)
  let marks = ''
  for (let r = 0; r < 11; r++) {
    const y = kerb + 20 + r * 12 + r * r * 2
    marks += stroke(
      `M-20 ${n(y)}Q${n(width * 0.4)} ${n(y + 16)} ${n(width + 20)} ${n(y - 6)}`,
      r % 2 ? shade(base, 0.05) : shade(base, -0.05),
      6 + r * 1.2,
      opacity(0.36),
    )
  }
  for (let i = 0; i < 26; i++)
    marks += circle(
      random.next() * width,
      kerb + random.between(20, height - kerb),
      random.between(3, 8),
      shade(base, 0.1),
      opacity(0.4),
    )
  const cast = drawCast(
    { ...scene, props: shape === 'wide' ? scene.props.slice(0, 2) : scene.props },
    { sky: 'open', glow: 0.65 },
  )
  const groundMarkup =
    path(
      land,
      pen.linear([
        [0, shade(base, 0.07)],
        [0.3, base],
        [1, shade(base, -0.1)],
      ]),
    ) + group(marks, pen.clip(land))
  return shape === 'wide'
    ? { back, middle: cast.air, front: groundMarkup + steps + cast.hero + (title ? '' : cast.props) }
    : { back, middle: steps + cast.air, front: groundMarkup + cast.hero + cast.props }
}
