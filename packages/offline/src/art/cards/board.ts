/** Owns the ground of a card and where its words may stand: away from edges, captions and anything busy. */
import { lightness, mix, shade } from '../colour.ts'
import type { LetterSet } from '../letters.ts'
import { drawGlow } from '../light.ts'
import { landBelow, ridge } from '../ridges.ts'
import type { SceneArt } from '../scene-art.ts'
import { circle, opacity, path, rect } from '../svg.ts'

export type Zone = { readonly x: number; readonly y: number; readonly width: number; readonly height: number }

export type Board = {
  readonly scene: SceneArt
  readonly letters: LetterSet
  /** All that may hold words: safe also when the camera moves in, and above the captions. */
  readonly room: Zone
  /** Room for words beside a picture, and for that picture. */
  readonly words: Zone
  readonly picture: Zone
  readonly ground: string
  readonly ink: string
  readonly soft: string
  readonly accent: string
}

/** Shares of the frame: captions lie below `bottom`. */
const bounds = {
  wide: { left: 0.12, top: 0.13, bottom: 0.72 },
  square: { left: 0.11, top: 0.13, bottom: 0.71 },
  tall: { left: 0.11, top: 0.12, bottom: 0.67 },
} as const

/** As dark as white words need, and no darker. */
function darkGround({ palette }: SceneArt): string {
  const tone = mix(palette.near, palette.sky[0], palette.dark === 'yes' ? 0.35 : 0.55)
  return shade(tone, Math.min(0.36, Math.max(0.27, lightness(tone))) - lightness(tone))
}

export function layBoard(scene: SceneArt, letters: LetterSet): Board {
  const { layout, palette } = scene
  const { left, top, bottom } = bounds[layout.shape]
  const room = {
    x: layout.width * left,
    y: layout.height * top,
    width: layout.width * (1 - 2 * left),
    height: layout.height * (bottom - top),
  }
  const mirrored = layout.hero.x < layout.width * 0.45
  const [words, picture] =
    layout.shape === 'wide'
      ? sideBySide(room, mirrored)
      : [
          { ...room, y: room.y + room.height * 0.46, height: room.height * 0.54 },
          { ...room, height: room.height * 0.42 },
        ]
  const accent = shade(palette.accent, Math.max(0, 0.74 - lightness(palette.accent)))
  return {
    scene,
    letters,
    room,
    words,
    picture,
    ground: darkGround(scene),
    ink: palette.paper,
    soft: mix(palette.paper, darkGround(scene), 0.22),
    accent,
  }
}

function sideBySide(room: Zone, mirrored: boolean): readonly [words: Zone, picture: Zone] {
  const [wordsWidth, pictureWidth] = [room.width * 0.57, room.width * 0.37]
  return [
    { ...room, width: wordsWidth, x: mirrored ? room.x + room.width - wordsWidth : room.x },
    { ...room, width: pictureWidth, x: mirrored ? room.x : room.x + room.width - pictureWidth },
  ]
}

/** A calm dark ground with a glow behind the picture and three quiet ridges below the words. */
export function drawGround({ scene, ground, picture }: Board): { readonly back: string; readonly middle: string } {
  const { layout, palette, pen, random } = scene
  const { width, height } = layout
  const [top, low] = [shade(ground, 0.045), shade(ground, -0.05)]
  let back = rect(
    0,
    0,
    width,
    height,
    pen.linear(
      [
        [0, top],
        [0.6, ground],
        [1, low],
      ],
      [0, 0, 0.35, 1],
    ),
  )
  back += drawGlow(
    scene,
    picture.x + picture.width / 2,
    picture.y + picture.height / 2,
    Math.min(width, height) * 0.72,
    palette.sky[2],
    0.3,
  )
  for (let i = 0; i < 7; i++)
    back += circle(
      random.next() * width,
      random.next() * height,
      random.between(60, 260),
      i % 2 ? palette.sun : palette.far,
      opacity(0.035),
    )
  let middle = ''
  for (let i = 0; i < 3; i++) {
    const land = ridge(scene, {
      y: height * (0.79 + i * 0.075),
      amplitude: height * 0.03,
      scale: 0.0011 + i * 0.0004,
      offset: random.between(0, 90),
      octaves: 2,
    })
    middle += path(landBelow(scene, land), mix(low, palette.sky[1], [0.2, 0.13, 0.07][i] ?? 0.1), opacity(0.9))
  }
  return { back, middle }
}
