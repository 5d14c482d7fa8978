/** Owns the breaking of a word that no line holds. Knows no fonts: widths come from the caller. */
import type { CueWord } from './cues.ts'

const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' })

export const graphemesOf = (text: string): readonly string[] =>
  [...graphemes.segment(text)].map(({ segment }) => segment)

/** Pieces that fit, cut between graphemes; each is spoken for as long as its letters take. */
export function breakWord(word: CueWord, maxWidth: number, widthOf: (text: string) => number): readonly CueWord[] {
  const pieces: string[] = []
  for (const letter of graphemesOf(word.text)) {
    const longer = `${pieces.at(-1) ?? ''}${letter}`
    if (pieces.length > 0 && widthOf(longer) <= maxWidth) pieces[pieces.length - 1] = longer
    else pieces.push(letter)
  }
  const total = Math.max(1, word.text.length)
  const frameAt = (letters: number) => word.fromFrame + Math.round(((word.toFrame - word.fromFrame) * letters) / total)
  let letters = 0
  return pieces.map((text, index): CueWord => {
    const fromFrame = frameAt(letters)
    letters += text.length
    const joint = index === 0 ? word.joint : 'open'
    return { text, fromFrame, toFrame: frameAt(letters), ...(joint ? { joint } : {}) }
  })
}
