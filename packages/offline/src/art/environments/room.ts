/** Room: papered wall, window with a view, framed pictures, lamp, plant, and a rug for the hero. */
import { drawCast } from '../cast.ts'
import { mix, shade } from '../colour.ts'
import { placeIcon } from '../icons.ts'
import { drawGlow } from '../light.ts'
import type { Depths, SceneArt } from '../scene-art.ts'
import { circle, ellipse, group, n, opacity, path, polygon, rect, stroke } from '../svg.ts'
import { drawSkyline } from './skyline.ts'

export function drawRoom(scene: SceneArt): Depths {
  const { layout, palette, random, pen } = scene
  const { width, height, ground, title, shape } = layout
  const floor = ground - height * 0.085
  const tint = random.pick([palette.sky[2], palette.sky[1], palette.far, mix(palette.accent, palette.sky[2], 0.5)])
  const wall = mix(mix(palette.paper, tint, 0.6), palette.sky[1], palette.dark === 'yes' ? 0.35 : 0.05)
  const wallDark = mix(palette.sky[1], tint, 0.6)
  let back =
    rect(
      0,
      0,
      width,
      floor,
      pen.linear(
        [
          [0, mix(wallDark, palette.near, 0.15)],
          [1, wall],
        ],
        [0, 0, 1, 1],
      ),
    ) + drawWallpaper(scene, floor)
  const right = layout.light.x > width / 2
  const box = {
    width: shape === 'wide' ? height * 0.5 : width * 0.5,
    height: shape === 'tall' ? height * 0.24 : height * (shape === 'square' ? 0.34 : 0.42),
  }
  const wx =
    shape === 'wide'
      ? title
        ? width * 0.1
        : right
          ? width * 0.68 - (layout.hero.x > width * 0.6 ? width * 0.62 : 0)
          : width * 0.06
      : right
        ? width * 0.42
        : width * 0.09
  const wy = shape === 'tall' ? height * (title ? 0.09 : 0.1) : height * 0.13
  const windowX = Math.max(width * 0.05, Math.min(width - box.width - width * 0.05, wx))
  back += drawWindow(scene, windowX, wy, box.width, box.height)
  const windowMiddle = windowX + box.width / 2
  back += polygon(
    [
      [windowX, floor],
      [windowX + box.width, floor],
      [windowX + box.width + 330 * (windowMiddle < width / 2 ? 1 : -1), height],
      [windowX + 110 * (windowMiddle < width / 2 ? 1 : -1), height],
    ],
    palette.sun,
    opacity(0),
  )
  const shelved = random.chance(0.45)
  const frames = shelved ? 0 : layout.shape === 'wide' ? 3 : 2
  const art = scene.props.slice(2)
  const spare =
    shape === 'wide'
      ? windowMiddle < width / 2
        ? [width * 0.5, width * 0.86]
        : [width * 0.1, width * 0.44]
      : right
        ? [width * 0.05, width * 0.3]
        : [width * 0.68, width * 0.94]
  if (shelved) {
    const [from, to] =
      shape === 'wide' ? [spare[0] ?? 0, spare[1] ?? width] : right ? [-20, width * 0.36] : [width * 0.64, width + 20]
    for (const at of shape === 'tall' ? [0.17, 0.27, 0.37] : [0.26, 0.42])
      back += drawBookShelf(scene, height * at, from, to)
  }
  for (let i = 0; i < frames; i++) {
    const [w, h] = [[190, 150, 180][i] ?? 180, [150, 190, 142][i] ?? 150]
    const x = shape === 'wide' ? (spare[0] ?? 0) + (i * ((spare[1] ?? 0) - (spare[0] ?? 0))) / 3 : (spare[0] ?? 0)
    const y = shape === 'wide' ? height * 0.13 + [34, 0, 48][i]! : wy + i * (h + 60)
    back += drawFrame(scene, x, y, w, h, i)
    const icon = art[i]
    if (icon)
      back += placeIcon(pen, icon, { x: x + w / 2, y: y + h / 2, size: Math.min(w, h) * 0.56, anchor: 'middle' })
  }
  const boards = mix(palette.near, '#8a5a3a', 0.5)
  let planks = ''
  for (let i = 0; i < 8; i++) {
    const y = floor + 12 + (height - floor) * (i / 8) ** 1.5
    planks += rect(0, y, width, 2.5, shade(boards, -0.1), opacity(0.55))
    for (let k = 0; k < 5; k++)
      planks += rect(random.next() * width, y, 3, (height - floor) / 8 + i * 3, shade(boards, -0.1), opacity(0.45))
    planks += stroke(
      `M${n(random.next() * width)} ${n(y + 12 + i * 2)}q120 ${n(random.between(-5, 5))} ${n(random.between(200, 420))} 0`,
      shade(boards, 0.07),
      2,
      opacity(0.5),
    )
  }
  back +=
    rect(
      0,
      floor,
      width,
      height - floor,
      pen.linear([
        [0, shade(boards, 0.05)],
        [1, shade(boards, -0.07)],
      ]),
    ) +
    planks +
    rect(0, floor - 16, width, 18, palette.paper, opacity(0.88)) +
    rect(
      0,
      floor + 2,
      width,
      10,
      pen.linear([
        [0, '#000000', 0.25],
        [1, '#000000', 0],
      ]),
    )
  const lampX = windowMiddle < width / 2 ? width * 0.93 : width * 0.07
  const middle =
    drawLamp(scene, lampX, floor + 22, shape === 'tall' ? height * 0.3 : height * 0.52) +
    drawPlant(scene, windowMiddle < width / 2 ? width * 0.045 : width * 0.955, floor + 40)
  const cast = drawCast({ ...scene, props: scene.props.slice(0, 2) }, { sky: 'none', glow: 0.6 })
  return { back, middle, front: drawRug(scene) + cast.hero + cast.props }
}

