/** Desert: dunes with wind ripples, rock arches far away, cacti; pyramids where the words ask for them. */
import { drawCast } from '../cast.ts'
import { mix, shade } from '../colour.ts'
import { drawHaze } from '../light.ts'
import { cliffBelow, heightAt, landBelow, ridge } from '../ridges.ts'
import type { Depths, SceneArt } from '../scene-art.ts'
import { drawBirds, drawClouds, drawMoon, drawSky, drawStars, drawSun } from '../sky.ts'
import { ellipse, group, n, opacity, type Point, path, polygon, rect, stroke } from '../svg.ts'

export function drawDesert(scene: SceneArt): Depths {
  const { layout, palette, random, pen, landmark } = scene
  const { width, height, horizon, ground } = layout
  const dark = palette.dark === 'yes'
  const sand = mix('#e2a45c', mix(palette.far, palette.accent, 0.4), dark ? 0.45 : 0.2)
  const shadow = mix(sand, palette.near, dark ? 0.62 : 0.5)
  let back =
    drawSky(scene, horizon + 60) +
    (dark ? drawStars(scene, 200, horizon) + drawMoon(scene, 80) : drawSun(scene, 98)) +
    drawClouds(scene, 3, horizon * 0.5) +
    drawBirds(scene, 4, height * 0.16, horizon * 0.6)
  const mesa: Point[] = [[-40, horizon - 10]]
  let x = -40
  while (x < width + 60) {
    const [w, h] = [random.between(120, 300), random.between(40, 150)]
    mesa.push(
      [x + w * 0.16, horizon - h],
      [x + w * 0.7, horizon - h + random.between(-12, 12)],
      [x + w * 0.86, horizon - 16],
      [x + w * 1.15, horizon - 12],
    )
    x += w * 1.2
  }
  back += path(
    cliffBelow(scene, mesa),
    pen.linear([
      [0, mix(shadow, palette.sky[2], 0.5)],
      [0.3, mix(sand, palette.sky[3], 0.5)],
      [1, sand],
    ]),
  )
  back += drawHaze(scene, horizon, 150, 0.4)
  if (landmark === '#pyramids') back += drawPyramids(scene, sand, shadow)
  let middle = ''
  for (let i = 0; i < 4; i++) {
    const t = i / 3
    const y = horizon + height * 0.015 + t * (ground - horizon - height * 0.07)
    const colour = mix(mix(sand, palette.sky[3], 0.34), mix(sand, shadow, 0.2), t)
    const line = ridge(scene, {
      y,
      amplitude: height * (0.045 - t * 0.012),
      scale: 0.0014 + t * 0.0004,
      offset: i * 19 + random.between(0, 60),
      octaves: 1,
    })
    const shape = landBelow(scene, line)
    let ripples = ''
    for (let r = 1; r < 9; r++) {
      let d = ''
      for (let k = 0; k < line.length; k += 2) {
        const [px, py] = line[k] ?? [0, 0]
        d += `${k === 0 ? 'M' : 'L'}${n(px)} ${n(py + r * (12 + i * 8) + Math.sin(px * 0.011 + r * 1.7 + i) * (4 + i * 2))}`
      }
      ripples += stroke(d, r % 2 ? shade(colour, 0.05) : mix(colour, shadow, 0.32), 2.5 + i * 1.3, opacity(0.42))
    }
    middle +=
      path(
        shape,
        pen.linear([
          [0, shade(colour, 0.06)],
          [0.4, colour],
          [1, mix(colour, shadow, 0.2)],
        ]),
      ) + group(ripples, pen.clip(shape))
    let slope = ''
    for (let k = 0; k < 3; k++) {
      const at = random.next() * width
      const top = heightAt(line, at)
      slope += path(
        `M${n(at)} ${n(top + 3)}Q${n(at + 130)} ${n(top + 30)} ${n(at + 330)} ${n(top + 150)}Q${n(at + 120)} ${n(top + 90)} ${n(at)} ${n(top + 3)}Z`,
        shadow,
        opacity(0.24),
      )
    }
    middle += group(slope, pen.clip(shape))
    if (i > 0)
      for (let c = 0; c < 3; c++) {
        const at = width * random.next()
        if (Math.abs(at - layout.hero.x) > layout.hero.size * 0.45)
          middle += drawCactus(
            scene,
            at,
            heightAt(line, at) + 14,
            random.between(50, 84) * (0.7 + t),
            mix('#3f7f56', shadow, 0.3 + (1 - t) * 0.2),
          )
      }
  }
  const cast = drawCast(scene, { sky: 'open', glow: 0.6 })
  const front = ridge(scene, { y: ground - height * 0.045, amplitude: 16, scale: 0.0015, offset: 3, octaves: 1 })
  const shape = landBelow(scene, front)
  const base = mix(sand, shadow, 0.3)
  let marks = ''
  for (let r = 1; r < 16; r++) {
    const y = ground - height * 0.05 + r * 10 + r * r * 1.4
    let d = `M-20 ${n(y)}`
    for (let px = 0; px < width + 90; px += 90) d += `q45 ${n(random.between(-13, 3))} 90 ${n(random.between(-2, 2))}`
    marks += stroke(d, r % 2 ? shade(base, 0.055) : shade(base, -0.07), 4 + r * 0.6, opacity(0.42))
  }
  let stones = ''
  for (let i = 0; i < 18; i++) {
    const [sx, sy, s] = [random.next() * width, ground + random.between(-26, 60), random.between(6, 22)]
    stones +=
      ellipse(sx + 4, sy + s * 0.3, s * 1.2, s * 0.3, '#05060f', opacity(0.25)) +
      path(
        `M${n(sx - s)} ${n(sy + s * 0.3)}L${n(sx - s * 0.6)} ${n(sy - s * 0.5)}L${n(sx + s * 0.2)} ${n(sy - s * 0.7)}L${n(sx + s)} ${n(sy + s * 0.3)}Z`,
        mix(shadow, sand, 0.25),
      )
  }
  return {
    back,
    middle: middle + cast.air,
    front:
      path(
        shape,
        pen.linear([
          [0, shade(base, 0.06)],
          [1, mix(base, shadow, 0.55)],
        ]),
      ) +
      group(marks, pen.clip(shape)) +
      stones +
      cast.hero +
      cast.props,
  }
}

