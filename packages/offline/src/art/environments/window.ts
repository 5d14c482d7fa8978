/** Owns a window with curtains and the town behind it. */
import { mix, shade } from '../colour.ts'
import type { SceneArt } from '../scene-art.ts'
import { circle, group, n, opacity, path, polygon, rect, stroke } from '../svg.ts'
import { drawSkyline } from './skyline.ts'

/** A window in its frame, with sill and curtains. `x`, `y` is the corner of the glass. */
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
