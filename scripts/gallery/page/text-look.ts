/** Owns how one text looks: from the same frame with its letters and without them. Pure; knows no display list. */
import type { Pixels, Size } from '@contenthq/model'
import type { TextLook } from './protocol.ts'

/** x, y, width, height in pixels. */
export type Box = readonly [x: number, y: number, width: number, height: number]

/** A pixel whose brightness moved by more than this carries a letter, or its firm rim; a soft shadow moves less. */
const LETTER = 48
/** Letters may touch the safe area's edge: outlines are drawn on whole pixels. */
const SLACK = 1

type Colours = ArrayLike<number>

const luma = (data: Colours, at: number): number =>
  0.2126 * data[at * 4]! + 0.7152 * data[at * 4 + 1]! + 0.0722 * data[at * 4 + 2]!

const linear = (value: number): number => {
  const share = value / 255
  return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
}

/** Relative luminance, 0..1. https://www.w3.org/TR/WCAG22/#dfn-relative-luminance */
const luminance = (data: Colours, at: number): number =>
  0.2126 * linear(data[at * 4]!) + 0.7152 * linear(data[at * 4 + 1]!) + 0.0722 * linear(data[at * 4 + 2]!)

const clipped = ([x, y, width, height]: Box, size: Size): Box => {
  const [left, top] = [Math.max(0, Math.floor(x)), Math.max(0, Math.floor(y))]
  return [
    left,
    top,
    Math.max(0, Math.min(size.width, Math.ceil(x + width)) - left),
    Math.max(0, Math.min(size.height, Math.ceil(y + height)) - top),
  ]
}

/** A sprite of letters: where it lies, and its colour, sRGB 0..255. */
export type Letters = { readonly box: Box; readonly colour: readonly [red: number, green: number, blue: number] }

/** Where letters were painted inside `around`. */
function painted(shown: Pixels, behind: Pixels, around: Box): readonly number[] {
  const [left, top, width, height] = clipped(around, shown)
  const found: number[] = []
  for (let y = top; y < top + height; y++)
    for (let x = left; x < left + width; x++) {
      const at = y * shown.width + x
      if (Math.abs(luma(shown.data, at) - luma(behind.data, at)) > LETTER) found.push(at)
    }
  return found
}

function boxAround(pixels: readonly number[], width: number): Box {
  let [x0, y0, x1, y1] = [width, Number.POSITIVE_INFINITY, -1, -1]
  for (const at of pixels) {
    const [x, y] = [at % width, Math.floor(at / width)]
    x0 = Math.min(x0, x)
    x1 = Math.max(x1, x)
    y0 = Math.min(y0, y)
    y1 = Math.max(y1, y)
  }
  return [x0, y0, x1 - x0 + 1, y1 - y0 + 1]
}

function busyness({ data, width: line }: Pixels, [left, top, width, height]: Box): number {
  let [sum, count] = [0, 0]
  for (let y = top; y < top + height - 1; y++)
    for (let x = left; x < left + width - 1; x++) {
      const at = y * line + x
      const here = luma(data, at)
      sum += Math.abs(here - luma(data, at + 1)) + Math.abs(here - luma(data, at + line))
      count += 2
    }
  return count > 0 ? sum / count : 0
}

export type TextFrame = {
  readonly shown: Pixels
  /** The same frame without letters; plates and scrims are there. */
  readonly behind: Pixels
  /** What text may stand in. */
  readonly safe: Box
}

/** How one text looks in a frame. Undefined where no letter of it is to be seen. */
export function textLook(what: TextLook['what'], letters: readonly Letters[], frame: TextFrame): TextLook | undefined {
  const { shown, behind, safe } = frame
  const ratios: number[] = []
  const all: number[] = []
  for (const { box, colour } of letters) {
    const own = luminance(colour, 0)
    for (const at of painted(shown, behind, box)) {
      const other = luminance(behind.data, at)
      ratios.push((Math.max(own, other) + 0.05) / (Math.min(own, other) + 0.05))
      all.push(at)
    }
  }
  if (all.length === 0) return undefined
  const box = boxAround(all, shown.width)
  const [x, y, width, height] = box
  ratios.sort((a, b) => a - b)
  return {
    what,
    inside:
      x >= safe[0] - SLACK &&
      y >= safe[1] - SLACK &&
      x + width <= safe[0] + safe[2] + SLACK &&
      y + height <= safe[1] + safe[3] + SLACK,
    busy: busyness(behind, box),
    contrast: ratios[Math.floor(ratios.length / 20)] ?? 1,
  }
}
