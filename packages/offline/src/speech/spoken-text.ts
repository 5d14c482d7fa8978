/** Owns the text handed to the voice for one sentence: plain words with the punctuation that makes it pause. */
import type { SpokenPart } from './flite.ts'
import { speakTokens } from './normalise/speak-tokens.ts'
import { type TokenMark, unmarked } from './token-marks.ts'

export type SpokenText = {
  /** For flite: words, commas, and one mark at the end; weight where a mark asks for it. Empty: nothing to say. */
  readonly parts: readonly SpokenPart[]
  /** The words alone, in order. */
  readonly words: readonly string[]
  /** By token: how many of the words are its own. */
  readonly counts: readonly number[]
  /** By token: the least silence behind it in seconds; 0 leaves it to the voice. */
  readonly pauses: readonly number[]
}

/** The letter A alone would be said like the article. */
const letterName = (word: string): string => (/^A(?:'s)?$/.test(word) ? word.replace('A', 'ay') : word)

const PAUSE_BEHIND = /[,;:)\]—–…!?]["'”’)]*$|(?:^|\s)[-—–]+$|\.{3}$/u
const PAUSE_BEFORE = /^["'“‘]*[([—–]/u

/** Seconds of silence that punctuation asks for at natural speed; a comma is left to the voice. */
const LENGTHS: readonly (readonly [seconds: number, sign: RegExp])[] = [
  [0.34, /(?:…|\.{3})["'”’)\]]*$/u],
  [0.3, /[!?]["'”’)\]]*$/u],
  [0.24, /[;:—]["'”’)\]]*$|^[-—–]+$/u],
]
const pauseBehind = (token: string): number => LENGTHS.find(([, sign]) => sign.test(token))?.[0] ?? 0

/** What is said for each token. A respelling stands for all of the tokens it covers, in the first of them. */
function wordsOf(tokens: readonly string[], marks: readonly TokenMark[]): readonly (readonly string[])[] {
  const pieces = tokens.flatMap((token, index) =>
    (marks[index]?.say ?? token)
      .split(/\s+/)
      .filter(Boolean)
      .map(text => ({ text, index })),
  )
  const spoken = speakTokens(pieces.map(({ text }) => text))
  return tokens.map((_, index) =>
    pieces.flatMap((piece, at) =>
      piece.index === index ? (spoken[at] ?? []).flatMap(word => letterName(word).split(' ')) : [],
    ),
  )
}

/** What to say for the tokens of one sentence, and how. `speed` shortens the pauses that punctuation asks for. */
export function spokenTextOf(tokens: readonly string[], marks: readonly TokenMark[] = [], speed = 1): SpokenText {
  const spoken = wordsOf(tokens, marks)
  const parts: { text: string; weight: boolean }[] = []
  const comma = () => {
    const last = parts.at(-1)
    if (last && !last.text.endsWith(',')) last.text += ','
  }
  spoken.forEach((words, index) => {
    const token = tokens[index]!
    const { weight, pause } = marks[index] ?? unmarked
    if (PAUSE_BEFORE.test(token)) comma()
    const last = parts.at(-1)
    if (words.length > 0) {
      if (last?.weight === weight) last.text += ` ${words.join(' ')}`
      else parts.push({ text: words.join(' '), weight })
    }
    if (PAUSE_BEHIND.test(token) || pause > 0) comma()
  })
  const end = parts.at(-1)
  if (end) end.text = end.text.replace(/,$/, '') + (/\?["'”’)\]]*$/u.test(tokens.at(-1) ?? '') ? '?' : '.')
  return {
    parts,
    words: spoken.flat(),
    counts: spoken.map(words => words.length),
    pauses: tokens.map((token, index) => Math.max(pauseBehind(token) / speed, marks[index]?.pause ?? 0)),
  }
}
