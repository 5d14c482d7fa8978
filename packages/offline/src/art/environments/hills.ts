/** Hills: peaks far away, rolling green ridges with trees, a meadow in front. */
import { drawCast } from '../cast.ts'
import { mix, shade } from '../colour.ts'
import { drawHaze } from '../light.ts'
import { drawConifer, drawCornerLeaves, drawGrass, drawRoundTree, drawTree } from '../plants.ts'
import { cliffBelow, heightAt, landBelow, peaks, ridge } from '../ridges.ts'
import type { Depths, SceneArt } from '../scene-art.ts'
import { inSeason } from '../seasons.ts'
import { drawBirds, drawClouds, drawSky, drawSun } from '../sky.ts'
import { circle, ellipse, group, n, opacity, path, stroke } from '../svg.ts'

const GREEN = '#5fa05a'

/** Peaks and ridges down to the ground; shared with terraces. */
export function drawRollingLand(
  scene: SceneArt,
  { rows, trees }: { readonly rows: 'crops' | 'meadow'; readonly trees: number },
): { readonly far: string; readonly near: string; readonly ground: string } {
  const { layout, palette, random, pen } = scene
  const { height, width, horizon, ground } = layout
  const [green, deep] = [
    mix(palette.far, inSeason(scene, GREEN), palette.dark === 'yes' ? 0.3 : 0.6),
    mix(palette.near, inSeason(scene, '#1f5f3c'), palette.dark === 'yes' ? 0.4 : 0.75),
  ]
  const line = peaks(scene, { low: horizon - height * 0.05, high: horizon - height * 0.2, width: 170 })
  let far = path(
    cliffBelow(scene, line),
    pen.linear([
      [0, mix(green, palette.sky[2], 0.5)],
      [0.6, mix(green, palette.sky[3], 0.8)],
      [1, mix(green, palette.sky[3], 0.8)],
    ]),
  )
  let snow = ''
  for (let i = 1; i + 1 < line.length; i += 2) {
    const [peak, left, right] = [line[i] ?? [0, 0], line[i - 1] ?? [0, 0], line[i + 1] ?? [0, 0]]
    const t = 0.32
    snow += `M${n(peak[0])} ${n(peak[1])}L${n(peak[0] + (right[0] - peak[0]) * t)} ${n(peak[1] + (right[1] - peak[1]) * t)}l${n(-20)} ${n(-9)}L${n(peak[0])} ${n(peak[1] + (right[1] - peak[1]) * t)}l-14 -10L${n(peak[0] + (left[0] - peak[0]) * t * 0.8)} ${n(peak[1] + (left[1] - peak[1]) * t * 0.8)}Z`
  }
  far += path(snow, mix('#ffffff', palette.sky[3], 0.35), opacity(0.5))
  let near = ''
  const layers = 5
  for (let i = 0; i < layers; i++) {
    const t = i / (layers - 1)
    const y = horizon - height * 0.02 + t * (ground - horizon - height * 0.03)
    const colour = mix(mix(green, palette.sky[3], 0.32), deep, t ** 0.9 * 0.85 + 0.04)
    const land = ridge(scene, {
      y,
      amplitude: height * (0.062 - 0.028 * t),
      scale: 0.0011 + 0.0003 * i,
      offset: i * 13.3 + random.next() * 40,
      octaves: 2,
    })
    const shape = landBelow(scene, land)
    let layer = path(
      shape,
      pen.linear([
        [0, shade(colour, 0.055)],
        [0.5, shade(colour, -0.02)],
        [1, shade(colour, -0.03)],
      ]),
    )
    let texture = ''
    for (let r = 1; r <= (rows === 'crops' ? 9 : 6); r++) {
      const drop = r * (rows === 'crops' ? 15 + i * 8 : 22 + i * 13) + r * r * (0.8 + i * 0.5)
      let d = ''
      for (let k = 0; k < land.length; k += 3) {
        const [x, ly] = land[k] ?? [0, 0]
        const [px, py] = [x, ly + drop + Math.sin(x * 0.004 + i * 2 + r * 0.15) * (6 + r * 1.2)]
        d += `${k === 0 ? 'M' : 'L'}${n(px)} ${n(py)}`
      }
      const tone = r % 2 ? shade(colour, rows === 'crops' ? 0.1 : 0.045, 1.2) : shade(colour, -0.055)
      texture += stroke(
        d,
        tone,
        rows === 'crops' ? 5 + i * 2.4 + r * 0.7 : 3 + i * 1.6,
        `stroke-linejoin="round" ${rows === 'crops' ? `stroke-dasharray="${n(20 + i * 9)} ${n(5 + i * 1.6)}" ` : ''}${opacity(rows === 'crops' ? 0.6 + 0.1 * t : 0.34)}`,
      )
    }
    layer += group(texture, pen.clip(shape))
    if (i < layers - 1)
      for (let j = 0; j < trees; j++) {
        const x = width * ((j + random.between(0.05, 0.95)) / trees)
        const [size, tone] = [random.between(40, 66) * (1 + t * 1.3), shade(colour, -0.07 - 0.02 * t)]
        const draw = random.chance(0.4) ? drawConifer : random.chance(0.5) ? drawTree : drawRoundTree
        layer += draw(scene, x, heightAt(land, x) + 8, size, tone)
      }
    if (i < layers - 1) layer += drawHaze(scene, y + 20, 200, 0.22 * (1 - t))
    near += layer
  }
  const front = ridge(scene, { y: ground - height * 0.045, amplitude: height * 0.012, scale: 0.0016, offset: 77 })
  const groundShape = landBelow(scene, front)
  let blades = ''
  for (let r = 0; r < 13; r++) {
    const y = ground - height * 0.02 + r * r * 2.1 + r * 9
    blades += stroke(
      `M-20 ${n(y)}Q${n(width * 0.3)} ${n(y - 16)} ${n(width * 0.55)} ${n(y + 4)}T${n(width + 20)} ${n(y - 6)}`,
      shade(deep, r % 2 ? 0.05 : -0.03),
      5 + r * 1.3,
      opacity(0.3),
    )
  }
  const groundMarkup =
    path(
      groundShape,
      pen.linear([
        [0, shade(deep, 0.1)],
        [0.3, shade(deep, 0.03)],
        [1, shade(deep, -0.07)],
      ]),
    ) + group(blades, pen.clip(groundShape))
  return { far, near, ground: groundMarkup }
}

