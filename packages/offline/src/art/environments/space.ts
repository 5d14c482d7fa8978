/** Space: nebulae, stars, a planet's limb; a black hole where the words ask for one. */
import { mix } from '../colour.ts'
import { placeIcon } from '../icons.ts'
import { drawGlow } from '../light.ts'
import type { Depths, SceneArt } from '../scene-art.ts'
import { drawStars } from '../sky.ts'
import { circle, ellipse, group, n, opacity, path, rect } from '../svg.ts'

export function drawSpace(scene: SceneArt): Depths {
  const { layout, palette, random, pen, hero, landmark } = scene
  const { width, height } = layout
  const [x, y] = [layout.hero.x, layout.ground - layout.hero.size * 0.52]
  const [deep, far, glow] = [
    mix(palette.sky[0], '#060714', 0.62),
    mix(palette.sky[1], '#0e1033', 0.5),
    mix(palette.sky[2], '#2a1d63', 0.45),
  ]
  let back = rect(
    0,
    0,
    width,
    height,
    pen.radial(
      [
        [0, glow],
        [0.45, far],
        [1, deep],
      ],
      [x / width, y / height, 0.85],
    ),
  )
  const clouds = ['#6a3fd0', '#c2478f', '#2f6fd6', palette.accent, palette.sky[3]]
  for (let i = 0; i < 9; i++) {
    const colour = clouds[i % clouds.length] ?? '#6a3fd0'
    back += ellipse(
      width * random.next(),
      height * random.next(),
      random.between(260, 620),
      random.between(80, 230),
      pen.radial([
        [0, colour, 0.34],
        [0.5, colour, 0.13],
        [1, colour, 0],
      ]),
      `transform="rotate(${n(random.between(-34, -12))} ${n(width / 2)} ${n(height / 2)})"`,
    )
  }
  back += drawStars(scene, Math.round((width * height) / 4200))
  let middle = ''
  const ball = drawPlanet(
    scene,
    layout.air[1]?.x ?? width * 0.8,
    layout.height * (layout.shape === 'wide' ? 0.2 : 0.3),
    46 + random.between(0, 30),
    mix(palette.accent, '#d9a07a', 0.4),
  )
  if (!layout.title || layout.shape !== 'wide') middle += ball
  let front = drawLimb(scene)
  if (landmark === '#black-hole')
    middle += drawBlackHole(scene, x, y, layout.hero.size * (layout.shape === 'tall' ? 0.27 : 0.35))
  else if (hero)
    front +=
      drawGlow(scene, x, y, layout.hero.size * 0.95, mix(palette.sun, '#cfe0ff', 0.4), 0.5) +
      placeIcon(pen, hero, { x, y, size: layout.hero.size, anchor: 'middle' })
  else
    middle +=
      drawPlanet(scene, x, y, layout.hero.size * 0.46, mix(palette.far, '#5b8fe0', 0.4)) +
      drawRing(scene, x, y, layout.hero.size * 0.46)
  const places = [...layout.props.slice(0, 2).map(slot => ({ ...slot, y: slot.y - slot.size * 0.8 })), ...layout.air]
  scene.props.forEach((icon, i) => {
    const place = places[i]
    if (!place) return
    const size = place.size * 0.85
    front +=
      drawGlow(scene, place.x, place.y, size * 0.95, '#8fb3ff', 0.32) +
      placeIcon(pen, icon, { x: place.x, y: place.y, size, anchor: 'middle', turn: [8, -12, 14, -6][i % 4] ?? 0 })
  })
  return { back, middle, front }
}

/** The edge of a world along the bottom, with surface bands so that captions lie on calm texture. */
function drawLimb({ layout, palette, pen, random }: SceneArt): string {
  const { width, height } = layout
  const [cx, top] = [width * random.between(0.2, 0.8), height * 0.835]
  const r = width * (layout.shape === 'wide' ? 1 : 1.5)
  const cy = top + r
  const body = mix(palette.sky[2], '#4a5fd0', 0.5)
  const shape = `M${n(cx - r)} ${n(cy)}a${n(r)} ${n(r)} 0 1 1 ${n(2 * r)} 0a${n(r)} ${n(r)} 0 1 1 ${n(-2 * r)} 0Z`
  let bands = ''
  for (let i = 0; i < 16; i++) {
    const reach = r - 12 - i * 13 - random.between(0, 9)
    bands += circle(
      cx,
      cy,
      reach,
      'none',
      `stroke="${i % 2 ? mix(body, '#ffffff', 0.25) : mix(body, '#0a0a24', 0.4)}" stroke-width="${n(random.between(3, 11))}" stroke-dasharray="${n(random.between(160, 700))} ${n(random.between(40, 240))}" ${opacity(random.between(0.12, 0.3))}`,
    )
  }
  return (
    circle(
      cx,
      cy,
      r + 46,
      pen.radial([
        [0, '#9fc0ff', 0],
        [1 - 92 / (r + 46), '#9fc0ff', 0],
        [1 - 46 / (r + 46), '#9fc0ff', 0.5],
        [1, '#9fc0ff', 0],
      ]),
    ) +
    path(
      shape,
      pen.radial([
        [0, '#0a0a24'],
        [0.86, mix(body, '#14143c', 0.72)],
        [0.97, mix(body, '#14143c', 0.3)],
        [1, body],
      ]),
    ) +
    group(bands, pen.clip(shape)) +
    circle(cx, cy, r - 1, 'none', `stroke="#bcd3ff" stroke-width="3.5" ${opacity(0.8)}`)
  )
}

