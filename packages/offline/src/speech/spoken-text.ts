/** Owns the text handed to the voice for one sentence: plain words with the punctuation that makes it pause. */
import { speakTokens } from './normalise/speak-tokens.ts'

export type SpokenText = {
  /** For flite: words, commas, and one mark at the end. */
  readonly text: string
  /** The words alone, in order. */
  readonly words: readonly string[]
  /** By token: how many of the words are its own. */
  readonly counts: readonly number[]
}

/** The letter A alone would be said like the article. */
const letterName = (word: string): string => (/^A(?:'s)?$/.test(word) ? word.replace('A', 'ay') : word)

const PAUSE_BEHIND = /[,;:)\]—–…!?]["'”’)]*$|(?:^|\s)[-—–]+$|\.{3}$/u
const PAUSE_BEFORE = /^["'“‘]*[([—–]/u

/** What to say for the tokens of one sentence. No words at all: nothing to say. */
export function spokenTextOf(tokens: readonly string[]): SpokenText {
  const spoken = speakTokens(tokens).map(words => words.flatMap(word => letterName(word).split(' ')))
  let text = ''
  spoken.forEach((words, index) => {
    const token = tokens[index]!
    if (PAUSE_BEFORE.test(token) && text !== '' && !text.endsWith(',')) text += ','
    if (words.length > 0) text += `${text === '' ? '' : ' '}${words.join(' ')}`
    if (PAUSE_BEHIND.test(token) && text !== '' && !text.endsWith(',')) text += ','
  })
  const last = tokens.at(-1) ?? ''
  const mark = /\?["'”’)\]]*$/u.test(last) ? '?' : '.'
  return {
    text: text === '' ? '' : text.replace(/,$/, '') + mark,
    words: spoken.flat(),
    counts: spoken.map(words => words.length),
  }
}
