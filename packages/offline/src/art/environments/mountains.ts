/** Mountains: snow peaks in three depths, a lake that mirrors them, conifers, a rocky ledge in front. */
import { drawCast } from '../cast.ts'
import { mix, shade } from '../colour.ts'
import { drawGlow, drawHaze } from '../light.ts'
import { drawConifer } from '../plants.ts'
import { landBelow, ridge } from '../ridges.ts'
import type { Depths, SceneArt } from '../scene-art.ts'
import { inSeason } from '../seasons.ts'
import { drawBirds, drawClouds, drawMoon, drawSky, drawStars, drawSun } from '../sky.ts'
import { ellipse, group, n, opacity, path, polygon, rect, stroke } from '../svg.ts'

export function drawMountains(scene: SceneArt): Depths {
  const { layout, palette, random, pen } = scene
  const { width, height, horizon, ground } = layout
  const dark = palette.dark === 'yes'
  const rock = mix(palette.near, palette.far, 0.4)
  const shore = horizon + (ground - horizon) * 0.3
  let back = drawSky(scene, shore) + (dark ? drawStars(scene, 220, horizon) + drawMoon(scene, 80) : drawSun(scene, 86))
  back += drawClouds(scene, 3, horizon * 0.5)
  for (let k = 0; k < 3; k++) {
    const count = layout.shape === 'wide' ? 4 + k : 2 + k
    const colour = mix(mix(rock, palette.sky[2], 0.62), rock, k * 0.36)
    for (let i = 0; i < count; i++) {
      const x = width * ((i + random.between(0.2, 0.8)) / count)
      const tall = height * random.between(0.3, 0.42) * (1 - k * 0.24) * (layout.shape === 'tall' ? 0.7 : 1)
      back += drawPeak(scene, x, shore, tall, tall * random.between(0.95, 1.25), colour)
    }
    back += drawHaze(scene, shore - 30, height * 0.2, 0.42 - k * 0.1)
  }
  if (scene.landmark === '#volcano') back += drawVolcano(scene, shore)
  back += drawBirds(scene, 5, height * 0.14, height * 0.3)
  const lake = mix(mix(palette.sky[1], palette.sky[2], 0.4), palette.near, 0.28)
  let middle = rect(
    0,
    shore,
    width,
    height - shore,
    pen.linear([
      [0, mix(lake, palette.sky[3], 0.4)],
      [0.4, lake],
      [1, shade(lake, -0.08)],
    ]),
  )
  let mirror = ''
  for (let i = 0; i < (layout.shape === 'wide' ? 6 : 4); i++) {
    const [x, w, h] = [width * random.next(), random.between(160, 330), random.between(50, 110)]
    mirror += polygon(
      [
        [x - w, shore],
        [x, shore + h],
        [x + w, shore],
      ],
      mix(rock, lake, 0.45),
      opacity(0.4),
    )
  }
  middle += mirror
  let lines = ''
  for (let i = 0; i < 60; i++) {
    const t = random.next()
    const s = 20 + t * 90
    lines += rect(
      random.next() * width,
      shore + 8 + t * (ground - shore),
      s,
      2 + t * 3,
      i % 3 ? palette.sky[3] : palette.sun,
      `rx="2" ${opacity(0.4 - t * 0.15)}`,
    )
  }
  middle += lines
  const pine = mix(palette.near, inSeason(scene, '#1d4a3c'), 0.45)
  for (let k = 0; k < 2; k++)
    for (let i = 0; i < (layout.shape === 'wide' ? 17 : 10); i++) {
      const x = random.next() * width
      const edge = Math.abs(x / width - 0.5) * 2
      if (k === 1 && edge < 0.55) continue
      middle += drawConifer(
        scene,
        x,
        shore + 6 + k * random.between(20, 70) * edge,
        random.between(46, 80) * (1 + k * 1.1),
        mix(pine, palette.sky[2], 0.34 - k * 0.24),
      )
    }
  middle += drawHaze(scene, shore + 8, 90, 0.4)
  const ledge = ridge(scene, { y: ground - height * 0.045, amplitude: height * 0.016, scale: 0.004, offset: 31 })
  const shape = landBelow(scene, ledge)
  const stone = mix(palette.near, palette.far, 0.24)
  let facets = ''
  for (let i = 0; i < 60; i++) {
    const [x, y, s] = [
      random.next() * width,
      ground - 30 + random.next() * (height - ground + 30),
      random.between(26, 100),
    ]
    facets += polygon(
      [
        [x, y],
        [x + s, y - s * 0.14],
        [x + s * 1.3, y + s * 0.2],
        [x + s * 0.4, y + s * 0.34],
      ],
      random.chance(0.5) ? shade(stone, 0.055) : shade(stone, -0.06),
      opacity(0.5),
    )
  }
  let tufts = ''
  for (let i = 0; i < 26; i++) {
    const [x, y] = [random.next() * width, ground + random.between(-30, 30)]
    tufts += `M${n(x - 7)} ${n(y)}q-3 -13 -9 -20m16 20q0 -16 0 -26m6 26q3 -13 10 -19`
  }
  const cast = drawCast(scene, { sky: 'open', glow: 0.6 })
  return {
    back,
    middle: middle + cast.air,
    front:
      path(
        shape,
        pen.linear([
          [0, shade(stone, 0.12)],
          [0.25, stone],
          [1, shade(stone, -0.1)],
        ]),
      ) +
      group(facets, pen.clip(shape)) +
      stroke(tufts, mix(pine, palette.far, 0.35), 4) +
      ellipse(layout.hero.x, ground + 4, layout.hero.size * 0.9, 24, shade(stone, 0.1), opacity(0.5)) +
      cast.hero +
      cast.props,
  }
}

