/** Owns the placing of a lower third: name and line at the side where reading starts, above captions, inside the safe area. */
import type { LowerThirdOverlay, Size } from '@contenthq/model'
import type { Colour, Rect } from '../display-list.ts'
import { type Direction, paragraphDirection } from './direction.ts'
import { type FittedText, fitText } from './fit-text.ts'
import type { LaidLowerThird, LaidSprite } from './layout.ts'
import type { LowerThirdLook, LowerThirdText } from './lower-third-look.ts'
import { safeArea } from './safe-area.ts'
import { spriteKey, type TextSpec } from './sprite-spec.ts'
import { measureText, textRect } from './sprites.ts'

const MOST_LINES = 2
const LEADING = 1.06
/** Share of the safe area's width that the texts may take, in landscape. */
const COLUMN = 0.62

export type LowerThirdFacts = {
  readonly style: string
  readonly size: Size
  /** Nothing may stand below this, output pixels: captions are there. */
  readonly floor: number
}

type Block = {
  readonly lines: readonly TextSpec[]
  readonly width: number
  readonly height: number
  readonly leading: number
  readonly ascent: number
}

function blockOf({ lines, size }: FittedText, specOf: (text: string, size: number) => TextSpec): Block {
  const { ascent, descent } = measureText(specOf('Hg', size))
  const leading = Math.round((ascent + descent) * LEADING)
  const width = Math.ceil(Math.max(0, ...lines.map(line => measureText(line).advance)))
  return { lines, width, height: lines.length * leading, leading, ascent: Math.ceil(ascent) }
}

const around = (rects: readonly Rect[]): Rect => {
  const shown = rects.filter(([, , width, height]) => width > 0 && height > 0)
  if (shown.length === 0) return rects[0] ?? [0, 0, 0, 0]
  const left = Math.min(...shown.map(([x]) => x))
  const top = Math.min(...shown.map(([, y]) => y))
  return [
    left,
    top,
    Math.max(...shown.map(([x, , width]) => x + width)) - left,
    Math.max(...shown.map(([, y, , height]) => y + height)) - top,
  ]
}

export function layoutLowerThird(
  { name, line }: Pick<LowerThirdOverlay, 'name' | 'line'>,
  look: LowerThirdLook,
  { style, size, floor }: LowerThirdFacts,
): LaidLowerThird {
  const safe = safeArea(size)
  const short = Math.min(size.width, size.height)
  const direction = paragraphDirection(`${name} ${line}`)
  const unit = Math.max(6, Math.round(short * look.name.size))
  const [across, down] = [Math.round(unit * look.pad.across), Math.round(unit * look.pad.down)]
  const column = (size.width > size.height * 1.2 ? COLUMN : 1) * safe[2] - 2 * across
  const set = (text: string, of: LowerThirdText): Block => {
    const specOf = specMaker(of, direction)
    const wished = Math.max(6, Math.round(short * of.size))
    return blockOf(fitText({ text, size: wished, column, mostLines: MOST_LINES, specOf }), specOf)
  }
  const above = set(name, look.name)
  const below = set(line, look.line)
  const each = look.plates?.length === 2
  const both = above.height > 0 && below.height > 0
  // plates of their own stand one on the other, each with its room
  const between = both ? Math.round(unit * look.gap) + (each ? 2 * down : 0) : 0
  const height = above.height + between + below.height + 2 * down
  const bottom = Math.min(safe[1] + safe[3], Math.round(floor))
  const top = Math.max(safe[1], bottom - height)
  const xOf = (width: number) => (direction === 'rtl' ? safe[0] + safe[2] - across - width : safe[0] + across)
  const nameBox: Rect = [xOf(above.width), top + down, above.width, above.height]
  const lineBox: Rect = [xOf(below.width), top + down + above.height + between, below.width, below.height]
  const boxes = [nameBox, lineBox].filter(([, , , tall]) => tall > 0)
  const plates = platesOf(boxes.length > 0 && look.plates ? (each ? boxes : [around(boxes)]) : [])

  function platesOf(inner: readonly Rect[]): readonly LaidSprite[] {
    return inner.map(([x, y, width, tall], index) => {
      const rect: Rect = look.wide
        ? [0, y - down, size.width, tall + 2 * down]
        : [x - across, y - down, width + 2 * across, tall + 2 * down]
      const colour = plateColour(look.plates!, boxes[index] === lineBox && each ? 1 : 0)
      const radius = Math.round(unit * (look.radius ?? 0))
      return { rect, key: spriteKey({ kind: 'plate', width: rect[2], height: rect[3], radius, colour }) }
    })
  }

  return {
    style,
    name: place(above, nameBox, direction),
    line: place(below, lineBox, direction),
    plates,
    block: around([...plates.map(({ rect }) => rect), ...boxes]),
    nameBox,
    lineBox,
    unit,
    direction,
  }
}

const plateColour = (plates: NonNullable<LowerThirdLook['plates']>, index: number): Colour => plates[index] ?? plates[0]

const specMaker =
  ({ family, colour, effects }: LowerThirdText, direction: Direction) =>
  (text: string, size: number): TextSpec => ({
    kind: 'text',
    text,
    family,
    weight: 700,
    size,
    colour,
    ...(direction === 'rtl' ? { direction } : {}),
    ...effects?.(size),
  })

/** Each line at the side where reading starts. */
function place({ lines, leading, ascent }: Block, [x, y, width]: Rect, direction: Direction): readonly LaidSprite[] {
  return lines.map((spec, index) => {
    const left = direction === 'rtl' ? x + width - Math.ceil(measureText(spec).advance) : x
    return { key: spriteKey(spec), rect: textRect(spec, left, y + index * leading + ascent) }
  })
}
