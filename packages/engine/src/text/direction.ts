/**
 * Owns in which order the words of a line stand: the part of the bidirectional algorithm (UAX 9) that lies between words.
 * Inside a word the browser does it.
 */
export type Direction = 'ltr' | 'rtl'

const RIGHT_TO_LEFT =
  /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Adlam}]/u
const LETTER = /\p{L}/u
const NUMBER = /\p{N}/u

/** Of the first letter in it; undefined where it has none. */
function strongDirection(text: string): Direction | undefined {
  for (const letter of text) if (LETTER.test(letter)) return RIGHT_TO_LEFT.test(letter) ? 'rtl' : 'ltr'
  return undefined
}

/** Of a paragraph: its first letter's (rules P2 and P3). */
export const paragraphDirection = (text: string): Direction => strongDirection(text) ?? 'ltr'

/** A number goes with the letters before it (W2, W7, N1), anything else with its neighbours or the paragraph (N1, N2). */
export function wordDirections(words: readonly string[], base: Direction): readonly Direction[] {
  let before = base
  const strong = words.map(word => {
    const own = strongDirection(word)
    before = own ?? before
    return own ?? (NUMBER.test(word) ? before : undefined)
  })
  return strong.map((own, index): Direction => {
    if (own) return own
    const previous = strong.slice(0, index).findLast(one => one) ?? base
    const next = strong.slice(index + 1).find(one => one) ?? base
    return previous === next ? previous : base
  })
}

/** Indices of the words of one line from left to right (rule L2). */
export function visualOrder(words: readonly string[], base: Direction): readonly number[] {
  const directions = wordDirections(words, base)
  const runs: number[][] = []
  directions.forEach((direction, index) => {
    const run = runs.at(-1)
    if (run && directions[run[0]!] === direction) run.push(index)
    else runs.push([index])
  })
  const shown = runs.map(run => (directions[run[0]!] === 'rtl' ? run.toReversed() : run))
  return (base === 'rtl' ? shown.toReversed() : shown).flat()
}
