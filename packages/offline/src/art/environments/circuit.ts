/** Circuit: a dark board with traces and pulses, nodes of a network, glass panels. For computers and the net. */
import { mix, shade } from '../colour.ts'
import { type Icon, placeIcon } from '../icons.ts'
import { drawGlow } from '../light.ts'
import type { Depths, SceneArt } from '../scene-art.ts'
import { circle, ellipse, n, opacity, polygon, rect, stroke } from '../svg.ts'

export function drawCircuit(scene: SceneArt): Depths {
  const { layout, palette, random, pen, hero } = scene
  const { width, height, ground, shape } = layout
  const [x, size] = [layout.hero.x, layout.hero.size]
  const y = ground - size * 0.52
  const deep = mix(palette.sky[0], '#0b1030', 0.62)
  const glow = mix(palette.sky[1], '#4a3fb8', 0.4)
  const line = mix(palette.accent, '#5ae4ff', 0.45)
  let back = rect(
    0,
    0,
    width,
    height,
    pen.radial(
      [
        [0, mix(glow, palette.sky[2], 0.4)],
        [0.5, mix(glow, deep, 0.5)],
        [1, deep],
      ],
      [x / width, y / height, 0.8],
    ),
  )
  const cell = 40
  let traces = ''
  let pads = ''
  for (let i = 0; i < Math.round((width * height) / 17_000); i++) {
    const [tx, ty] = [
      random.integer(0, Math.floor(width / cell)) * cell,
      random.integer(0, Math.floor(height / cell)) * cell,
    ]
    const [run, drop, way, down] = [
      random.integer(2, 7) * cell,
      random.integer(1, 4) * cell,
      random.chance(0.5) ? 1 : -1,
      random.chance(0.5) ? 1 : -1,
    ]
    traces += `M${tx} ${ty}h${way * run}l${way * cell} ${down * cell}v${down * drop}`
    pads +=
      circle(tx, ty, 6, line, opacity(0.65)) +
      circle(
        tx + way * (run + cell),
        ty + down * (cell + drop),
        5,
        'none',
        `stroke="${line}" stroke-width="3" ${opacity(0.55)}`,
      )
  }
  back += stroke(traces, line, 3, opacity(0.26)) + pads
  let pulses = ''
  for (let i = 0; i < 34; i++) {
    const [px, py] = [
      random.integer(0, Math.floor(width / cell)) * cell,
      random.integer(0, Math.floor(height / cell)) * cell,
    ]
    pulses +=
      rect(px, py - 2, random.between(40, 130), 4.5, i % 3 ? line : palette.accent, `rx="2" ${opacity(0.75)}`) +
      circle(px, py, 11, line, opacity(0.18))
  }
  back += pulses
  let middle = drawPanels(scene, line)
  for (let i = 0; i < 9; i++) {
    const angle = i * 0.7 + random.between(-0.15, 0.15)
    const reach = size * random.between(0.72, 1.05)
    const [px, py] = [x + Math.cos(angle) * reach, y + Math.sin(angle) * reach * 0.8]
    middle +=
      stroke(
        `M${n(x + Math.cos(angle) * size * 0.5)} ${n(y + Math.sin(angle) * size * 0.4)}L${n(px)} ${n(py)}`,
        line,
        3,
        opacity(0.5),
      ) +
      circle(px, py, 20, line, opacity(0.16)) +
      circle(px, py, 9, mix(line, '#ffffff', 0.35))
  }
  const floorY = ground - 6
  for (let i = 3; i >= 0; i--)
    middle += ellipse(
      x,
      floorY,
      size * (0.5 + i * 0.15),
      size * (0.085 + i * 0.026),
      i === 0
        ? pen.radial([
            [0, line, 0.75],
            [1, line, 0.12],
          ])
        : 'none',
      `stroke="${line}" stroke-width="3" ${opacity(0.8 - i * 0.18)}`,
    )
  middle += polygon(
    [
      [x - size * 0.46, floorY],
      [x - size * 0.62, y - size * 0.62],
      [x + size * 0.62, y - size * 0.62],
      [x + size * 0.46, floorY],
    ],
    pen.linear([
      [0, line, 0],
      [1, line, 0.3],
    ]),
  )
  let front = ''
  if (hero)
    front +=
      drawGlow(scene, x, y, size * 0.85, mix(line, '#ffffff', 0.4), 0.5) +
      placeIcon(pen, hero, { x, y: y - size * 0.01, size: size * 0.86, anchor: 'middle' })
  else front += drawChip(scene, x, y, size * 0.56, line)
  const places =
    shape === 'wide'
      ? layout.props.map(slot => ({ ...slot, y: slot.y - slot.size * 0.75 }))
      : layout.props.map(slot => ({ ...slot, y: slot.y - slot.size * 0.5 }))
  scene.props.forEach((icon, i) => {
    const place = places[i]
    if (place) front += drawTile(scene, icon, place.x, place.y, place.size * 0.95, line)
  })
  return { back, middle, front }
}

