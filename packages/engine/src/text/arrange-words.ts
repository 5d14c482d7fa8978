/** Owns where the words of a cue stand: in balanced lines, in lines that fill a column, one at a time, or in one long line. */
import type { Rect } from '../display-list.ts'
import { breakLines } from './break-lines.ts'
import type { CaptionLook } from './caption-look.ts'
import type { CueWord } from './cues.ts'
import { type Direction, visualOrder } from './direction.ts'
import type { TextSpec } from './sprite-spec.ts'
import type { TextSize } from './sprites.ts'
import { turnPunctuation } from './turn-punctuation.ts'

export type PlacedWord = {
  readonly word: CueWord
  readonly spec: TextSpec
  /** Left edge and baseline, output pixels. */
  readonly x: number
  readonly baseline: number
  readonly width: number
  readonly ascent: number
  readonly descent: number
  readonly line: number
}

export type Arrangement = {
  readonly words: readonly CueWord[]
  readonly look: CaptionLook
  /** Font size, output pixels. */
  readonly unit: number
  /** Widest line. */
  readonly column: number
  readonly safe: Rect
  readonly direction: Direction
  readonly ascent: number
  readonly descent: number
  readonly lineHeight: number
  readonly specOf: (text: string, size: number) => TextSpec
  readonly measure: (spec: TextSpec) => TextSize
}

type Sized = { readonly word: CueWord; readonly spec: TextSpec; readonly width: number }
type Line = { readonly words: readonly Sized[]; readonly width: number; readonly scale: number }

/** A line that fills its column is set at most this much larger, or smaller, than the others. */
const MOST_SCALE = 1.9
const LEAST_SCALE = 0.6
/** Share of the column that a filled line aims at: a third of the cue's characters. */
const STACK_LINES = 3

export function arrangeWords(given: Arrangement): { readonly placed: readonly PlacedWord[]; readonly height: number } {
  const { words, look, unit, column, safe } = given
  if (words.length === 0) return { placed: [], height: 0 }
  const sized = words.map(word => fitted(given, word, unit))
  const space = given.measure(given.specOf(' ', unit)).advance
  if (look.arrange === 'single') {
    const line = (word: Sized): Line => ({ words: [word], width: word.width, scale: 1 })
    // all stand in the same place: only one is shown at a time
    const placed = sized.flatMap(word => placeLines(given, [line(word)], space).placed)
    return { placed, height: given.lineHeight }
  }
  const lines =
    look.arrange === 'strip'
      ? [{ words: sized, width: widthOf(sized, space), scale: 1 }]
      : look.arrange === 'stack'
        ? stackLines(given, sized, space)
        : linesOf(sized, space, column)
  const { placed, height } = placeLines(given, lines, space)
  // a longer line than there is room for begins where reading begins
  if (look.arrange !== 'strip' || lines[0]!.width <= safe[2]) return { placed, height }
  const left = placed.reduce((least, { x }) => Math.min(least, x), Number.POSITIVE_INFINITY)
  const shift = given.direction === 'rtl' ? safe[0] + safe[2] - (left + lines[0]!.width) : safe[0] - left
  return { placed: placed.map(one => ({ ...one, x: one.x + shift })), height }
}

function fitted({ specOf, measure, column, look }: Arrangement, word: CueWord, size: number): Sized {
  const spec = specOf(word.text, size)
  const { advance } = measure(spec)
  if (advance <= column || look.arrange === 'strip') return { word, spec, width: advance }
  const smaller = specOf(word.text, Math.max(6, Math.floor((size * column) / advance)))
  return { word, spec: smaller, width: measure(smaller).advance }
}

const gapBefore = ({ word }: Sized, space: number): number => (word.joint ? 0 : space)

const widthOf = (words: readonly Sized[], space: number): number =>
  words.reduce((sum, word, index) => sum + word.width + (index > 0 ? gapBefore(word, space) : 0), 0)

