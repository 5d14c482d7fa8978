/** Ocean: sun path on water, waves in depth, an island or a lighthouse; dry things stand on a jetty. */
import { drawCast, flies, floats } from '../cast.ts'
import { mix, shade } from '../colour.ts'
import { placeIcon } from '../icons.ts'
import { drawGlow, drawHaze } from '../light.ts'
import { ridge } from '../ridges.ts'
import type { Depths, SceneArt } from '../scene-art.ts'
import { drawBirds, drawClouds, drawMoon, drawSky, drawStars, drawSun } from '../sky.ts'
import { circle, ellipse, group, n, opacity, path, polygon, rect, stroke } from '../svg.ts'

export function drawOcean(scene: SceneArt): Depths {
  const { layout, palette, random, pen, hero, landmark } = scene
  const { width, height, horizon, ground } = layout
  const dark = palette.dark === 'yes'
  const water = mix(palette.near, '#0c5a86', dark ? 0.4 : 0.78)
  const isle = ridge(scene, {
    y: horizon - height * 0.03,
    amplitude: height * 0.045,
    scale: 0.003,
    offset: random.between(0, 90),
    octaves: 2,
  })
  const [isleFrom, isleTo] = layout.light.x > width / 2 ? [0, width * 0.36] : [width * 0.64, width]
  const land = isle.filter(([x]) => x >= isleFrom - 30 && x <= isleTo + 30)
  const middle = (isleFrom + isleTo) / 2
  let back =
    drawSky(scene, horizon + 4) +
    (dark ? drawStars(scene, 170, horizon) + drawMoon(scene, 78) : drawSun(scene, 92)) +
    drawClouds(scene, layout.shape === 'wide' ? 5 : 4, horizon * 0.72) +
    path(
      `M${n(isleFrom - 60)} ${n(horizon + 4)}${land.map(([x, y]) => `L${n(x)} ${n(Math.min(horizon + 3, y + Math.abs(x - middle) ** 1.6 * 0.0042))}`).join('')}L${n(isleTo + 60)} ${n(horizon + 4)}Z`,
      pen.linear([
        [0, mix(palette.far, palette.near, 0.45)],
        [1, mix(palette.far, palette.sky[3], 0.3)],
      ]),
    ) +
    drawHaze(scene, horizon - 6, 120, 0.4)
  back += rect(
    0,
    horizon,
    width,
    height - horizon,
    pen.linear([
      [0, mix(palette.sky[2], water, 0.35)],
      [0.3, mix(water, palette.sky[1], 0.42)],
      [1, water],
    ]),
  )
  let glitter = ''
  for (let i = 0; i < 80; i++) {
    const t = i / 80
    const length = random.between(18, 80) * (1 + t * 2)
    glitter += rect(
      layout.light.x + random.between(-1, 1) * (40 + t * 240) - length / 2,
      horizon + 8 + t * t * (ground - horizon),
      length,
      2.5 + t * 4,
      palette.sun,
      `rx="3" ${opacity(0.8 - 0.55 * t)}`,
    )
  }
  let ripples = ''
  for (let i = 0; i < 70; i++) {
    const t = random.next() ** 1.4
    const [x, y, s] = [random.next() * width, horizon + 12 + t * (height - horizon), 16 + t * 60]
    ripples += `M${n(x - s)} ${n(y)}q${n(s * 0.5)} ${n(-s * 0.16)} ${n(s)} 0t${n(s)} 0`
  }
  back +=
    glitter +
    stroke(ripples, mix(palette.sky[3], water, 0.3), 2.5, opacity(0.4)) +
    drawBirds(scene, 7, height * 0.16, horizon * 0.8)
  const wave = (y: number, lift: number, colour: string, alpha: number): string => {
    const phase = random.between(0, 9)
    const crest = (x: number): number =>
      y + Math.sin(x * 0.008 + phase) * lift + Math.sin(x * 0.019 + phase * 2) * lift * 0.45
    let line = ''
    for (let x = -24; x <= width + 24; x += 24) line += `L${n(x)} ${n(crest(x))}`
    let foam = ''
    for (let k = 0; k < 9; k++) {
      const x = random.next() * width
      foam += `M${n(x)} ${n(crest(x) + 14)}q${n(40)} ${n(-12)} ${n(90)} 2`
    }
    return (
      path(
        `M-24 ${n(height + 20)}${line}L${n(width + 24)} ${n(height + 20)}Z`,
        pen.linear([
          [0, shade(colour, 0.06)],
          [0.25, colour],
          [1, shade(colour, -0.05)],
        ]),
        opacity(alpha),
      ) +
      stroke(line.replace('L', 'M'), mix(colour, '#ffffff', 0.45), 3, opacity(0.4)) +
      stroke(foam, mix(colour, '#ffffff', 0.5), 3, opacity(0.25))
    )
  }
  const tone = (share: number): string => mix(mix(palette.sky[1], water, 0.3), shade(water, -0.04), share)
  const afloat = !hero || floats(hero)
  let middleMarkup = ''
  let front = ''
  if (landmark === '#lighthouse') middleMarkup += drawLighthouse(scene)
  middleMarkup += wave(horizon + (ground - horizon) * 0.36, 12, tone(0.2), 0.9)
  const boats = scene.props.filter(floats)
  const rest = scene.props.filter(icon => !floats(icon))
  const far = layout.props.at(-1)
  if (boats[0] && far && afloat)
    middleMarkup += placeIcon(pen, boats[0], {
      x: layout.title && layout.shape === 'wide' ? width * 0.93 : far.x,
      y: horizon + (ground - horizon) * 0.5,
      size: far.size * 0.75,
    })
  middleMarkup += wave(horizon + (ground - horizon) * 0.62, 15, tone(0.5), 0.94)
  if (afloat) {
    if (boats[1] && layout.props[0])
      front += placeIcon(pen, boats[1], { x: layout.props[0].x, y: ground + 14, size: layout.props[0].size })
    if (hero)
      front +=
        drawGlow(scene, layout.hero.x, ground - layout.hero.size * 0.45, layout.hero.size, palette.sun, 0.42) +
        placeIcon(pen, hero, { x: layout.hero.x, y: ground + 26, size: layout.hero.size })
    const air = rest.filter(flies)
    const slot = layout.air[0]
    if (air[0] && slot)
      middleMarkup += placeIcon(pen, air[0], { x: slot.x, y: slot.y, size: slot.size, anchor: 'middle' })
    front += wave(ground - 8, 17, tone(0.8), 0.97) + wave(ground + height * 0.09, 19, tone(0.95), 1)
  } else {
    const cast = drawCast({ ...scene, props: [...rest, ...boats.slice(afloat ? 0 : 1)] }, { sky: 'open' })
    if (boats[0])
      middleMarkup += placeIcon(pen, boats[0], {
        x: layout.air[0]?.x ?? width * 0.8,
        y: horizon + (ground - horizon) * 0.55,
        size: height * 0.12,
      })
    front += wave(ground - height * 0.075, 14, tone(0.75), 0.97) + drawJetty(scene) + cast.air + cast.hero + cast.props
  }
  return { back, middle: middleMarkup, front }
}

