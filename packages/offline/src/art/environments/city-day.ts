/** City by day: three rows of buildings in haze, trees along a street with a pavement in front. */
import { drawCast } from '../cast.ts'
import { mix, shade } from '../colour.ts'
import { drawHaze } from '../light.ts'
import { drawRoundTree } from '../plants.ts'
import type { Depths, SceneArt } from '../scene-art.ts'
import { drawBirds, drawClouds, drawSky, drawSun } from '../sky.ts'
import { n, opacity, polygon, rect, stroke } from '../svg.ts'
import { drawSkyline } from './skyline.ts'

export function drawCityDay(scene: SceneArt): Depths {
  const { layout, palette, random, pen } = scene
  const { width, height, ground } = layout
  const kerb = ground - height * 0.05
  const tall = height * (layout.shape === 'tall' ? 0.3 : 0.42)
  let back =
    drawSky(scene) +
    drawSun(scene, 80) +
    drawClouds(scene, layout.shape === 'wide' ? 5 : 4, layout.horizon * 0.6) +
    drawBirds(scene, 5, height * 0.15, height * 0.3)
  for (let i = 0; i < 2; i++) {
    const colour = mix(palette.sky[3], mix(palette.sky[0], palette.near, 0.3), 0.36 + i * 0.2)
    back += drawSkyline(scene, {
      from: -40,
      to: width + 40,
      base: kerb,
      low: tall * (0.55 - i * 0.12),
      high: tall * (1.15 - i * 0.22),
      width: [70 + i * 14, 130 + i * 30],
      colour,
      fade: mix(colour, palette.sky[3], 0.6),
      windows: { colour: i ? palette.sky[1] : palette.sky[3], share: 0.7, size: 9 + i * 3 },
    })
    back += drawHaze(scene, kerb - tall * 0.25, tall * 0.7, 0.35)
  }
  const wall = mix(palette.far, palette.near, 0.25)
  let middle = drawSkyline(scene, {
    from: -40,
    to: width + 40,
    base: kerb,
    low: tall * 0.2,
    high: tall * 0.5,
    width: [130, 230],
    tints: [
      palette.accent,
      mix(palette.accent, palette.sun, 0.6),
      palette.sky[0],
      mix(palette.sky[1], palette.paper, 0.4),
      mix(palette.far, palette.accent, 0.3),
    ],
    colour: wall,
    fade: mix(wall, palette.accent, 0.12),
    windows: { colour: palette.sky[3], share: 0.86, size: 17 },
  })
  let x = -30
  let i = 0
  while (x < width) {
    const shop = random.between(150, 240)
    const tone =
      [palette.accent, mix(palette.sky[0], palette.near, 0.3), mix(palette.accent, palette.sun, 0.45)][i++ % 3] ??
      palette.accent
    middle +=
      rect(x, kerb - 84, shop, 84, mix(wall, palette.near, 0.35)) +
      rect(x + 14, kerb - 56, shop * 0.56, 48, mix(palette.sun, palette.sky[2], 0.35), opacity(0.85)) +
      rect(x + shop * 0.7, kerb - 60, shop * 0.2, 60, mix(palette.near, palette.sky[1], 0.3))
    const stripes = 8
    for (let k = 0; k < stripes; k++)
      middle += polygon(
        [
          [x + (shop / stripes) * k, kerb - 92],
          [x + (shop / stripes) * (k + 1), kerb - 92],
          [x + (shop / stripes) * (k + 1) - 2, kerb - 62],
          [x + (shop / stripes) * k - 2, kerb - 62],
        ],
        k % 2 ? palette.paper : tone,
      )
    x += shop + random.between(2, 12)
  }
  const leaf = mix(mix(palette.far, '#5fa05a', 0.55), palette.near, 0.25)
  for (let k = 0; k < (layout.shape === 'wide' ? 8 : 5); k++)
    middle += drawRoundTree(
      scene,
      width * ((k + random.between(0.1, 0.9)) / (layout.shape === 'wide' ? 8 : 5)),
      kerb + 8,
      random.between(130, 190),
      leaf,
    )
  const cast = drawCast(scene, { sky: 'open', glow: 0.6 })
  return {
    back,
    middle: middle + cast.air,
    front:
      drawStreet(scene, kerb, mix(palette.paper, palette.near, 0.4)) +
      rect(
        0,
        kerb - 10,
        width,
        12,
        pen.linear([
          [0, '#000000', 0],
          [1, '#000000', 0.2],
        ]),
      ) +
      cast.hero +
      cast.props,
  }
}

/** Paving slabs running to a vanishing point; shared with the night. */
export function drawStreet({ layout, random, pen }: SceneArt, top: number, stone: string): string {
  const { width, height } = layout
  const depth = height - top
  let slabs = ''
  const rows = 7
  for (let r = 0; r < rows; r++) {
    const [y0, y1] = [top + depth * (r / rows) ** 1.5, top + depth * ((r + 1) / rows) ** 1.5]
    const [s0, s1] = [1 + (y0 - top) / depth, 1 + (y1 - top) / depth]
    for (let c = -9; c <= 9; c++) {
      const at = (k: number, s: number): number => width / 2 + (k + (r % 2) * 0.5) * width * 0.085 * s
      slabs += polygon(
        [
          [at(c, s0), y0],
          [at(c + 1, s0), y0],
          [at(c + 1, s1), y1],
          [at(c, s1), y1],
        ],
        shade(stone, random.between(-0.035, 0.035)),
      )
    }
    slabs += stroke(`M0 ${n(y0)}H${n(width)}`, shade(stone, -0.12), 2.5, opacity(0.4))
  }
  return (
    rect(0, top, width, depth, stone) +
    slabs +
    rect(
      0,
      top,
      width,
      depth,
      pen.linear([
        [0, '#ffffff', 0.12],
        [0.3, '#000000', 0],
        [1, '#05060f', 0.28],
      ]),
    ) +
    rect(0, top, width, 7, shade(stone, 0.12))
  )
}
