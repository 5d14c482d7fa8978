/** Temple: a colonnade open to the sky, hills behind, worn stone floor, ivy. For history and law. */
import { drawCast } from '../cast.ts'
import { mix, shade } from '../colour.ts'
import { drawGlow, drawHaze } from '../light.ts'
import { drawConifer, drawRoundTree } from '../plants.ts'
import { heightAt, landBelow, ridge } from '../ridges.ts'
import type { Depths, SceneArt } from '../scene-art.ts'
import { drawBirds, drawClouds, drawMoon, drawSky, drawStars, drawSun } from '../sky.ts'
import { ellipse, n, opacity, path, polygon, rect, stroke } from '../svg.ts'
import { drawStreet } from './city-day.ts'

export function drawTemple(scene: SceneArt): Depths {
  const { layout, palette, random, pen } = scene
  const { width, height, horizon, ground, shape, title } = layout
  const dark = palette.dark === 'yes'
  const stone = mix(mix('#e6d3b3', palette.sky[3], 0.3), palette.near, dark ? 0.42 : 0.1)
  const floor = ground - height * 0.065
  let back =
    drawSky(scene) +
    (dark ? drawStars(scene, 160, horizon) + drawMoon(scene, 78) : drawSun(scene, 92)) +
    drawClouds(scene, 4, horizon * 0.66) +
    drawBirds(scene, 6, height * 0.2, horizon * 0.75)
  for (let i = 0; i < 3; i++) {
    const colour = mix(mix(palette.far, palette.sky[3], 0.45), mix(palette.near, palette.far, 0.4), i * 0.4)
    const line = ridge(scene, {
      y: horizon + height * (0.01 + i * 0.045),
      amplitude: height * 0.045,
      scale: 0.0017,
      offset: i * 23 + random.between(0, 50),
      octaves: 2,
    })
    back += path(
      landBelow(scene, line),
      pen.linear([
        [0, shade(colour, 0.04)],
        [1, shade(colour, -0.03)],
      ]),
    )
    for (let k = 0; k < 9; k++) {
      const x = random.next() * width
      back += (k % 2 ? drawConifer : drawRoundTree)(
        scene,
        x,
        heightAt(line, x) + 6,
        random.between(30, 60) * (1 + i * 0.5),
        shade(colour, -0.08),
      )
    }
    back += drawHaze(scene, horizon + height * (0.04 + i * 0.045), 120, 0.3)
  }
  const columnWidth = height * (shape === 'wide' ? 0.085 : 0.065)
  const places =
    shape === 'wide'
      ? title
        ? [0.045, 0.235, 0.425, 0.955]
        : layout.hero.x > width * 0.6
          ? [0.045, 0.2, 0.36, 0.955]
          : layout.hero.x < width * 0.4
            ? [0.045, 0.64, 0.8, 0.955]
            : [0.045, 0.22, 0.78, 0.955]
      : [0.07, 0.93]
  const lintel = shape === 'tall' ? height * 0.1 : height * 0.085
  let middle = ''
  for (const at of places)
    middle += drawColumn(
      scene,
      width * at,
      lintel + 10,
      floor + 18,
      columnWidth,
      stone,
      random.chance(title ? 0 : 0.16) ? random.between(0.35, 0.6) : 1,
    )
  let frieze =
    rect(
      -20,
      -20,
      width + 40,
      lintel + 20,
      pen.linear([
        [0, shade(stone, -0.1)],
        [1, stone],
      ]),
    ) +
    rect(-20, lintel - 14, width + 40, 14, shade(stone, 0.06)) +
    rect(
      -20,
      lintel,
      width + 40,
      26,
      pen.linear([
        [0, '#05060f', 0.34],
        [1, '#05060f', 0],
      ]),
    )
  let key = ''
  for (let x = -20; x < width + 40; x += 64) key += `M${n(x)} ${n(lintel - 30)}v-34h44v24h-26v-10h12`
  frieze += stroke(key, shade(stone, -0.16), 5, `stroke-linejoin="miter" ${opacity(0.6)}`)
  middle += frieze + drawIvy(scene, lintel)
  const cast = drawCast(scene, { sky: 'none', glow: 0.65 })
  const step =
    polygon(
      [
        [0, floor - 4],
        [width, floor - 4],
        [width, floor + 16],
        [0, floor + 16],
      ],
      shade(stone, 0.05),
    ) + rect(0, floor + 16, width, 14, shade(stone, -0.15), opacity(0.8))
  const beamX = layout.light.x
  let beams = ''
  for (let i = 0; i < 3; i++)
    beams += polygon(
      [
        [beamX + i * 90, lintel],
        [beamX + i * 90 + 50, lintel],
        [layout.hero.x + (i - 1) * 190 + 150, ground + 40],
        [layout.hero.x + (i - 1) * 190, ground + 40],
      ],
      pen.linear([
        [0, palette.sun, 0.26],
        [1, palette.sun, 0.02],
      ]),
    )
  const plinth = scene.hero
    ? ellipse(layout.hero.x, ground + 8, layout.hero.size * 0.66, 26, shade(stone, -0.12)) +
      ellipse(
        layout.hero.x,
        ground,
        layout.hero.size * 0.66,
        25,
        pen.linear([
          [0, shade(stone, 0.07)],
          [1, shade(stone, -0.03)],
        ]),
      )
    : drawGlow(scene, layout.hero.x, ground - 180, 380, palette.sun, 0.5)
  return {
    back,
    middle: middle + beams,
    front: drawStreet(scene, floor, mix(stone, palette.near, 0.22)) + step + plinth + cast.hero + cast.props,
  }
}

