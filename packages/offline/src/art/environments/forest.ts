/** Forest: shafts of light between trunks in three depths, ferns, a mossy clearing. */
import { drawCast } from '../cast.ts'
import { mix, shade } from '../colour.ts'
import { drawGlow, drawHaze } from '../light.ts'
import { drawConifer, drawCornerLeaves, drawGrass } from '../plants.ts'
import { heightAt, landBelow, ridge } from '../ridges.ts'
import type { Depths, SceneArt } from '../scene-art.ts'
import { inSeason } from '../seasons.ts'
import { circle, ellipse, group, n, opacity, path, polygon, rect, stroke } from '../svg.ts'

export function drawForest(scene: SceneArt): Depths {
  const { layout, palette, random, pen } = scene
  const { width, height, ground, light } = layout
  const dark = palette.dark === 'yes'
  const deep = mix(palette.near, inSeason(scene, '#17553a'), dark ? 0.45 : 0.8)
  const air = mix(mix(palette.sky[2], palette.sky[3], 0.5), inSeason(scene, '#bfe3a8'), dark ? 0.05 : 0.3)
  let back = rect(
    0,
    0,
    width,
    height,
    pen.linear([
      [0, mix(palette.sky[0], deep, 0.35)],
      [0.45, mix(air, palette.sky[1], 0.35)],
      [0.75, air],
      [1, air],
    ]),
  )
  back += drawGlow(scene, light.x, height * 0.3, height * 0.75, palette.sun, 0.75)
  for (let k = 0; k < 3; k++) {
    const colour = mix(air, deep, 0.2 + k * 0.2)
    const line = ridge(scene, {
      y: ground - height * (0.16 - k * 0.05),
      amplitude: height * 0.025,
      scale: 0.002,
      offset: k * 17 + random.between(0, 50),
    })
    const count = layout.shape === 'wide' ? 22 - k * 4 : 14 - k * 3
    for (let i = 0; i < count; i++) {
      const x = width * ((i + random.next()) / count)
      back += drawConifer(
        scene,
        x,
        heightAt(line, x) + 16,
        height * random.between(0.3, 0.52) * (0.75 + k * 0.16),
        shade(colour, random.between(-0.02, 0.02)),
      )
    }
    back +=
      path(
        landBelow(scene, line),
        pen.linear([
          [0, colour],
          [1, mix(colour, air, 0.25)],
        ]),
      ) + drawHaze(scene, ground - height * (0.15 - k * 0.05), height * 0.24, dark ? 0.2 : 0.34, air)
  }
  let shafts = ''
  for (let i = 0; i < 7; i++) {
    const [x, w] = [light.x + random.between(-0.3, 0.3) * width, random.between(30, 100)]
    const lean = (x - light.x) * 0.8 + random.between(-40, 160)
    shafts += polygon(
      [
        [x, -20],
        [x + w, -20],
        [x + w * 2.4 + lean, ground + 20],
        [x + lean - w * 0.5, ground + 20],
      ],
      pen.linear([
        [0, palette.sun, 0.4],
        [1, palette.sun, 0],
      ]),
    )
  }
  let middle = group(shafts, opacity(0.75))
  const trunks = layout.shape === 'wide' ? 7 : 4
  for (let i = 0; i < trunks; i++) {
    const x = width * ((i + random.between(0.15, 0.85)) / trunks)
    if (Math.abs(x - layout.hero.x) < layout.hero.size * 0.46) continue
    middle += drawTrunk(
      scene,
      x,
      ground - height * 0.02 + random.between(-20, 20),
      random.between(44, 84),
      mix(deep, '#4a3426', 0.45),
    )
  }
  middle += drawCanopy(scene, deep)
  const floor = ridge(scene, { y: ground - height * 0.045, amplitude: height * 0.014, scale: 0.002, offset: 9 })
  const shape = landBelow(scene, floor)
  const moss = mix(deep, inSeason(scene, '#5c8a3c'), 0.4)
  let floorMarks = ''
  for (let i = 0; i < 90; i++) {
    const t = random.next()
    floorMarks += ellipse(
      random.next() * width,
      ground - 20 + t * (height - ground),
      12 + t * 60,
      3 + t * 9,
      i % 2 ? shade(moss, 0.05) : shade(moss, -0.07),
      opacity(0.34),
    )
  }
  let ferns = ''
  for (let i = 0; i < (layout.shape === 'wide' ? 12 : 8); i++) {
    const x = random.next() * width
    if (Math.abs(x - layout.hero.x) > layout.hero.size * 0.42)
      ferns += drawFern(
        scene,
        x,
        ground + random.between(-26, 20),
        random.between(60, 120),
        shade(moss, random.between(-0.06, 0.05)),
      )
  }
  let motes = ''
  for (let i = 0; i < 60; i++)
    motes += circle(
      random.next() * width,
      random.between(height * 0.12, ground),
      random.between(1.5, 5),
      palette.sun,
      opacity(random.between(0.2, 0.75)),
    )
  const cast = drawCast(scene, { sky: 'open', glow: 0.7 })
  return {
    back,
    middle: middle + cast.air,
    front:
      path(
        shape,
        pen.linear([
          [0, shade(moss, 0.06)],
          [0.35, shade(moss, -0.05)],
          [1, shade(deep, -0.03)],
        ]),
      ) +
      group(floorMarks, pen.clip(shape)) +
      ferns +
      drawGrass(scene, { from: ground - 30, to: ground + 50, count: 60, size: 26, colour: shade(moss, 0.1, 1.2) }) +
      cast.hero +
      cast.props +
      motes +
      drawCornerLeaves(scene, shade(deep, -0.06)),
  }
}