function drawPlanet({ pen, random }: SceneArt, x: number, y: number, radius: number, colour: string): string {
  const shape = `M${n(x - radius)} ${n(y)}a${n(radius)} ${n(radius)} 0 1 1 ${n(2 * radius)} 0a${n(radius)} ${n(radius)} 0 1 1 ${n(-2 * radius)} 0Z`
  let bands = ''
  for (let i = 0; i < 7; i++)
    bands += ellipse(
      x,
      y - radius + (i + 0.5) * (radius / 3.4),
      radius * 1.2,
      radius * random.between(0.05, 0.12),
      i % 2 ? mix(colour, '#ffffff', 0.35) : mix(colour, '#20104a', 0.4),
      opacity(0.5),
    )
  return (
    circle(
      x,
      y,
      radius * 1.5,
      pen.radial([
        [0, colour, 0.5],
        [1, colour, 0],
      ]),
    ) +
    path(shape, colour) +
    group(bands, `${pen.clip(shape)} transform="rotate(-14 ${n(x)} ${n(y)})"`) +
    path(
      shape,
      pen.radial(
        [
          [0, '#ffffff', 0.4],
          [0.45, '#000000', 0],
          [1, '#02020c', 0.78],
        ],
        [0.34, 0.3, 0.8],
      ),
    )
  )
}

const drawRing = ({ pen }: SceneArt, x: number, y: number, radius: number): string =>
  group(
    [1.42, 1.56, 1.74]
      .map((k, i) =>
        path(
          `M${n(x - radius * k)} ${n(y)}A${n(radius * k)} ${n(radius * k * 0.3)} 0 0 0 ${n(x + radius * k)} ${n(y)}`,
          'none',
          `stroke="${pen.linear(
            [
              [0, '#ffe7c2', 0.9],
              [0.5, '#ffffff', 0.95],
              [1, '#b98fd8', 0.8],
            ],
            [0, 0, 1, 0],
          )}" stroke-width="${n(radius * [0.07, 0.11, 0.05][i]!)}"`,
        ),
      )
      .join(''),
    `transform="rotate(-14 ${n(x)} ${n(y)})"`,
  )

/** Lensed halo, shadow, and a disk of hot gas of which one half passes in front. */
function drawBlackHole({ pen, random }: SceneArt, x: number, y: number, r: number): string {
  const hot = ['#fffbe8', '#ffd27a', '#ff8b42', '#d4437f', '#5b2ea6'] as const
  const heat = (t: number): string => {
    const at = Math.min(3.999, t ** 0.8 * 4)
    const i = Math.floor(at)
    return mix(hot[i] ?? hot[0], hot[i + 1] ?? hot[4], at - i)
  }
  const half = (lower: number): string => {
    let rings = ''
    for (let i = 0; i < 46; i++) {
      const t = i / 45
      const reach = r * (1.1 + t * 2.1)
      rings += ellipse(
        x,
        y,
        reach,
        reach * 0.17,
        'none',
        `stroke="${heat(t)}" stroke-width="${n(r * 0.07 * (1 - t * 0.4))}" stroke-dasharray="${n(random.between(220, 900))} ${n(random.between(6, 60))}" stroke-dashoffset="${n(random.between(0, 900))}" ${opacity((0.85 - 0.75 * t) * random.between(0.65, 1))}`,
      )
    }
    return group(
      rings,
      pen.clip(`M${n(x - r * 5)} ${n(lower ? y : y - r * 5)}h${n(r * 10)}v${n(r * 5)}h${n(-r * 10)}Z`),
    )
  }
  return group(
    circle(
      x,
      y,
      r * 3.4,
      pen.radial([
        [0, '#ff9a4d', 0.5],
        [0.34, '#e0508a', 0.28],
        [0.65, '#6a3fd0', 0.12],
        [1, '#6a3fd0', 0],
      ]),
    ) +
      circle(
        x,
        y,
        r * 1.95,
        pen.radial([
          [0.55, '#ffb45e', 0],
          [0.72, '#ffd9a0', 0.95],
          [0.8, '#ffb45e', 0.75],
          [0.9, '#e0508a', 0.3],
          [1, '#e0508a', 0],
        ]),
      ) +
      circle(x, y, r * 1.34, 'none', `stroke="#fff6df" stroke-width="${n(r * 0.07)}" ${opacity(0.9)}`) +
      half(0) +
      circle(
        x,
        y,
        r * 1.2,
        pen.radial([
          [0.82, '#020106'],
          [1, '#0a0416', 0],
        ]),
      ) +
      circle(x, y, r * 1.06, '#020106') +
      half(1) +
      ellipse(
        x,
        y + r * 0.2,
        r * 1.5,
        r * 0.09,
        pen.radial([
          [0, '#fffbe8', 0.7],
          [1, '#fffbe8', 0],
        ]),
      ),
    `transform="rotate(-16 ${n(x)} ${n(y)})"`,
  )
}