/** Panels of light with lines of code and small bars. */
function drawPanels({ layout, palette, random, pen }: SceneArt, line: string): string {
  const { width, height, shape, hero } = layout
  let markup = ''
  const spots =
    shape === 'wide'
      ? hero.x > width * 0.55
        ? [
            [0.05, 0.1],
            [0.3, 0.32],
          ]
        : hero.x < width * 0.45
          ? [
              [0.6, 0.09],
              [0.78, 0.34],
            ]
          : [
              [0.04, 0.12],
              [0.77, 0.1],
            ]
      : [
          [0.06, 0.08],
          [0.56, 0.14],
        ]
  spots.forEach(([sx = 0, sy = 0], i) => {
    const [px, py, w, h] = [
      width * sx,
      height * sy,
      shape === 'wide' ? 340 : width * 0.38,
      shape === 'wide' ? 250 : 240,
    ]
    markup += rect(
      px,
      py,
      w,
      h,
      pen.linear([
        [0, '#ffffff', 0.15],
        [1, '#ffffff', 0.05],
      ]),
      `rx="16" stroke="${line}" stroke-opacity=".5" stroke-width="2"`,
    )
    markup += [0, 1, 2]
      .map(k => circle(px + 22 + k * 20, py + 22, 6, [palette.accent, palette.sun, line][k] ?? line))
      .join('')
    if (i % 2 === 0)
      for (let row = 0; row < 7; row++) {
        let at = px + 24 + (row % 3) * 22
        while (at < px + w - 90) {
          const run = random.between(26, 84)
          markup += rect(
            at,
            py + 54 + row * 25,
            run,
            9,
            [line, palette.accent, '#ffffff', palette.sun][random.integer(0, 3)] ?? line,
            `rx="4" ${opacity(0.6)}`,
          )
          at += run + 14
        }
      }
    else {
      for (let k = 0; k < 7; k++) {
        const high = random.between(30, h - 100)
        markup += rect(
          px + 26 + (k * (w - 52)) / 7,
          py + h - 26 - high,
          (w - 52) / 7 - 12,
          high,
          k % 2 ? line : palette.accent,
          `rx="5" ${opacity(0.65)}`,
        )
      }
    }
  })
  return markup
}

function drawTile({ palette, pen }: SceneArt, icon: Icon, x: number, y: number, size: number, line: string): string {
  const half = size * 0.56
  return (
    rect(
      x - half,
      y - half,
      half * 2,
      half * 2,
      pen.linear([
        [0, mix(palette.paper, line, 0.12), 0.3],
        [1, mix(palette.paper, line, 0.12), 0.12],
      ]),
      `rx="${n(half * 0.4)}" stroke="${line}" stroke-width="3" stroke-opacity=".75"`,
    ) +
    circle(
      x,
      y,
      half * 0.9,
      pen.radial([
        [0, '#ffffff', 0.35],
        [1, '#ffffff', 0],
      ]),
    ) +
    placeIcon(pen, icon, { x, y, size: size * 0.76, anchor: 'middle' })
  )
}

function drawChip({ palette, pen }: SceneArt, x: number, y: number, size: number, line: string): string {
  const half = size / 2
  let pins = ''
  for (let i = -3; i <= 3; i++) {
    const at = i * size * 0.125
    for (const [px, py] of [
      [x + at, y - half - 30],
      [x + at, y + half + 4],
      [x - half - 30, y + at],
      [x + half + 4, y + at],
    ] as const)
      pins += rect(
        px - (py === y + at ? 0 : 6),
        py - (py === y + at ? 6 : 0),
        py === y + at ? 26 : 12,
        py === y + at ? 12 : 26,
        mix(palette.sun, '#c9a24a', 0.5),
        'rx="3"',
      )
  }
  return (
    pins +
    rect(
      x - half,
      y - half,
      size,
      size,
      pen.linear([
        [0, '#2c3560'],
        [1, '#141a3a'],
      ]),
      `rx="22" stroke="${line}" stroke-width="4"`,
    ) +
    rect(
      x - half * 0.58,
      y - half * 0.58,
      size * 0.58,
      size * 0.58,
      pen.linear([
        [0, shade(line, 0.05)],
        [1, shade(line, -0.2)],
      ]),
      'rx="14"',
    ) +
    stroke(
      `M${n(x - half * 0.3)} ${n(y)}h${n(half * 0.2)}l${n(half * 0.1)} ${n(-half * 0.26)}l${n(half * 0.16)} ${n(half * 0.5)}l${n(half * 0.1)} ${n(-half * 0.24)}h${n(half * 0.1)}`,
      '#ffffff',
      8,
      'stroke-linejoin="round"',
    )
  )
}
