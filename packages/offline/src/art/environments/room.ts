/** Room: papered wall, window with a view, framed pictures or shelves, lamp, plant, and a rug for the hero. */
import { drawCast } from '../cast.ts'
import { mix, shade } from '../colour.ts'
import { placeIcon } from '../icons.ts'
import type { Depths, SceneArt } from '../scene-art.ts'
import { n, opacity, path, rect, stroke } from '../svg.ts'
import { drawBookShelf, drawFrame, drawLamp, drawPlant, drawRug } from './furniture.ts'
import { drawWindow } from './window.ts'

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
  const grown = random.between(0.82, 1.08)
  const box = {
    width: (shape === 'wide' ? height * 0.5 : width * 0.5) * grown,
    height: height * (shape === 'tall' ? 0.24 : shape === 'square' ? 0.34 : 0.42) * random.between(0.85, 1.05),
  }
  const wx =
    shape === 'wide'
      ? title
        ? width * 0.1
        : right
          ? width * 0.68 - (layout.hero.x > width * 0.6 ? width * 0.62 : 0)
          : width * 0.06
      : right
        ? width * random.between(0.36, 0.5)
        : width * random.between(0.06, 0.16)
  const wy = shape === 'tall' ? height * (title ? 0.09 : 0.1) : height * 0.13
  const windowX = Math.max(width * 0.05, Math.min(width - box.width - width * 0.05, wx))
  back += drawWindow(scene, windowX, wy, box.width, box.height)
  const windowMiddle = windowX + box.width / 2
  const shelved = random.chance(0.45)
  const frames = shelved ? 0 : layout.shape === 'wide' ? 3 : 2
  const art = scene.props.slice(2)
  const spare =
    shape === 'wide'
      ? windowMiddle < width / 2
        ? [width * 0.5, width * 0.86]
        : [width * 0.17, width * 0.49]
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