/** A peak with a lit and a shaded flank and torn snow. */
function drawPeak(
  { random, palette, pen }: SceneArt,
  x: number,
  foot: number,
  tall: number,
  half: number,
  colour: string,
): string {
  const top = foot - tall
  const bend = x + random.between(-0.12, 0.12) * half
  const shoulder = random.between(0.35, 0.6)
  const left = `L${n(x - half * shoulder)} ${n(top + tall * (shoulder - 0.06))}L${n(x - half)} ${n(foot + 6)}`
  const lit = `M${n(x)} ${n(top)}${left}H${n(bend)}L${n(x + half * 0.08)} ${n(top + tall * 0.5)}L${n(x - half * 0.05)} ${n(top + tall * 0.24)}Z`
  const dark = `M${n(x)} ${n(top)}L${n(x - half * 0.05)} ${n(top + tall * 0.24)}L${n(x + half * 0.08)} ${n(top + tall * 0.5)}L${n(bend)} ${n(foot + 6)}H${n(x + half)}L${n(x + half * shoulder)} ${n(top + tall * (shoulder + 0.05))}Z`
  const snow = mix('#ffffff', palette.sky[3], 0.18)
  const [s, u] = [0.33, tall * 0.05]
  const cap = `M${n(x)} ${n(top)}L${n(x - half * s)} ${n(top + tall * s)}l${n(half * 0.07)} ${n(-u)}l${n(half * 0.06)} ${n(u * 1.7)}l${n(half * 0.08)} ${n(-u * 1.6)}l${n(half * 0.06)} ${n(u * 2)}l${n(half * 0.07)} ${n(-u * 1.8)}L${n(x + half * 0.06)} ${n(top + tall * 0.4)}l${n(half * 0.06)} ${n(-u * 1.4)}l${n(half * 0.08)} ${n(u * 0.9)}L${n(x + half * s)} ${n(top + tall * (s + 0.01))}Z`
  return (
    path(
      lit,
      pen.linear([
        [0, mix(colour, palette.sun, 0.3)],
        [1, mix(colour, palette.sky[3], 0.42)],
      ]),
    ) +
    path(
      dark,
      pen.linear([
        [0, shade(colour, -0.07)],
        [1, mix(colour, palette.sky[3], 0.34)],
      ]),
    ) +
    path(cap, snow, opacity(0.93)) +
    path(
      `M${n(x)} ${n(top)}L${n(x - half * 0.05)} ${n(top + tall * 0.24)}L${n(x + half * 0.05)} ${n(top + tall * 0.4)}L${n(x + half * s)} ${n(top + tall * (s + 0.01))}Z`,
      mix(snow, palette.sky[0], 0.35),
      opacity(0.8),
    )
  )
}

