/** Owns longer silences inside a spoken sentence: sound is parted where it is quietest and what follows moves. */
import type { WordSpan } from './align-words.ts'

export type SpokenWords = { readonly samples: Float32Array; readonly spans: readonly WordSpan[] }

/** Seconds faded on both sides of a cut, so that nothing clicks. */
const FADE = 0.006

/**
 * The sentence with at least `silences` seconds behind the words named by their index; silences behind the last word
 * are left to the caller. Only what is missing is put in.
 */
export function widenPauses(
  { samples, spans }: SpokenWords,
  silences: ReadonlyMap<number, number>,
  rate: number,
): SpokenWords {
  const cuts = spans.flatMap((span, index) => {
    const next = spans[index + 1]
    const missing = next ? (silences.get(index) ?? 0) - (next.from - span.to) : 0
    if (!next || missing <= 0.005) return []
    return [{ index, at: Math.round(((span.to + next.from) / 2) * rate), length: Math.round(missing * rate) }]
  })
  if (cuts.length === 0) return { samples, spans }
  const wider = new Float32Array(samples.length + cuts.reduce((sum, { length }) => sum + length, 0))
  const fade = Math.round(FADE * rate)
  let from = 0
  let offset = 0
  for (const [number, { at, length }] of [...cuts, { at: samples.length, length: 0 }].entries()) {
    const piece = samples.slice(from, at)
    for (let i = 0; i < Math.min(fade, piece.length); i++) {
      if (number > 0) piece[i]! *= i / fade
      if (number < cuts.length) piece[piece.length - 1 - i]! *= i / fade
    }
    wider.set(piece, from + offset)
    from = at
    offset += length
  }
  const shiftOf = (word: number) => cuts.reduce((sum, { index, length }) => sum + (index < word ? length / rate : 0), 0)
  return {
    samples: wider,
    spans: spans.map((span, word) => ({ from: span.from + shiftOf(word), to: span.to + shiftOf(word) })),
  }
}