/** Planks over the water, seen along their length. */
function drawJetty({ layout, palette, pen, random }: SceneArt): string {
  const { width, height, ground } = layout
  const top = ground - height * 0.05
  const wood = mix('#8d6748', palette.near, 0.22)
  let planks = ''
  for (let i = -14; i <= 14; i++) {
    const [a, b] = [width * 0.5 + i * width * 0.075, width * 0.5 + i * width * 0.115]
    planks += polygon(
      [
        [a, top],
        [a + width * 0.075, top],
        [b + width * 0.115, height + 10],
        [b, height + 10],
      ],
      shade(wood, random.between(-0.05, 0.04)),
    )
    planks += stroke(`M${n(a)} ${n(top)}L${n(b)} ${n(height + 10)}`, shade(wood, -0.18), 3.5, opacity(0.6))
    for (let k = 0; k < 3; k++) {
      const t = random.between(0.05, 0.85)
      const x = a + (b - a) * t + width * 0.04
      planks += stroke(
        `M${n(x)} ${n(top + (height - top) * t)}l${n((b - a) * 0.1)} ${n((height - top) * 0.1)}`,
        shade(wood, -0.12),
        2.2,
        opacity(0.4),
      )
    }
  }
  return (
    planks +
    rect(0, top - 4, width, 12, shade(wood, 0.1)) +
    rect(
      0,
      top + 8,
      width,
      26,
      pen.linear([
        [0, '#000000', 0.25],
        [1, '#000000', 0],
      ]),
    )
  )
}

