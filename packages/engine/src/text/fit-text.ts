/** Owns the setting of a short text in a few lines of a column: smaller where it is long, broken where a word is too wide, cut at last. */
import { breakLines } from './break-lines.ts'
import { graphemesOf } from './break-word.ts'
import { readable } from './readable.ts'
import type { TextSpec } from './sprite-spec.ts'
import { measureText } from './sprites.ts'

/** Sizes that are tried, as shares of the one wished for. */
const SCALES = [1, 0.9, 0.8, 0.7, 0.6, 0.5]
const LEAST_PIXELS = 6

export type FittedText = { readonly lines: readonly TextSpec[]; readonly size: number }

export type FitWish = {
  readonly text: string
  /** Font size, output pixels. */
  readonly size: number
  /** Widest line, output pixels. */
  readonly column: number
  readonly mostLines: number
  readonly specOf: (text: string, size: number) => TextSpec
}

/** Pieces of a word that fit, cut between graphemes. */
function pieces(word: string, column: number, widthOf: (text: string) => number): readonly string[] {
  if (widthOf(word) <= column) return [word]
  const parts: string[] = []
  for (const letter of graphemesOf(word)) {
    const longer = `${parts.at(-1) ?? ''}${letter}`
    if (parts.length > 0 && widthOf(longer) <= column) parts[parts.length - 1] = longer
    else parts.push(letter)
  }
  return parts
}

/** Lines of the largest size that fits; what has no room in the smallest ends with an ellipsis. Empty text has no lines. */
export function fitText({ text, size, column, mostLines, specOf }: FitWish): FittedText {
  const words = readable(text).split(' ').filter(Boolean)
  let set: FittedText = { lines: [], size }
  if (words.length === 0) return set
  for (const scale of SCALES) {
    const pixels = Math.max(LEAST_PIXELS, Math.round(size * scale))
    const widthOf = (part: string) => measureText(specOf(part, pixels)).advance
    const isLast = scale === SCALES.at(-1)
    if (!isLast && words.some(word => widthOf(word) > column)) continue
    const parts = words.flatMap(word => pieces(word, column, widthOf))
    const starts = breakLines(parts.map(widthOf), widthOf(' '), column)
    const lines = starts.map((first, line) => parts.slice(first, starts[line + 1]).join(' '))
    if (lines.length > mostLines && !isLast) continue
    const kept = lines.length > mostLines ? [...lines.slice(0, mostLines - 1), `${lines[mostLines - 1]}…`] : lines
    set = { lines: kept.map(line => specOf(line, pixels)), size: pixels }
    break
  }
  return set
}
