/** Library: walls of books to the ceiling, a ladder, a reading lamp and a long table for the hero. */
import { drawCast } from '../cast.ts'
import { mix, shade } from '../colour.ts'
import { drawGlow } from '../light.ts'
import type { Depths, SceneArt } from '../scene-art.ts'
import { n, opacity, path, rect, stroke } from '../svg.ts'
import { drawBookShelf } from './furniture.ts'
import { drawTableTop } from './table-top.ts'

const WOOD = '#7a4f33'

/** An arched window between the shelves, with the hour's light in it. */
function drawArch({ palette, pen }: SceneArt, x: number, top: number, width: number, height: number): string {
  const arch = (grow: number): string =>
    `M${n(x - width / 2 - grow)} ${n(top + height)}V${n(top + width / 2)}a${n(width / 2 + grow)} ${n(width / 2 + grow)} 0 0 1 ${n(width + 2 * grow)} 0V${n(top + height)}Z`
  return (
    path(arch(18), mix(WOOD, palette.near, 0.4)) +
    path(
      arch(0),
      pen.linear([
        [0, palette.sky[1]],
        [0.7, palette.sky[2]],
        [1, palette.sky[3]],
      ]),
    ) +
    stroke(
      `M${n(x)} ${n(top)}V${n(top + height)}M${n(x - width / 2)} ${n(top + height * 0.45)}h${n(width)}`,
      mix(WOOD, palette.near, 0.4),
      9,
    )
  )
}

export function drawLibrary(scene: SceneArt): Depths {
  const { layout, palette, pen } = scene
  const { width, height, ground, shape } = layout
  const night = palette.dark === 'yes'
  const wall = mix(mix(palette.near, WOOD, 0.45), palette.sky[1], night ? 0.05 : 0.2)
  const table = ground - height * 0.045
  let back = rect(
    0,
    0,
    width,
    table,
    pen.linear([
      [0, shade(wall, -0.06)],
      [0.6, wall],
      [1, shade(wall, -0.09)],
    ]),
  )
  const bay = shape === 'wide' ? width / 4 : width / 2
  const rows = shape === 'tall' ? 7 : 5
  const step = (table - height * 0.02) / rows
  let middle = ''
  const windowAt = layout.light.x
  for (let x = 0; x < width; x += bay) {
    const isWindow = windowAt >= x && windowAt < x + bay
    if (isWindow) back += drawArch(scene, x + bay / 2, height * 0.09, bay * 0.62, table * 0.72)
    else for (let row = 1; row <= rows; row++) middle += drawBookShelf(scene, step * row, x + 22, x + bay - 22)
    middle += rect(
      x - 13,
      0,
      26,
      table,
      pen.linear(
        [
          [0, shade(WOOD, -0.06)],
          [0.5, WOOD],
          [1, shade(WOOD, -0.08)],
        ],
        [0, 0, 1, 0],
      ),
    )
  }
  middle +=
    rect(0, 0, width, height * 0.035, shade(WOOD, -0.05)) +
    rect(0, height * 0.035, width, 6, shade(WOOD, 0.08), opacity(0.7))
  // what lies behind the hero steps back
  middle +=
    rect(0, 0, width, table, mix(wall, palette.sky[3], 0.25), opacity(0.3)) +
    drawGlow(scene, layout.hero.x, layout.hero.y - layout.hero.size * 0.5, layout.hero.size * 1.15, palette.sun, 0.55)
  const cast = drawCast(scene, { sky: 'none', glow: 0.5 })
  return { back, middle, front: drawTableTop(scene, table, '#8a5734') + cast.hero + cast.props }
}
