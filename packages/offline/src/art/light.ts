/** Owns light and finish: glows, contact shadows, title scrim, vignette, grain, haze. */
import { mix, shade } from './colour.ts'
import type { SceneArt } from './scene-art.ts'
import { circle, ellipse, group, opacity, rect } from './svg.ts'

export const drawGlow = (
  { pen }: SceneArt,
  x: number,
  y: number,
  radius: number,
  colour: string,
  alpha: number,
): string =>
  circle(
    x,
    y,
    radius,
    pen.radial([
      [0, colour, alpha],
      [0.4, colour, alpha * 0.45],
      [1, colour, 0],
    ]),
  )

/** Two soft ellipses: what a thing of this width leaves on the ground. */
export const drawShadow = ({ pen, palette }: SceneArt, x: number, y: number, width: number, strength = 1): string => {
  const dark = mix(palette.near, '#05060f', 0.45)
  return (
    ellipse(
      x + width * 0.06,
      y,
      width * 0.66,
      width * 0.1,
      pen.radial([
        [0, dark, 0.5 * strength],
        [0.55, dark, 0.22 * strength],
        [1, dark, 0],
      ]),
    ) +
    ellipse(
      x,
      y - 2,
      width * 0.46,
      width * 0.05,
      pen.radial([
        [0, dark, 0.75 * strength],
        [0.6, dark, 0.4 * strength],
        [1, dark, 0],
      ]),
    )
  )
}

/** A band of mist about height `y`. */
export const drawHaze = (
  { layout, palette, pen }: SceneArt,
  y: number,
  depth: number,
  alpha: number,
  colour = palette.sky[3],
): string =>
  rect(
    0,
    y - depth / 2,
    layout.width,
    depth,
    pen.linear([
      [0, colour, 0],
      [0.5, colour, alpha],
      [1, colour, 0],
    ]),
  )

/** Darkens where the engine will set the title: the left part when wide, else the upper third. */
export function drawScrim({ layout, palette, pen }: SceneArt): string {
  if (!layout.title) return ''
  const tone = palette.dark === 'yes' ? shade(palette.sky[0], -0.02, 1.1) : shade(palette.sky[0], -0.3, 1.15)
  const dark = mix(tone, '#0a0c1c', 0.2)
  if (layout.shape === 'wide')
    return rect(
      0,
      0,
      layout.width * 0.66,
      layout.height,
      pen.linear(
        [
          [0, dark, 0.82],
          [0.55, dark, 0.56],
          [1, dark, 0],
        ],
        [0, 0, 1, 0],
      ),
    )
  return rect(
    0,
    0,
    layout.width,
    layout.height * 0.56,
    pen.linear([
      [0, dark, 0.8],
      [0.6, dark, 0.58],
      [1, dark, 0],
    ]),
  )
}

/** Vignette, a calmer bottom for captions, and a fine grain from one small tile. */
export function drawFinish({ layout, pen, random }: SceneArt): string {
  const { width, height } = layout
  const tile = 190
  let specks = ''
  for (let i = 0; i < 420; i++) {
    const light = random.chance(0.5)
    specks += rect(
      random.next() * tile,
      random.next() * tile,
      random.between(1, 2.4),
      random.between(1, 2.4),
      light ? '#fff' : '#000',
      opacity(random.between(0.03, 0.095)),
    )
  }
  const id = pen.id()
  pen.define(`<pattern id="${id}" width="${tile}" height="${tile}" patternUnits="userSpaceOnUse">${specks}</pattern>`)
  return group(
    rect(
      0,
      height * 0.72,
      width,
      height * 0.28,
      pen.linear([
        [0, '#05070f', 0],
        [1, '#05070f', 0.2],
      ]),
    ) +
      rect(
        0,
        0,
        width,
        height,
        pen.radial(
          [
            [0, '#05070f', 0],
            [0.62, '#05070f', 0],
            [1, '#05070f', 0.28],
          ],
          [0.5, 0.46, 0.78],
        ),
      ) +
      rect(0, 0, width, height, `url(#${id})`),
  )
}