function drawCactus({ random }: SceneArt, x: number, y: number, size: number, colour: string): string {
  const w = size * 0.2
  const arm = (side: number, at: number, up: number): string =>
    `M${n(x)} ${n(y - size * at)}h${n(side * size * 0.26)}v${n(-size * up)}`
  const body = `M${n(x)} ${n(y)}V${n(y - size)}`
  const arms = arm(1, random.between(0.3, 0.45), 0.26) + arm(-1, random.between(0.42, 0.55), 0.22)
  return (
    ellipse(x + size * 0.1, y, size * 0.42, size * 0.07, '#05060f', opacity(0.22)) +
    stroke(arms, colour, w * 0.72, 'stroke-linejoin="round"') +
    stroke(body, colour, w) +
    stroke(`M${n(x + w * 0.16)} ${n(y - 4)}V${n(y - size)}`, shade(colour, 0.08), w * 0.18, opacity(0.7))
  )
}

function drawPyramids({ layout, palette, pen }: SceneArt, sand: string, shadow: string): string {
  const { width, height, horizon, shape, title } = layout
  const middle = title && shape === 'wide' ? width * 0.72 : width * 0.5
  const unit = height * (shape === 'tall' ? 0.19 : 0.3)
  let markup = ''
  for (const [dx, scale] of [
    [-1.05, 0.62],
    [1.25, 0.78],
    [0.12, 1.15],
  ] as const) {
    const [x, h] = [middle + dx * unit, unit * scale * 0.92]
    const [half, foot] = [h * 0.82, horizon + 34]
    const [left, right, edge]: [Point, Point, Point] = [
      [x - half, foot],
      [x + half, foot],
      [x + half * 0.26, foot + 12],
    ]
    let courses = ''
    for (let i = 1; i < 13; i++)
      courses += `M${n(x - (half * i) / 13)} ${n(foot - h + (h * i) / 13)}L${n(x + (half * 0.26 * i) / 13)} ${n(foot - h + ((h + 12) * i) / 13)}L${n(x + (half * i) / 13)} ${n(foot - h + (h * i) / 13)}`
    markup +=
      polygon(
        [[x, foot - h], left, edge],
        pen.linear([
          [0, mix(sand, palette.sun, 0.42)],
          [1, sand],
        ]),
      ) +
      polygon(
        [[x, foot - h], edge, right],
        pen.linear([
          [0, mix(sand, shadow, 0.62)],
          [1, mix(sand, shadow, 0.4)],
        ]),
      ) +
      stroke(courses, shadow, 2.2, opacity(0.32))
  }
  return (
    markup +
    rect(
      0,
      horizon + 10,
      width,
      60,
      pen.linear([
        [0, sand, 0],
        [1, sand, 0.5],
      ]),
    )
  )
}
