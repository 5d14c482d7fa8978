/** Owns which marks of a narration fall on which caption words. Does not know sound. */
import type { NarrationMark, Span } from '@contenthq/model'

export type TokenMark = {
  readonly weight: boolean
  /** What is said in its place; empty where an earlier token of the same mark says it. */
  readonly say?: string
  /** Seconds of silence behind it that a mark asks for; 0 for none. */
  readonly pause: number
}

export const unmarked: TokenMark = { weight: false, pause: 0 }

/** True where a mark and a token share at least one character. */
const covers = (mark: Span, token: Span): boolean => mark.start < token.end && mark.end > token.start

/** The token with the marked part of it respelled; punctuation around the part stays. */
function respelled(text: string, token: Span, mark: Span & { readonly as: string }): string {
  const before = mark.start > token.start ? text.slice(token.start, mark.start) : ''
  const behind = mark.end < token.end ? text.slice(mark.end, token.end) : ''
  return `${before}${mark.start >= token.start ? mark.as : ''}${behind}`
}

/** By token of the whole narration; `opening` are the seconds asked for before the first. */
export function tokenMarks(
  text: string,
  tokens: readonly Span[],
  marks: readonly NarrationMark[],
): { readonly marks: readonly TokenMark[]; readonly opening: number } {
  const found: TokenMark[] = tokens.map(() => unmarked)
  let opening = 0
  for (const mark of marks) {
    if (mark.kind === 'pause') {
      const index = tokens.findLastIndex(({ end }) => end <= mark.at)
      const before = found[index]
      if (before) found[index] = { ...before, pause: Math.max(before.pause, mark.seconds) }
      else opening = Math.max(opening, mark.seconds)
      continue
    }
    tokens.forEach((token, index) => {
      if (!covers(mark, token)) return
      const before = found[index] ?? unmarked
      found[index] =
        mark.kind === 'weight' ? { ...before, weight: true } : { ...before, say: respelled(text, token, mark) }
    })
  }
  return { marks: found, opening }
}