function drawTrunk({ random, pen }: SceneArt, x: number, foot: number, w: number, bark: string): string {
  const lean = random.between(-24, 24)
  const shape = `M${n(x - w * 0.9)} ${n(foot + 14)}Q${n(x - w * 0.5)} ${n(foot - 30)} ${n(x - w * 0.42 + lean * 0.3)} ${n(foot - 200)}L${n(x - w * 0.34 + lean)} -20H${n(x + w * 0.34 + lean)}L${n(x + w * 0.42 + lean * 0.3)} ${n(foot - 200)}Q${n(x + w * 0.5)} ${n(foot - 30)} ${n(x + w * 0.9)} ${n(foot + 14)}Z`
  let lines = ''
  for (let i = 0; i < 16; i++)
    lines += `M${n(x + random.between(-0.4, 0.4) * w + lean * 0.5)} ${n(random.next() * foot)}q${n(random.between(-8, 8))} 40 0 ${n(random.between(50, 120))}`
  return (
    path(
      shape,
      pen.linear(
        [
          [0, shade(bark, 0.09)],
          [0.45, bark],
          [1, shade(bark, -0.09)],
        ],
        [0, 0, 1, 0],
      ),
    ) +
    group(stroke(lines, shade(bark, -0.1), 4, opacity(0.6)), pen.clip(shape)) +
    ellipse(x - w * 0.1, foot - 300, w * 0.14, w * 0.2, shade(bark, -0.12), opacity(0.7))
  )
}

/** Leaves hanging in from the top edge. */
function drawCanopy({ layout, random }: SceneArt, colour: string): string {
  let leaves = ''
  for (let row = 0; row < 2; row++)
    for (let i = 0; i < (layout.shape === 'wide' ? 26 : 15); i++) {
      const x = (i / (layout.shape === 'wide' ? 25 : 14)) * layout.width + random.between(-30, 30)
      const edge = Math.abs(x / layout.width - 0.5) * 2
      const y = -30 + row * -14 + edge ** 2 * layout.height * 0.1 + random.between(-10, 30)
      const tone = shade(colour, (row ? 0 : 0.05) + random.between(-0.03, 0.03))
      leaves += ellipse(x, y, random.between(60, 110), random.between(40, 76), tone)
      leaves += ellipse(x + 14, y + 10, 30, 16, shade(tone, 0.06), opacity(0.5))
    }
  return leaves
}

function drawFern({ random }: SceneArt, x: number, y: number, size: number, colour: string): string {
  let d = ''
  for (let f = -2; f <= 2; f++) {
    const [tipX, tipY] = [f * size * 0.46 + random.between(-10, 10), -size * (1 - Math.abs(f) * 0.2)]
    d += `M${n(x)} ${n(y)}q${n(tipX * 0.3)} ${n(tipY * 0.9)} ${n(tipX)} ${n(tipY)}`
    for (let k = 2; k < 8; k++) {
      const t = k / 8
      const [px, py] = [
        x + 2 * (1 - t) * t * tipX * 0.3 + t * t * tipX,
        y + 2 * (1 - t) * t * tipY * 0.9 + t * t * tipY,
      ]
      const leaf = size * 0.2 * (1.1 - t)
      d += `M${n(px - leaf)} ${n(py - leaf * 0.5)}L${n(px)} ${n(py)}L${n(px + leaf)} ${n(py - leaf * 0.5)}`
    }
  }
  return stroke(d, colour, 4, opacity(0.9))
}