function drawWallpaper({ layout, palette, random }: SceneArt, floor: number): string {
  const { width } = layout
  let marks = ''
  const step = 74
  const kind = random.integer(0, 2)
  for (let x = step / 2, column = 0; x < width; x += step, column++)
    for (let y = step / 2 + (column % 2) * (step / 2); y < floor - 30; y += step)
      marks +=
        kind === 0
          ? `M${n(x)} ${n(y - 13)}q9 13 0 26q-9 -13 0 -26z`
          : kind === 1
            ? `M${n(x - 9)} ${n(y)}l9 -9l9 9l-9 9z`
            : `M${n(x - 4)} ${n(y)}a4 4 0 1 1 8 0a4 4 0 1 1 -8 0zM${n(x - 16)} ${n(y + 14)}q16 -16 32 0q-16 -8 -32 0z`
  return path(marks, palette.near, opacity(0.1)) + rect(0, floor - 130, width, 3, palette.paper, opacity(0.35))
}

export function drawWindow(scene: SceneArt, x: number, y: number, width: number, height: number): string {
  const { palette, pen, random } = scene
  const dark = palette.dark === 'yes'
  const inside = `M${n(x)} ${n(y)}h${n(width)}v${n(height)}h${n(-width)}Z`
  let view = rect(
    x,
    y,
    width,
    height,
    pen.linear([
      [0, palette.sky[0]],
      [0.55, palette.sky[1]],
      [1, palette.sky[3]],
    ]),
  )
  if (dark)
    for (let i = 0; i < 40; i++)
      view += circle(
        x + random.next() * width,
        y + random.next() * height * 0.5,
        random.between(0.8, 2.2),
        '#fff',
        opacity(random.between(0.3, 0.9)),
      )
  view +=
    circle(
      x + width * 0.7,
      y + height * 0.28,
      width * 0.27,
      pen.radial([
        [0, palette.sun, 0.7],
        [1, palette.sun, 0],
      ]),
    ) + circle(x + width * 0.7, y + height * 0.28, width * 0.09, palette.sun)
  for (let k = 0; k < 3; k++) {
    const colour = mix(palette.sky[2], palette.near, 0.2 + k * 0.28)
    view += drawSkyline(scene, {
      from: x - 20,
      to: x + width,
      base: y + height,
      low: height * 0.14,
      high: height * (0.5 - k * 0.12),
      width: [40, 90],
      colour,
      fade: mix(colour, palette.sky[3], 0.25),
      windows: { colour: dark ? palette.sun : palette.sky[3], share: 0.4, size: 8 },
    })
  }
  const cloth = mix(palette.accent, palette.paper, 0.12)
  let curtains = ''
  for (const side of [-1, 1]) {
    const edge = side < 0 ? x - 56 : x + width + 56
    curtains += path(
      `M${n(edge)} ${n(y - 46)}h${n(-side * 128)}C${n(edge - side * 112)} ${n(y + height * 0.4)} ${n(edge - side * 58)} ${n(y + height * 0.68)} ${n(edge - side * 30)} ${n(y + height + 52)}H${n(edge + side * 26)}C${n(edge + side * 40)} ${n(y + height * 0.6)} ${n(edge + side * 18)} ${n(y + height * 0.2)} ${n(edge)} ${n(y - 46)}Z`,
      pen.linear(
        [
          [0, shade(cloth, 0.05)],
          [0.3, shade(cloth, -0.07)],
          [0.6, shade(cloth, 0.04)],
          [1, shade(cloth, -0.08)],
        ],
        [0, 0, 1, 0],
      ),
    )
    curtains += stroke(
      `M${n(edge - side * 40)} ${n(y - 40)}q${n(side * 10)} ${n(height * 0.6)} ${n(side * 30)} ${n(height)}M${n(edge - side * 84)} ${n(y - 40)}q${n(side * 14)} ${n(height * 0.5)} ${n(side * 58)} ${n(height * 0.86)}`,
      shade(cloth, -0.12),
      3,
      opacity(0.5),
    )
  }
  return (
    rect(x - 24, y - 24, width + 48, height + 48, palette.paper, 'rx="16"') +
    group(view, pen.clip(inside)) +
    polygon(
      [
        [x, y + height * 0.6],
        [x + width * 0.7, y],
        [x + width * 0.9, y],
        [x, y + height * 0.8],
      ],
      '#ffffff',
      opacity(0.1),
    ) +
    rect(x + width / 2 - 6, y, 12, height, palette.paper) +
    rect(x, y + height * 0.46, width, 12, palette.paper) +
    rect(x - 44, y + height + 22, width + 88, 26, shade(palette.paper, -0.04), 'rx="8"') +
    rect(x - 44, y + height + 48, width + 88, 12, palette.near, opacity(0.13)) +
    curtains +
    rect(x - 116, y - 62, width + 232, 15, shade(palette.near, 0.1), 'rx="8"')
  )
}