/** An erupting cone where a hero would stand, lava down its sides, ash above. */
function drawVolcano(scene: SceneArt, foot: number): string {
  const { layout, palette, random, pen } = scene
  const [x, tall] = [layout.hero.x, Math.min(layout.height * 0.42, layout.hero.size * 0.95)]
  const [top, half, mouth] = [foot - tall, tall * 1.05, tall * 0.15]
  const rock = mix(palette.near, '#3a2c38', 0.5)
  const cone = `M${n(x - half)} ${n(foot + 8)}Q${n(x - half * 0.42)} ${n(foot - tall * 0.3)} ${n(x - mouth)} ${n(top)}Q${n(x)} ${n(top + 16)} ${n(x + mouth)} ${n(top)}Q${n(x + half * 0.42)} ${n(foot - tall * 0.3)} ${n(x + half)} ${n(foot + 8)}Z`
  let ash = ''
  for (let i = 0; i < 34; i++) {
    const t = i / 34
    const [ax, ay, r] = [
      x + random.between(-1, 1) * (24 + t * tall * 0.55) + t * tall * 0.22,
      top - 16 - t * tall * 0.62,
      26 + t * tall * 0.16,
    ]
    const tone = mix(mix('#ff9a5c', rock, Math.min(1, 0.25 + t * 1.6)), palette.sky[2], 0.12 + t * 0.3)
    ash +=
      ellipse(ax, ay, r, r * 0.86, tone, opacity(0.8)) +
      ellipse(ax - r * 0.2, ay - r * 0.24, r * 0.6, r * 0.5, shade(tone, 0.06), opacity(0.6))
  }
  let bombs = ''
  for (let i = 0; i < 26; i++) {
    const angle = -Math.PI / 2 + random.between(-0.9, 0.9)
    const reach = tall * random.between(0.15, 0.55)
    const [bx, by] = [x + Math.cos(angle) * reach, top + Math.sin(angle) * reach + reach * reach * 0.0006]
    bombs += stroke(
      `M${n(bx)} ${n(by)}l${n(-Math.cos(angle) * 20)} ${n(-Math.sin(angle) * 20)}`,
      i % 2 ? '#ffd27a' : '#ff7a3c',
      random.between(3, 8),
    )
  }
  let flows = ''
  for (const [at, end, width] of [
    [-0.5, -0.46, 26],
    [0.1, 0.05, 40],
    [0.6, 0.4, 22],
    [-0.1, -0.16, 18],
    [0.4, 0.22, 16],
  ] as const) {
    const d = `M${n(x + mouth * at)} ${n(top + 6)}Q${n(x + half * end * 0.3)} ${n(top + tall * 0.34)} ${n(x + half * end * 0.8 + random.between(-14, 14))} ${n(top + tall * 0.62)}T${n(x + half * end * 1.5)} ${n(top + tall * random.between(0.86, 1))}`
    flows +=
      stroke(d, '#d8341f', width, 'stroke-linejoin="round"') +
      stroke(d, '#ff8b3c', width * 0.6) +
      stroke(d, '#ffe08a', width * 0.22)
  }
  let ribs = ''
  for (let i = 0; i < 18; i++) {
    const at = random.between(-0.9, 0.9)
    ribs += `M${n(x + mouth * at)} ${n(top + 20)}Q${n(x + half * at * 0.34)} ${n(top + tall * 0.5)} ${n(x + half * at)} ${n(foot)}`
  }
  return (
    drawGlow(scene, x, top, tall * 1.3, '#ff7a3c', 0.75) +
    ash +
    path(
      cone,
      pen.linear([
        [0, mix(rock, '#c2502f', 0.5)],
        [0.3, rock],
        [1, mix(rock, palette.sky[2], 0.3)],
      ]),
    ) +
    group(
      stroke(ribs, shade(rock, -0.07), 9, opacity(0.5)) +
        flows +
        path(
          `M${n(x)} ${n(top)}L${n(x + half)} ${n(top)}V${n(foot + 10)}H${n(x + tall * 0.2)}Q${n(x + 40)} ${n(top + tall * 0.5)} ${n(x)} ${n(top)}Z`,
          '#12060f',
          opacity(0.22),
        ),
      pen.clip(cone),
    ) +
    ellipse(x, top + 3, mouth, 11, '#ffd27a') +
    bombs
  )
}
