/** Moonscape: grey dunes with craters under a black sky full of stars, a blue world rising. */
import { drawCast } from '../cast.ts'
import { mix, shade } from '../colour.ts'
import { drawGlow } from '../light.ts'
import { heightAt, landBelow, ridge } from '../ridges.ts'
import type { Depths, SceneArt } from '../scene-art.ts'
import { drawStars } from '../sky.ts'
import { circle, ellipse, group, n, opacity, path, rect } from '../svg.ts'

export function drawMoonscape(scene: SceneArt): Depths {
  const { layout, palette, random, pen } = scene
  const { width, height, horizon, ground } = layout
  const [deep, high] = [mix(palette.sky[0], '#05060f', 0.6), mix(palette.sky[1], '#161340', 0.35)]
  const dust = mix('#a9a6b8', palette.sky[2], 0.3)
  let back = rect(
    0,
    0,
    width,
    height,
    pen.linear([
      [0, deep],
      [0.45, high],
      [0.62, mix(high, palette.sky[2], 0.6)],
      [1, high],
    ]),
  )
  for (let i = 0; i < 6; i++)
    back += ellipse(
      width * random.next(),
      horizon * random.next(),
      random.between(240, 520),
      random.between(60, 150),
      pen.radial([
        [0, palette.sky[3], 0.24],
        [1, palette.sky[3], 0],
      ]),
      `transform="rotate(-24 ${n(width / 2)} ${n(horizon / 2)})"`,
    )
  back += drawStars(scene, Math.round((width * horizon) / 3600), horizon) + drawWorld(scene)
  let middle = ''
  for (let i = 0; i < 4; i++) {
    const t = i / 3
    const colour = mix(mix(dust, palette.sky[2], 0.55), shade(dust, -0.04), t)
    const line = ridge(scene, {
      y: horizon + t * (ground - horizon - height * 0.07),
      amplitude: height * (0.07 - t * 0.04),
      scale: 0.0022 - t * 0.0005,
      offset: i * 31 + random.between(0, 60),
      octaves: 3,
    })
    const shape = landBelow(scene, line)
    let marks = ''
    for (let k = 0; k < 9 + i * 3; k++) {
      const x = random.next() * width
      marks += drawCrater(x, heightAt(line, x) + random.between(20, 120), random.between(14, 46) * (0.5 + t), colour)
    }
    middle +=
      path(
        shape,
        pen.linear([
          [0, shade(colour, 0.09)],
          [0.2, colour],
          [1, shade(colour, -0.12)],
        ]),
      ) + group(marks, pen.clip(shape))
  }
  const front = ridge(scene, { y: ground - height * 0.045, amplitude: 14, scale: 0.002, offset: 3 })
  const shape = landBelow(scene, front)
  const near = shade(dust, -0.1)
  let marks = ''
  for (let k = 0; k < 34; k++) {
    const t = random.next()
    marks += drawCrater(random.next() * width, ground - 10 + t * (height - ground), 12 + t * 70, near)
  }
  let pebbles = ''
  for (let k = 0; k < 60; k++) {
    const [x, y, s] = [random.next() * width, ground + random.between(-34, 60), random.between(2, 9)]
    pebbles +=
      ellipse(x + s, y + s * 0.5, s * 1.4, s * 0.4, '#05060f', opacity(0.35)) +
      ellipse(x, y, s, s * 0.75, shade(near, random.between(-0.04, 0.14)))
  }
  const cast = drawCast(scene, { sky: 'open', glow: 0.55 })
  return {
    back,
    middle: middle + cast.air,
    front:
      path(
        shape,
        pen.linear([
          [0, shade(near, 0.12)],
          [0.25, near],
          [1, shade(near, -0.16)],
        ]),
      ) +
      group(marks, pen.clip(shape)) +
      pebbles +
      cast.hero +
      cast.props,
  }
}

const drawCrater = (x: number, y: number, size: number, colour: string): string =>
  ellipse(x, y, size, size * 0.3, shade(colour, 0.09), opacity(0.7)) +
  ellipse(x + size * 0.04, y + size * 0.04, size * 0.84, size * 0.22, shade(colour, -0.12), opacity(0.75)) +
  ellipse(x - size * 0.06, y + size * 0.1, size * 0.6, size * 0.12, shade(colour, -0.03), opacity(0.6))

/** The Earth over the horizon, half lit. */
function drawWorld(scene: SceneArt): string {
  const { layout, pen, random } = scene
  const { x, y } = layout.light
  const r = layout.shape === 'wide' ? 92 : 80
  const shape = `M${n(x - r)} ${n(y)}a${n(r)} ${n(r)} 0 1 1 ${n(2 * r)} 0a${n(r)} ${n(r)} 0 1 1 ${n(-2 * r)} 0Z`
  let land = ''
  for (let i = 0; i < 9; i++)
    land += ellipse(
      x + random.between(-r, r),
      y + random.between(-r, r),
      random.between(14, 40),
      random.between(9, 24),
      i % 3 ? '#4fae6a' : '#f2f7ff',
      `transform="rotate(${n(random.between(-40, 40))} ${n(x)} ${n(y)})" ${opacity(0.85)}`,
    )
  return (
    drawGlow(scene, x, y, r * 2.6, '#7db8ff', 0.6) +
    path(
      shape,
      pen.linear([
        [0, '#5fb2f2'],
        [1, '#1f62c4'],
      ]),
    ) +
    group(land, pen.clip(shape)) +
    path(
      shape,
      pen.radial(
        [
          [0, '#ffffff', 0.3],
          [0.5, '#000000', 0],
          [1, '#03040f', 0.82],
        ],
        [0.32, 0.3, 0.85],
      ),
    ) +
    circle(x, y, r, 'none', `stroke="#bfe0ff" stroke-width="2.5" ${opacity(0.7)}`)
  )
}
