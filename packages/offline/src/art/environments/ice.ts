/** Ice: a frozen sea with bergs, pressure ridges and, at night, northern lights. */
import { drawCast } from '../cast.ts'
import { mix, shade } from '../colour.ts'
import { drawHaze } from '../light.ts'
import { cliffBelow, landBelow, peaks, ridge } from '../ridges.ts'
import type { Depths, SceneArt } from '../scene-art.ts'
import { drawClouds, drawMoon, drawSky, drawStars, drawSun } from '../sky.ts'
import { circle, ellipse, group, n, opacity, path, polygon, rect } from '../svg.ts'

const ICE = '#dff1fb'
const DEEP = '#5fa6cf'

/** A berg of few facets, its foot at `y`. */
function drawBerg({ palette, random, pen }: SceneArt, x: number, y: number, size: number): string {
  const light = mix(ICE, palette.sky[3], palette.dark === 'yes' ? 0.5 : 0.2)
  const shadow = mix(DEEP, palette.sky[1], 0.45)
  const [peak, lean] = [random.between(0.75, 1.1), random.between(-0.25, 0.25)]
  const top = [x + size * lean, y - size * peak] as const
  const shoulder = [x + size * (0.34 + lean * 0.3), y - size * peak * random.between(0.5, 0.72)] as const
  return (
    polygon(
      [[x - size * 0.62, y], [x - size * 0.4, y - size * 0.46], top, shoulder, [x + size * 0.7, y]],
      pen.linear([
        [0, '#ffffff'],
        [1, light],
      ]),
    ) +
    polygon([top, shoulder, [x + size * 0.7, y], [x + size * 0.12, y]], shadow, opacity(0.42)) +
    ellipse(x, y, size * 0.8, size * 0.06, mix(shadow, palette.near, 0.3), opacity(0.45))
  )
}

/** Curtains of light over the whole sky. */
function drawAurora({ layout, palette, random, pen }: SceneArt): string {
  let curtains = ''
  for (let i = 0; i < 4; i++) {
    const tone = i % 2 ? '#6ef0b4' : mix('#8a7cff', palette.accent, 0.3)
    const fill = pen.linear([
      [0, tone, 0],
      [0.55, tone, 0.34],
      [1, tone, 0],
    ])
    const [base, sway] = [layout.horizon * random.between(0.55, 0.85), random.between(0, 6)]
    for (let x = -40; x < layout.width + 40; x += 34) {
      const y = base + Math.sin(x * 0.004 + sway) * 70 + Math.sin(x * 0.011 + sway * 2) * 26
      curtains += rect(x, y - layout.horizon * 0.62, 36, layout.horizon * 0.66, fill)
    }
  }
  return group(curtains, opacity(0.75))
}

export function drawIce(scene: SceneArt): Depths {
  const { layout, palette, random, pen } = scene
  const { width, height, horizon, ground, shape } = layout
  const night = palette.dark === 'yes'
  const cast = drawCast(scene, { sky: 'open', glow: 0.35 })
  const snow = mix(ICE, palette.sky[3], night ? 0.3 : 0.1)
  const plain = night ? mix(snow, palette.near, 0.42) : snow
  const far = peaks(scene, { low: horizon - height * 0.01, high: horizon - height * 0.15, width: 120 })
  const water = mix(mix(DEEP, palette.sky[0], 0.4), palette.near, night ? 0.4 : 0.1)
  let glints = ''
  for (let i = 0; i < 70; i++)
    glints += rect(
      random.next() * width,
      random.between(horizon + 6, ground - height * 0.07),
      random.between(30, 120),
      3,
      '#ffffff',
      `rx="1.5" ${opacity(random.between(0.12, 0.4))}`,
    )
  let bergs = ''
  const count = shape === 'wide' ? 5 : 3
  for (let i = 0; i < count; i++)
    bergs += drawBerg(
      scene,
      width * ((i + random.between(0.2, 0.8)) / count),
      horizon + height * random.between(0.03, 0.1),
      height * random.between(0.07, 0.16),
    )
  const edge = ridge(scene, {
    y: ground - height * 0.055,
    amplitude: height * 0.018,
    scale: 0.003,
    offset: random.between(0, 50),
  })
  const shape2 = landBelow(scene, edge)
  let cracks = ''
  for (let i = 0; i < 9; i++) {
    const [x, y] = [random.next() * width, random.between(ground, height)]
    cracks += `M${n(x)} ${n(y)}l${n(random.between(40, 130))} ${n(random.between(-14, 14))}l${n(random.between(30, 100))} ${n(random.between(-18, 18))}`
  }
  let flakes = ''
  for (let i = 0; i < 60; i++)
    flakes += circle(
      random.next() * width,
      random.next() * ground,
      random.between(1.5, 4),
      '#ffffff',
      opacity(random.between(0.2, 0.7)),
    )
  return {
    back:
      drawSky(scene) +
      (night
        ? drawStars(scene, 140, horizon) + drawAurora(scene) + drawMoon(scene, 54)
        : drawSun(scene, 70) + drawClouds(scene, 4, horizon * 0.6)) +
      path(
        cliffBelow(scene, far),
        pen.linear([
          [0, '#ffffff'],
          [0.5, mix(snow, DEEP, 0.35)],
          [1, mix(snow, DEEP, 0.5)],
        ]),
        opacity(night ? 0.65 : 0.95),
      ) +
      drawHaze(scene, horizon, height * 0.12, 0.4),
    middle:
      rect(
        0,
        horizon,
        width,
        height - horizon,
        pen.linear([
          [0, mix(water, palette.sky[3], 0.4)],
          [0.5, water],
          [1, shade(water, -0.1)],
        ]),
      ) +
      glints +
      bergs +
      cast.air,
    front:
      path(
        shape2,
        pen.linear([
          [0, shade(plain, 0.04)],
          [0.4, plain],
          [1, mix(plain, DEEP, 0.4)],
        ]),
      ) +
      group(
        `<path d="${cracks}" fill="none" stroke="${mix(plain, DEEP, 0.55)}" stroke-width="3" stroke-linecap="round" ${opacity(0.55)}/>`,
        pen.clip(shape2),
      ) +
      cast.props +
      cast.hero +
      flakes,
  }
}
