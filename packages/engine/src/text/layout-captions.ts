/** Owns the placing of caption words: lines, safe area, direction. Measures on the page; compose only reads the result. */
import type { Size } from '@contenthq/model'
import type { Rect } from '../display-list.ts'
import { arrangeWords, type PlacedWord } from './arrange-words.ts'
import { breakWord, graphemesOf } from './break-word.ts'
import type { CaptionLook } from './caption-look.ts'
import type { Cue, CueWord } from './cues.ts'
import { type Direction, paragraphDirection } from './direction.ts'
import type { LaidCue, LaidWord } from './layout.ts'
import { safeArea } from './safe-area.ts'
import { spriteKey, type TextSpec } from './sprite-spec.ts'
import { measureText, shiftedTo, textRect } from './sprites.ts'

/** A word a little too wide for its line is set smaller, down to this; a wider one is broken. */
const SMALLEST = 0.75
/** Tries to make a cue fit the safe area, each with a smaller font. */
const TRIES = 8
const SHRINK = 0.86
const LEADING = 1.12

export type CueFacts = { readonly style: string; readonly size: Size; readonly rate: number; readonly language: string }

/** One cue laid out in its style's look, inside the safe area whatever it says. */
export function layoutCue(cue: Cue, look: CaptionLook, facts: CueFacts): LaidCue {
  const { size, style, rate, language } = facts
  const safe = safeArea(size)
  const shown = cue.words.filter(({ text }) => text !== '')
  const words = look.capitals
    ? shown.map(word => ({ ...word, text: word.text.toLocaleUpperCase(languageOf(language)) }))
    : shown
  const direction = paragraphDirection(words.map(({ text }) => text).join(' '))
  let unit = Math.max(6, Math.round(Math.min(size.width, size.height) * look.size))
  let laid = arrange(words, look, unit, safe, direction)
  for (let tries = 0; tries < TRIES && laid.height > safe[3]; tries++) {
    unit = Math.max(6, Math.floor(unit * SHRINK))
    laid = arrange(words, look, unit, safe, direction)
  }
  const done = laid.placed.map(word => laidWord(word, look))
  const block = around(done.map(({ box }) => box)) ?? [safe[0], safe[1] + safe[3], 0, 0]
  return {
    fromFrame: cue.fromFrame,
    toFrame: cue.toFrame,
    style,
    words: done,
    plates: platesOf(done, look, unit, block, size),
    block,
    safe,
    unit,
    rate,
    direction,
  }
}

/** An unknown tag is no reason to fail: capitals are then those of no language. */
function languageOf(tag: string): string | undefined {
  try {
    return Intl.getCanonicalLocales(tag)[0]
  } catch {
    return undefined
  }
}

function arrange(words: readonly CueWord[], look: CaptionLook, unit: number, safe: Rect, direction: Direction) {
  const specOf = (text: string, size: number): TextSpec => ({
    kind: 'text',
    text,
    family: look.family,
    weight: look.weight,
    size,
    colour: look.colour,
    ...(look.lower ? { lower: look.lower } : {}),
    ...(direction === 'rtl' ? { direction } : {}),
    ...look.effects(size),
  })
  const { ascent, descent } = measureText(specOf('Hg', unit))
  // room for the padding of markers and plates beside the words
  const room = safe[2] - 2 * Math.ceil(unit * (look.backing?.pad ?? 0.34))
  const column = Math.min(room, look.column ? look.column * safe[2] : room)
  const widthAt = (text: string) => measureText(specOf(text, unit)).advance
  const fitting = words.flatMap(word => {
    const wide = widthAt(word.text)
    if (look.arrange === 'strip' || wide * SMALLEST <= column) return [word]
    return breakWord(word, column, widthAt)
  })
  return arrangeWords({
    words: fitting,
    look,
    unit,
    column,
    safe,
    direction,
    ascent,
    descent,
    lineHeight: Math.round((ascent + descent) * (look.leading ?? LEADING)),
    specOf,
    measure: measureText,
  })
}

function laidWord(placed: PlacedWord, look: CaptionLook): LaidWord {
  const { word, x, baseline, width, ascent, descent, line } = placed
  const spec = shiftedTo(placed.spec, x)
  const pad = Math.round(spec.size * 0.14)
  const box: Rect = [
    Math.round(x) - pad,
    baseline - Math.ceil(ascent),
    Math.ceil(width) + 2 * pad,
    Math.ceil(ascent + descent),
  ]
  const marker =
    look.marker &&
    spriteKey({
      kind: 'plate',
      width: box[2],
      height: box[3],
      radius: Math.round(spec.size * 0.16),
      colour: look.marker,
    })
  const { lower: _lower, ...plain } = spec
  const letters = graphemesOf(spec.text)
  return {
    key: spriteKey(spec),
    spokenKey: spriteKey({ ...plain, colour: look.spoken }),
    rect: textRect(spec, x, baseline),
    box,
    ...(marker ? { markerKey: marker } : {}),
    line,
    letters: letters.map((_, at) =>
      Math.min(1, measureText({ ...spec, text: letters.slice(0, at + 1).join('') }).advance / Math.max(1, width)),
    ),
    fromFrame: word.fromFrame,
    toFrame: word.toFrame,
  }
}

function around(rects: readonly Rect[]): Rect | undefined {
  if (rects.length === 0) return undefined
  const left = Math.min(...rects.map(([x]) => x))
  const top = Math.min(...rects.map(([, y]) => y))
  const right = Math.max(...rects.map(([x, , width]) => x + width))
  const bottom = Math.max(...rects.map(([, y, , height]) => y + height))
  return [left, top, right - left, bottom - top]
}

const grown = ([x, y, width, height]: Rect, across: number, down: number): Rect => [
  x - across,
  y - down,
  width + 2 * across,
  height + 2 * down,
]

function platesOf(
  words: readonly LaidWord[],
  { backing }: CaptionLook,
  unit: number,
  block: Rect,
  size: Size,
): LaidCue['plates'] {
  if (!backing || words.length === 0) return []
  const { shape, colour, radius = 0.2, pad = 0.34 } = backing
  // word boxes have a little padding already
  const beside = Math.round(unit * Math.max(0, pad - 0.14))
  const lines = Array.from({ length: (words.at(-1)?.line ?? 0) + 1 }, (_, line) =>
    words.filter(word => word.line === line).map(({ box }) => box),
  )
  const rects: Record<typeof shape, () => readonly Rect[]> = {
    word: () => words.map(({ box }) => grown(box, beside, 0)),
    line: () => lines.map(boxes => around(boxes) ?? block).map(rect => grown(rect, beside, Math.round(unit * 0.05))),
    block: () => [grown(block, beside, Math.round(beside * 0.7))],
    frame: () => [[0, 0, size.width, size.height]],
    band: () => [[0, block[1] - Math.round(unit * 0.3), size.width, block[3] + Math.round(unit * 0.6)]],
  }
  return rects[shape]().map(rect => ({
    rect,
    key: spriteKey({ kind: 'plate', width: rect[2], height: rect[3], radius: Math.round(unit * radius), colour }),
  }))
}
