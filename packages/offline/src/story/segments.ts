/**
 * Owns the division of a row of sentences into stretches of one topic each: dynamic programming over even length and
 * lexical cohesion, in the manner of TextTiling (Hearst 1997). Chooses no sentence.
 */
import type { Sentence } from './prose.ts'

/** From (inclusive) and to (exclusive) in the row that was given. */
export type Stretch = { readonly from: number; readonly to: number }

const WINDOW = 3
const NEW_SECTION = -0.25
const NEW_PARAGRAPH = 0
const INSIDE_PARAGRAPH = 0.35
const BEFORE_DANGLING = 1.5

/** How much two sides of a cut share, 0 to 1: cosine over stem rarity. */
function cohesion(before: readonly Sentence[], after: readonly Sentence[], rarity: (stem: string) => number): number {
  const left = new Set(before.flatMap(sentence => sentence.stems))
  const right = new Set(after.flatMap(sentence => sentence.stems))
  let shared = 0
  for (const stem of left) if (right.has(stem)) shared += rarity(stem)
  const weight = (stems: ReadonlySet<string>): number => [...stems].reduce((sum, stem) => sum + rarity(stem), 0)
  return shared / (Math.sqrt(weight(left) * weight(right)) || 1)
}

/** Cost of starting a stretch at each place in the row. */
function cutCosts(row: readonly Sentence[], rarity: (stem: string) => number): readonly number[] {
  return row.map((sentence, index) => {
    const previous = row[index - 1]
    if (!previous) return 0
    const place =
      previous.section !== sentence.section
        ? NEW_SECTION
        : previous.paragraph !== sentence.paragraph
          ? NEW_PARAGRAPH
          : INSIDE_PARAGRAPH
    const shared = cohesion(row.slice(Math.max(0, index - WINDOW), index), row.slice(index, index + WINDOW), rarity)
    return place + shared * 0.5 + (sentence.dangling ? BEFORE_DANGLING : 0)
  })
}

/** A divider of one row, so that several counts can be asked for at the cost of one. */
export function divide(
  row: readonly Sentence[],
  rarity: (stem: string) => number,
): (count: number) => readonly Stretch[] {
  const costs = cutCosts(row, rarity)
  const sums = [0]
  for (const sentence of row) sums.push((sums.at(-1) ?? 0) + sentence.words.length)
  const total = sums.at(-1) ?? 0
  return wanted => {
    const count = Math.max(1, Math.min(wanted, row.length))
    const mean = total / count
    let best = new Float64Array(row.length + 1).fill(Number.POSITIVE_INFINITY)
    best[0] = 0
    const starts: Int32Array[] = []
    for (let piece = 0; piece < count; piece++) {
      const next = new Float64Array(row.length + 1).fill(Number.POSITIVE_INFINITY)
      const start = new Int32Array(row.length + 1)
      for (let to = piece + 1; to <= row.length; to++)
        for (let from = to - 1; from >= piece; from--) {
          const length = ((sums[to] ?? 0) - (sums[from] ?? 0)) / mean
          // Far too long a stretch cannot win, and all before it are longer still.
          if (length > 4 && to - from > 1 && next[to] !== Number.POSITIVE_INFINITY) break
          const cost = (best[from] ?? Number.POSITIVE_INFINITY) + (length - 1) ** 2 + (costs[from] ?? 0)
          if (cost < (next[to] ?? 0)) {
            next[to] = cost
            start[to] = from
          }
        }
      best = next
      starts.push(start)
    }
    const stretches: Stretch[] = []
    for (let to = row.length, piece = count - 1; piece >= 0; piece--) {
      const from = starts[piece]?.[to] ?? 0
      stretches.unshift({ from, to })
      to = from
    }
    return stretches
  }
}
