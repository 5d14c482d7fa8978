/** Owns what stands and hangs in a room: picture frames, lamp, plant, rug, bookshelf. */
import { mix, shade } from '../colour.ts'
import { drawGlow } from '../light.ts'
import type { SceneArt } from '../scene-art.ts'
import { ellipse, n, opacity, path, rect, stroke } from '../svg.ts'

/** A framed picture of hills; `i` picks its colour. */
export function drawFrame({ palette, pen }: SceneArt, x: number, y: number, w: number, h: number, i: number): string {
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

/** A standing lamp with its light. */
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

/** A plant in a pot. */
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

/** A round rug under the hero. */
export function drawRug({ layout, palette }: SceneArt): string {
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
export function drawBookShelf({ palette, random, pen }: SceneArt, y: number, from: number, to: number): string {
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