export function drawHills(scene: SceneArt): Depths {
  const { layout, palette, random } = scene
  const land = drawRollingLand(scene, { rows: 'meadow', trees: layout.shape === 'wide' ? 9 : 6 })
  const cast = drawCast(scene, { sky: 'open' })
  const deep = mix(palette.near, inSeason(scene, '#1f5f3c'), palette.dark === 'yes' ? 0.4 : 0.75)
  let flowers = ''
  for (let i = 0; i < 46; i++) {
    const [x, y, s] = [random.next() * layout.width, layout.ground + random.between(-24, 40), random.between(3, 6)]
    flowers +=
      ellipse(x, y, s, s * 0.85, i % 3 ? palette.accent : palette.paper, opacity(0.85)) +
      circle(x, y, s * 0.35, palette.sun)
  }
  return {
    back: drawSky(scene) + drawSun(scene) + drawBirds(scene, 6, layout.height * 0.2, layout.horizon * 0.7) + land.far,
    // clouds lie nearer than the far land, so that they drift before it when the camera glides
    middle: drawClouds(scene, layout.shape === 'wide' ? 5 : 4, layout.horizon * 0.62) + land.near + cast.air,
    front:
      land.ground +
      drawGrass(scene, {
        from: layout.ground - 30,
        to: layout.ground + 60,
        count: 70,
        size: 26,
        colour: shade(deep, 0.12, 1.2),
      }) +
      flowers +
      cast.hero +
      cast.props +
      drawCornerLeaves(scene, shade(deep, -0.05)),
  }
}