function drawLighthouse(scene: SceneArt): string {
  const { layout, palette, pen } = scene
  const { width, height } = layout
  const tall = layout.hero.size * (layout.shape === 'wide' ? 1.2 : layout.title ? 0.98 : 1.1)
  const [x, y, s] = [layout.hero.x, layout.ground - height * 0.05, tall / 400]
  const stone = mix(palette.near, '#4a4f58', 0.45)
  const lamp = y - 322 * s
  const beam = (toX: number, spread: number): string =>
    polygon(
      [
        [x, lamp],
        [toX, lamp - spread],
        [toX, lamp + spread * 0.7],
      ],
      pen.linear(
        [
          [0, palette.sun, 0.75],
          [1, palette.sun, 0],
        ],
        toX > x ? [0, 0, 1, 0] : [1, 0, 0, 0],
      ),
    )
  let rocks = ''
  for (const [dx, w, h] of [
    [-150, 190, 70],
    [90, 220, 84],
    [-20, 260, 96],
    [-230, 130, 40],
    [210, 150, 46],
  ] as const)
    rocks += path(
      `M${n(x + (dx - w / 2) * s)} ${n(y + 60 * s)}L${n(x + (dx - w * 0.34) * s)} ${n(y - h * 0.2 * s)}L${n(x + (dx - w * 0.05) * s)} ${n(y - (h - 60) * s)}L${n(x + (dx + w * 0.3) * s)} ${n(y - h * 0.1 * s)}L${n(x + (dx + w / 2) * s)} ${n(y + 60 * s)}Z`,
      pen.linear([
        [0, shade(stone, 0.12)],
        [1, shade(stone, -0.08)],
      ]),
    )
  let bands = ''
  const shape = `M${n(x - 40 * s)} ${n(y)}L${n(x - 25 * s)} ${n(y - 292 * s)}H${n(x + 25 * s)}L${n(x + 40 * s)} ${n(y)}Z`
  for (let i = 0; i < 3; i++) bands += rect(x - 50 * s, y - (70 + i * 96) * s, 100 * s, 48 * s, '#d6423b')
  const tower =
    path(
      shape,
      pen.linear(
        [
          [0, '#fff8ea'],
          [0.6, '#f4e6d2'],
          [1, '#b9a795'],
        ],
        [0, 0, 1, 0],
      ),
    ) +
    group(bands, pen.clip(shape)) +
    path(
      shape,
      pen.linear(
        [
          [0, '#ffffff', 0.15],
          [0.5, '#000000', 0],
          [1, '#1a1030', 0.35],
        ],
        [0, 0, 1, 0],
      ),
    ) +
    path(`M${n(x - 11 * s)} ${n(y)}v${n(-34 * s)}a${n(11 * s)} ${n(11 * s)} 0 0 1 ${n(22 * s)} 0V${n(y)}Z`, '#3b2c38') +
    [110, 206].map(at => rect(x - 6 * s, y - at * s, 12 * s, 20 * s, '#3b2c38', `rx="${n(6 * s)}"`)).join('') +
    rect(x - 36 * s, y - 302 * s, 72 * s, 12 * s, '#33405c', 'rx="3"') +
    stroke(
      `M${n(x - 34 * s)} ${n(y - 302 * s)}v${n(-18 * s)}h${n(68 * s)}v${n(18 * s)}m${n(-51 * s)} 0v${n(-18 * s)}m${n(34 * s)} 0v${n(18 * s)}`,
      '#33405c',
      3,
    ) +
    rect(x - 19 * s, y - 346 * s, 38 * s, 46 * s, mix(palette.sun, '#ffd866', 0.4)) +
    stroke(
      `M${n(x)} ${n(y - 346 * s)}v${n(46 * s)}M${n(x - 10 * s)} ${n(y - 346 * s)}v${n(46 * s)}M${n(x + 10 * s)} ${n(y - 346 * s)}v${n(46 * s)}`,
      '#33405c',
      2.5,
    ) +
    path(
      `M${n(x - 27 * s)} ${n(y - 344 * s)}Q${n(x)} ${n(y - 392 * s)} ${n(x + 27 * s)} ${n(y - 344 * s)}Z`,
      '#c23530',
    ) +
    circle(x, y - 372 * s, 5 * s, '#33405c')
  return (
    beam(x < width / 2 ? width + 40 : -40, height * 0.17) +
    (layout.title ? '' : beam(x < width / 2 ? -40 : width + 40, height * 0.1)) +
    ellipse(x, y + 40 * s, 330 * s, 26 * s, '#ffffff', opacity(0.18)) +
    rocks +
    tower +
    drawGlow(scene, x, lamp, 150 * s, '#fff6d0', 0.95)
  )
}