function drawFrame({ layout, palette, pen }: SceneArt, x: number, y: number, w: number, h: number, i: number): string {
  void layout
  const inner = mix(palette.sky[(i % 3) + 1] ?? palette.far, palette.paper, 0.4)
  return (
    rect(x + 5, y + 11, w, h, palette.near, `rx="7" ${opacity(0.22)}`) +
    rect(x, y, w, h, palette.paper, 'rx="6"') +
    rect(
      x + 13,
      y + 13,
      w - 26,
      h - 26,
      pen.linear([
        [0, shade(inner, 0.03)],
        [1, shade(inner, -0.05)],
      ]),
    ) +
    path(
      `M${n(x + 13)} ${n(y + h - 13)}v${n(-h * 0.22)}q${n((w - 26) * 0.28)} ${n(-h * 0.22)} ${n((w - 26) * 0.5)} ${n(-h * 0.02)}t${n((w - 26) * 0.5)} ${n(-h * 0.04)}v${n(h * 0.28)}Z`,
      mix(inner, palette.near, 0.3),
      opacity(0.6),
    )
  )
}

export function drawLamp(scene: SceneArt, x: number, foot: number, tall: number): string {
  const { palette, pen } = scene
  const top = foot - tall
  return (
    ellipse(x, foot, 84, 15, shade(palette.near, 0.03)) +
    rect(x - 5, top + 70, 10, tall - 72, shade(palette.near, 0.07)) +
    drawGlow(scene, x, top + 60, 400, palette.sun, 0.72) +
    path(
      `M${n(x - 62)} ${n(top - 28)}h124l44 134h-212z`,
      pen.linear([
        [0, palette.sun],
        [1, mix(palette.sun, palette.accent, 0.4)],
      ]),
    ) +
    stroke(`M${n(x - 98)} ${n(top + 88)}h196`, mix(palette.accent, palette.sun, 0.3), 5, opacity(0.6))
  )
}

