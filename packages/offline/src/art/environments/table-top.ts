/** Owns the wooden table in front of some scenes. */
import { mix, shade } from '../colour.ts'
import type { SceneArt } from '../scene-art.ts'
import { ellipse, n, opacity, rect, stroke } from '../svg.ts'

/** A table from `top` to the bottom of the frame, with grain and knots. */
export function drawTableTop({ layout, palette, pen, random }: SceneArt, top: number, wood = '#a56d3f'): string {
  const { width, height } = layout
  const base = mix(wood, palette.near, 0.12)
  let grain = ''
  for (let i = 0; i < 15; i++) {
    const y = top + 14 + (height - top) * ((i + random.between(0.1, 0.7)) / 15) ** 1.25
    let d = `M-20 ${n(y)}`
    for (let x = 0; x <= width + 120; x += 150)
      d += `Q${n(x + 75)} ${n(y + random.between(-6, 6))} ${n(x + 150)} ${n(y + random.between(-3, 3))}`
    grain += stroke(
      d,
      i % 3 ? shade(base, -0.14) : shade(base, 0.09),
      random.between(1.4, 3.6),
      opacity(random.between(0.16, 0.36)),
    )
  }
  for (let i = 0; i < 4; i++) {
    const [x, y, s] = [random.next() * width, random.between(top + 50, height - 20), random.between(14, 30)]
    for (let k = 1; k <= 3; k++)
      grain += ellipse(
        x,
        y,
        s * k * 0.5,
        s * k * 0.17,
        'none',
        `stroke="${shade(base, -0.15)}" stroke-width="2" ${opacity(0.32 / k + 0.08)}`,
      )
  }
  for (let i = 1; i < 3; i++) {
    const y = top + (height - top) * (i === 1 ? 0.3 : 0.66)
    grain +=
      rect(0, y, width, 3.5, shade(base, -0.2), opacity(0.5)) +
      rect(0, y + 3.5, width, 2, shade(base, 0.1), opacity(0.35))
  }
  return (
    rect(
      0,
      top - 34,
      width,
      34,
      pen.linear([
        [0, '#000000', 0],
        [1, '#000000', 0.22],
      ]),
    ) +
    rect(
      0,
      top,
      width,
      height - top,
      pen.linear([
        [0, shade(base, 0.08)],
        [0.14, base],
        [1, shade(base, -0.15)],
      ]),
    ) +
    grain +
    rect(0, top, width, 7, shade(base, 0.17), opacity(0.85)) +
    rect(0, top + 7, width, 5, shade(base, -0.1), opacity(0.4))
  )
}
