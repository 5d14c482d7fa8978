/**
 * Owns the marks that a person may write into a narration to guide the voice: `*weight*`, `[pause]`, `[pause 1.5]`,
 * `[Siobhán|shiv-awn]`. They are heard and never shown. Does not know how a voice obeys them.
 */
import type { Span } from '../content-document.ts'

/** Spans and places are UTF-16 offsets into the plain text. */
export type NarrationMark =
  /** Said with weight. */
  | (Span & { readonly kind: 'weight' })
  /** Said as if `as` stood there: respelled, hyphens between syllables, spaces between words. */
  | (Span & { readonly kind: 'say'; readonly as: string })
  /** Silence of at least `seconds` in front of what follows `at`. */
  | { readonly kind: 'pause'; readonly at: number; readonly seconds: number }

export type MarkedNarration = {
  /** What is shown and timed: the text without its marks. */
  readonly plain: string
  /** In the order in which they end. */
  readonly marks: readonly NarrationMark[]
}

/** Seconds of `[pause]`, and the longest one. */
export const USUAL_PAUSE = 0.6
export const LONGEST_PAUSE = 10

// a star is a mark only at the edge of a word, so that "2 * 3", "5*" and "**" stay as they are
const MARK =
  /\[pause(?:\s+(?<seconds>\d{1,3}(?:\.\d+)?)\s*s?)?\]|\[(?<written>[^[\]|\n]{1,80})\|(?<spoken>[^[\]|\n]{1,80})\]|(?<![\p{L}\p{N}*])\*(?<weight>[^\s*](?:[^*\n]{0,198}[^\s*])?)\*(?![\p{L}\p{N}*])/giu

/** Reads the marks out of a narration. Text without marks comes back as it is. */
export function readNarrationMarks(text: string): MarkedNarration {
  const marks: NarrationMark[] = []
  let plain = ''
  const take = (piece: string): void => {
    // a pause leaves one space, not two
    plain += /(?:^|\s)$/.test(plain) && marks.at(-1)?.kind === 'pause' ? piece.replace(/^[^\S\n]+/, '') : piece
  }
  const read = (part: string): void => {
    let end = 0
    for (const match of part.matchAll(MARK)) {
      take(part.slice(end, match.index))
      end = match.index + match[0].length
      const { seconds, written, spoken, weight } = match.groups ?? {}
      const start = plain.length
      if (weight !== undefined) {
        read(weight)
        marks.push({ kind: 'weight', start, end: plain.length })
      } else if (written !== undefined && spoken !== undefined) {
        take(written)
        marks.push({ kind: 'say', start, end: plain.length, as: spoken.trim() })
      } else {
        const length = seconds === undefined ? USUAL_PAUSE : Math.min(LONGEST_PAUSE, Number(seconds))
        marks.push({ kind: 'pause', at: plain.length, seconds: length })
      }
    }
    take(part.slice(end))
  }
  read(text)
  return marks.length === 0 ? { plain: text, marks } : { plain: plain.trimEnd(), marks }
}

/** The narration as it is shown: without marks. */
export const plainNarration = (text: string): string => readNarrationMarks(text).plain
