/**
 * Owns the side on which punctuation stands beside words that run against their line: "John Smith," in Arabic has its
 * comma left of John. Words are drawn one by one, so the marks move to the word at the run's other end (UAX 9, N1, N2).
 */
import { type Direction, wordDirections } from './direction.ts'

export type DrawnText = { readonly text: string; readonly direction: Direction }

/** Marks at the ends of a word; what is written to a number (%, €) stays with it. */
const OPENING = /^[^\p{L}\p{N}\p{M}]+/u
const CLOSING = /(?<!\p{N}[%‰°€$£¥+]*)[^\p{L}\p{N}\p{M}]+$|(?<=\p{N}[%‰°€$£¥+]*)[^\p{L}\p{N}\p{M}%‰°€$£¥+]+$/u

/** Isolates (UAX 9, 2.4): the browser mirrors and orders what is inside, and does not kern it with what is beside. */
const ISOLATE = { ltr: '\u2066', rtl: '\u2067' } as const
const END = '\u2069'
const isolated = (marks: string, base: Direction): string => (marks === '' ? '' : `${ISOLATE[base]}${marks}${END}`)

/** What to draw for each word of one line. A word alone among words of the other direction is drawn right as it is. */
export function turnPunctuation(words: readonly string[], base: Direction): readonly DrawnText[] {
  const directions = wordDirections(words, base)
  const drawn = words.map((text): DrawnText => ({ text, direction: base }))
  for (let from = 0; from < words.length; ) {
    const direction = directions[from]!
    let to = from
    while (to + 1 < words.length && directions[to + 1] === direction) to++
    if (direction !== base && to > from) {
      for (let at = from; at <= to; at++) drawn[at] = { text: words[at]!, direction }
      const before = OPENING.exec(words[from]!)?.[0] ?? ''
      const after = CLOSING.exec(words[to]!)?.[0] ?? ''
      const first = words[from]!.slice(before.length)
      const last = words[to]!.slice(0, words[to]!.length - after.length)
      drawn[from] = { text: isolated(after, base) + first, direction }
      drawn[to] = { text: last + isolated(before, base), direction }
    }
    from = to + 1
  }
  return drawn
}