/** Words that no line may end between go together. */
function unbroken(words: readonly Sized[]): readonly (readonly Sized[])[] {
  const runs: Sized[][] = []
  for (const one of words) {
    if (one.word.joint === 'closed' && runs.length > 0) runs.at(-1)!.push(one)
    else runs.push([one])
  }
  return runs
}

function linesOf(words: readonly Sized[], space: number, column: number): readonly Line[] {
  const tied = unbroken(words)
  // what is tied together and too wide for a line has to be parted all the same
  const runs = tied.flatMap(run => (widthOf(run, space) > column ? run.map(one => [one]) : [run]))
  const widths = runs.map(run => widthOf(run, space))
  // joints count as spaces here: lines come out a little shorter, never longer
  const starts = breakLines(widths, space, column)
  return starts.map((first, line) => {
    const inLine = runs.slice(first, starts[line + 1]).flat()
    return { words: inLine, width: widthOf(inLine, space), scale: 1 }
  })
}

/** About three lines, each set as large as fills the column. */
function stackLines(given: Arrangement, words: readonly Sized[], space: number): readonly Line[] {
  const { column, unit } = given
  const narrow = Math.max(widthOf(words, space) / STACK_LINES, ...words.map(({ width }) => width))
  return linesOf(words, space, Math.min(column, narrow * 1.08)).map(line => {
    const scale = Math.min(MOST_SCALE, Math.max(LEAST_SCALE, column / line.width))
    const sized = line.words.map(({ word }) => fitted(given, word, Math.floor(unit * scale)))
    return { words: sized, width: widthOf(sized, space * scale), scale }
  })
}

/** Every word as it is drawn in this line: with the marks that stand on its side of a run. */
function turnedLine(line: Line, base: Direction, measure: Arrangement['measure']): Line {
  const drawn = turnPunctuation(
    line.words.map(({ spec }) => spec.text),
    base,
  )
  const words = line.words.map((one, index): Sized => {
    const { text, direction } = drawn[index]!
    if (text === one.spec.text && direction === base) return one
    const { direction: _base, ...plain } = one.spec
    const spec: TextSpec = { ...plain, text, ...(direction === 'rtl' ? { direction } : {}) }
    return { ...one, spec, width: measure(spec).advance }
  })
  return { ...line, words }
}

function placeLines(given: Arrangement, lines: readonly Line[], space: number) {
  const { look, unit, safe, direction, ascent, descent, lineHeight, measure } = given
  const [left, top, width, height] = safe
  const heights = lines.map(({ scale }) => Math.round(lineHeight * scale))
  const total = heights.reduce((sum, one) => sum + one, 0)
  const place = look.place ?? 'bottom'
  const above = { top: 0, middle: Math.round((height - total) / 2), bottom: height - total }[place]
  const pad = Math.ceil(unit * (look.backing?.pad ?? 0.34))
  let y = top + Math.max(0, above)
  const placed = lines.flatMap((given, index): readonly PlacedWord[] => {
    const line = turnedLine(given, direction, measure)
    const { scale } = line
    const baseline = y + heights[index]! - Math.ceil(descent * scale) - Math.round((lineHeight - ascent - descent) / 2)
    y += heights[index]!
    const atStart = direction === 'rtl' ? left + width - pad - line.width : left + pad
    let x = look.align === 'start' ? atStart : left + (width - line.width) / 2
    const order = visualOrder(
      line.words.map(({ word }) => word.text),
      direction,
    )
    return order
      .map((at, turn): PlacedWord & { readonly at: number } => {
        const one = line.words[at]!
        // the gap lies before the word that is read later
        const beside = turn > 0 ? line.words[Math.max(at, order[turn - 1]!)]! : undefined
        x += beside ? gapBefore(beside, space * scale) : 0
        const from = x
        x += one.width
        return { ...one, at, x: from, baseline, line: index, ascent: ascent * scale, descent: descent * scale }
      })
      .toSorted((a, b) => a.at - b.at)
      .map(({ at: _at, ...one }) => one)
  })
  return { placed, height: total }
}