export function drawPlant({ palette, random }: SceneArt, x: number, foot: number): string {
  let leaves = ''
  for (let i = 0; i < 11; i++) {
    const [turn, length] = [-85 + i * 17 + random.between(-5, 5), random.between(150, 250)]
    const tone = i % 2 ? '#2e7d5b' : '#3f9a6e'
    leaves += `<g transform="translate(${n(x)} ${n(foot - 96)}) rotate(${n(turn)})">${path(`M0 0C${n(-length * 0.2)} ${n(-length * 0.4)} ${n(-length * 0.08)} ${n(-length * 0.85)} 0 ${n(-length)}C${n(length * 0.08)} ${n(-length * 0.85)} ${n(length * 0.2)} ${n(-length * 0.4)} 0 0Z`, mix(tone, palette.near, 0.12))}${stroke(`M0 0V${n(-length * 0.85)}`, shade(tone, 0.1), 2.5, opacity(0.6))}</g>`
  }
  return (
    ellipse(x, foot + 2, 84, 12, '#05060f', opacity(0.3)) +
    leaves +
    path(`M${n(x - 62)} ${n(foot - 112)}h124l-17 112h-90z`, palette.paper) +
    path(`M${n(x + 20)} ${n(foot - 112)}h42l-17 112h-30z`, shade(palette.paper, -0.09), opacity(0.7)) +
    path(`M${n(x - 62)} ${n(foot - 112)}h124l-4 24h-116z`, mix(palette.paper, palette.accent, 0.45))
  )
}

function drawRug({ layout, palette }: SceneArt): string {
  const { x, size } = layout.hero
  const [y, rx] = [layout.ground + 6, Math.min(layout.width * 0.47, size * 1.16)]
  const rings = [
    palette.accent,
    mix(palette.accent, palette.paper, 0.78),
    mix(palette.accent, palette.sky[1], 0.4),
    mix(palette.accent, palette.paper, 0.6),
    mix(palette.accent, palette.paper, 0.78),
  ]
  let rug = ellipse(x, y + 7, rx * 1.01, rx * 0.152, '#05060f', opacity(0.25))
  rings.forEach((colour, i) => {
    rug += ellipse(x, y - i * 1.5, rx * (1 - i * 0.1), rx * 0.148 * (1 - i * 0.12), colour)
  })
  return (
    rug +
    ellipse(
      x,
      y - 3,
      rx * 0.94,
      rx * 0.137,
      'none',
      `stroke="${palette.paper}" stroke-width="3" stroke-dasharray="3 13" ${opacity(0.8)}`,
    )
  )
}

/** A board with rows of books, some leaning, and a pot here and there. */
function drawBookShelf({ palette, random, pen }: SceneArt, y: number, from: number, to: number): string {
  const wood = mix('#8f6240', palette.near, 0.25)
  const tones = [
    palette.accent,
    palette.sky[0],
    palette.far,
    palette.near,
    mix(palette.accent, palette.sun, 0.55),
    mix(palette.sky[1], palette.near, 0.3),
  ]
  let books = ''
  let x = from + 26
  while (x < to - 60) {
    const tone = tones[random.integer(0, tones.length - 1)] ?? palette.accent
    if (random.chance(0.1)) {
      for (let i = -2; i <= 2; i++)
        books += `<g transform="translate(${n(x + 26)} ${n(y - 40)}) rotate(${n(i * 27)})">${path('M0 0q-14 -26 0 -60q14 34 0 60z', i % 2 ? '#3f9a6e' : '#2e7d5b')}</g>`
      books += path(`M${n(x)} ${n(y - 46)}h52l-7 46h-38z`, mix(palette.paper, tone, 0.4))
      x += 66
      continue
    }
    const [w, h] = [random.between(17, 34), random.between(74, 112)]
    const lean = random.chance(0.08) ? ` transform="rotate(9 ${n(x)} ${n(y)})"` : ''
    books += `<g${lean}>${rect(
      x,
      y - h,
      w,
      h,
      pen.linear(
        [
          [0, shade(tone, 0.05)],
          [0.5, tone],
          [1, shade(tone, -0.07)],
        ],
        [0, 0, 1, 0],
      ),
      'rx="2"',
    )}${rect(x, y - h * 0.84, w, 6, mix(palette.sun, tone, 0.25), opacity(0.8))}${rect(x, y - h * 0.22, w, 4, mix(palette.sun, tone, 0.25), opacity(0.6))}</g>`
    x += w + (lean === '' ? 2 : 26)
    if (random.chance(0.07)) x += random.between(20, 70)
  }
  return (
    books +
    rect(
      from,
      y,
      to - from,
      15,
      pen.linear([
        [0, shade(wood, 0.1)],
        [1, shade(wood, -0.05)],
      ]),
      'rx="3"',
    ) +
    rect(
      from,
      y + 15,
      to - from,
      24,
      pen.linear([
        [0, '#000000', 0.22],
        [1, '#000000', 0],
      ]),
    )
  )
}