/** A fluted column; `share` below 1 is a broken one. */
function drawColumn(
  { pen, random }: SceneArt,
  x: number,
  top: number,
  foot: number,
  width: number,
  stone: string,
  share: number,
): string {
  const high = (foot - top) * share
  const start = foot - high
  const body = pen.linear(
    [
      [0, shade(stone, -0.03)],
      [0.24, shade(stone, 0.07)],
      [0.6, shade(stone, -0.06)],
      [1, shade(stone, -0.2)],
    ],
    [0, 0, 1, 0],
  )
  const broken = share < 1
  const shaft = broken
    ? `M${n(x - width * 0.4)} ${n(foot - 40)}V${n(start + 20)}l${n(width * 0.22)} -26l${n(width * 0.2)} 34l${n(width * 0.2)} -44l${n(width * 0.18)} 30V${n(foot - 40)}Z`
    : `M${n(x - width * 0.44)} ${n(foot - 40)}L${n(x - width * 0.36)} ${n(start + 44)}h${n(width * 0.72)}L${n(x + width * 0.44)} ${n(foot - 40)}Z`
  let flutes = ''
  for (let i = -3; i <= 3; i++)
    flutes += `M${n(x + i * width * 0.105)} ${n(start + 54 + (broken ? 20 : 0))}L${n(x + i * width * 0.125)} ${n(foot - 46)}`
  let cracks = ''
  for (let i = 0; i < 3; i++)
    cracks += `M${n(x + random.between(-0.3, 0.3) * width)} ${n(start + high * random.between(0.2, 0.8))}l10 16l-6 14l12 18`
  const capital = broken
    ? ''
    : rect(x - width * 0.64, start, width * 1.28, 18, body) +
      path(
        `M${n(x - width * 0.58)} ${n(start + 18)}h${n(width * 1.16)}q${n(-width * 0.05)} 26 ${n(-width * 0.22)} 28h${n(-width * 0.72)}q${n(-width * 0.17)} -2 ${n(-width * 0.22)} -28Z`,
        body,
      )
  return (
    ellipse(x + width * 0.3, foot + 4, width * 1.1, 14, '#05060f', opacity(0.28)) +
    path(shaft, body) +
    stroke(flutes, shade(stone, -0.17), 3.2, opacity(0.5)) +
    stroke(cracks, shade(stone, -0.24), 2.4, opacity(0.5)) +
    capital +
    rect(x - width * 0.54, foot - 42, width * 1.08, 20, body, 'rx="9"') +
    rect(x - width * 0.66, foot - 22, width * 1.32, 24, body)
  )
}

function drawIvy({ layout, palette, random }: SceneArt, y: number): string {
  const leaf = mix(palette.near, '#3f8a4f', 0.6)
  let markup = ''
  for (let i = 0; i < (layout.shape === 'wide' ? 9 : 6); i++) {
    const [x, length] = [random.next() * layout.width, random.between(50, 170)]
    markup += stroke(
      `M${n(x)} ${n(y - 20)}q${n(random.between(-16, 16))} ${n(length * 0.5)} 0 ${n(length)}`,
      shade(leaf, -0.1),
      3,
    )
    for (let k = 0; k < length / 15; k++)
      markup += ellipse(
        x + random.between(-15, 15),
        y - 16 + k * 15,
        random.between(8, 13),
        random.between(6, 9),
        shade(leaf, random.between(-0.06, 0.07)),
        `transform="rotate(${n(random.between(-40, 40))} ${n(x)} ${n(y + k * 15)})"`,
      )
  }
  return markup
}
