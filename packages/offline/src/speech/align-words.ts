/**
 * Owns which phones of a spoken sentence belong to which word: the words' own pronunciations are laid along the
 * sentence at least cost, since joining words changes a vowel here and there. Does not know seconds of the film.
 */
import { PAUSE, type Phone } from './flite.ts'

/** Seconds from the sentence's start. */
export type WordSpan = { readonly from: number; readonly to: number }

const VOWEL = /^[aeiou]/
const SKIP = 1

/** Reduced and full vowels stand for each other, voiced and voiceless less so. */
const costOf = (a: string, b: string): number => (a === b ? 0 : VOWEL.test(a) && VOWEL.test(b) ? 0.4 : 1.2)

/**
 * One span a word, in order. `pronunciations` are the phones of each word alone. A word that got no phone has a span
 * without length at its place.
 */
export function alignWords(phones: readonly Phone[], pronunciations: readonly (readonly string[])[]): WordSpan[] {
  const spoken = phones.filter(({ name }) => name !== PAUSE)
  const wanted = pronunciations.flatMap((names, word) => names.map(name => ({ name, word })))
  const width = spoken.length + 1
  const cost = new Float64Array((wanted.length + 1) * width)
  for (let i = 0; i <= wanted.length; i++)
    for (let j = 0; j <= spoken.length; j++) {
      if (i === 0 && j === 0) continue
      const both =
        i > 0 && j > 0 ? cost[(i - 1) * width + j - 1]! + costOf(wanted[i - 1]!.name, spoken[j - 1]!.name) : Infinity
      const lost = i > 0 ? cost[(i - 1) * width + j]! + SKIP : Infinity
      const extra = j > 0 ? cost[i * width + j - 1]! + SKIP : Infinity
      cost[i * width + j] = Math.min(both, lost, extra)
    }

  const first = new Array<number>(pronunciations.length).fill(-1)
  const last = new Array<number>(pronunciations.length).fill(-1)
  let i = wanted.length
  let j = spoken.length
  while (i > 0 && j > 0) {
    const here = cost[i * width + j]!
    const { name, word } = wanted[i - 1]!
    if (here === cost[(i - 1) * width + j - 1]! + costOf(name, spoken[j - 1]!.name)) {
      if (last[word] === -1) last[word] = j - 1
      first[word] = j - 1
      i--
      j--
    } else if (here === cost[(i - 1) * width + j]! + SKIP) i--
    else j--
  }

  let end = spoken[0]?.from ?? 0
  return pronunciations.map((_, word) => {
    const [a, b] = [spoken[first[word]!], spoken[last[word]!]]
    const span = a && b ? { from: a.from, to: b.to } : { from: end, to: end }
    end = span.to
    return span
  })
}
