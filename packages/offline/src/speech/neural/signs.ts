/** Owns what a model reads: the signs of a sentence, from its words' phones. Knows neither models nor sound. */
import type { VoicePack } from './voice-pack.ts'

/** One sign and the phone that it is a part of; spaces, punctuation and padding are no phones. */
export type Sign = { readonly sign: string; readonly phone?: number }

/** The phones of flite's American lexicon in IPA. https://en.wikipedia.org/wiki/ARPABET */
const IPA: Readonly<Record<string, string>> = {
  aa: 'ɑ',
  ae: 'æ',
  ah: 'ʌ',
  ao: 'ɔ',
  aw: 'aʊ',
  ax: 'ə',
  axr: 'ɚ',
  ay: 'aɪ',
  b: 'b',
  ch: 'tʃ',
  d: 'd',
  dh: 'ð',
  eh: 'ɛ',
  er: 'ɜɹ',
  ey: 'eɪ',
  f: 'f',
  g: 'ɡ',
  hh: 'h',
  ih: 'ɪ',
  iy: 'i',
  jh: 'dʒ',
  k: 'k',
  l: 'l',
  m: 'm',
  n: 'n',
  ng: 'ŋ',
  ow: 'oʊ',
  oy: 'ɔɪ',
  p: 'p',
  r: 'ɹ',
  s: 's',
  sh: 'ʃ',
  t: 't',
  th: 'θ',
  uh: 'ʊ',
  uw: 'u',
  v: 'v',
  w: 'w',
  y: 'j',
  z: 'z',
  zh: 'ʒ',
}

export type SpokenWord = {
  readonly phones: readonly string[] /** ',', '.', '?', '!' or nothing. */
  readonly mark: string
}

/** Words as handed to a voice, 'tea, and rice.', each with the mark behind it. */
export const wordsWithMarks = (text: string): readonly { readonly word: string; readonly mark: string }[] =>
  text
    .split(/\s+/)
    .filter(Boolean)
    .map(token => {
      const mark = /[,;:.?!]+$/.exec(token)?.[0] ?? ''
      const last = mark.at(-1) ?? ''
      return { word: token.slice(0, token.length - mark.length), mark: /[;:]/.test(last) ? ',' : last }
    })

type Writing = Pick<VoicePack, 'tokens' | 'phones' | 'mostTokens'>

const written = (phone: string, { phones }: Writing): string => phones?.[phone] ?? IPA[phone] ?? ''

/** The signs that the model knows, with a space between words. Phones are numbered through the sentence. */
export function signsOf(words: readonly SpokenWord[], writing: Writing): readonly Sign[] {
  const signs: Sign[] = []
  let phone = 0
  const add = (sign: string, own?: number): void => {
    if (writing.tokens[sign] !== undefined) signs.push({ sign, ...(own === undefined ? {} : { phone: own }) })
  }
  words.forEach(({ phones, mark }, index) => {
    if (index > 0) add(' ')
    for (const name of phones) {
      for (const sign of written(name, writing)) add(sign, phone)
      phone++
    }
    if (mark !== '') add(mark)
  })
  return signs
}

const MOST_TOKENS = 500

/** Words in breaths that the model can read at once, cut behind punctuation where there is some in the later half. */
export function breathsOf(words: readonly SpokenWord[], writing: Writing): readonly (readonly SpokenWord[])[] {
  const most = writing.mostTokens ?? MOST_TOKENS
  const sizeOf = ({ phones, mark }: SpokenWord) =>
    phones.reduce((sum, name) => sum + written(name, writing).length, mark.length + 1)
  const breaths: SpokenWord[][] = [[]]
  let size = 0
  for (const word of words) {
    const breath = breaths.at(-1)!
    if (breath.length > 0 && size + sizeOf(word) > most) {
      const cut = breath.findLastIndex(({ mark }) => mark !== '') + 1
      const rest = cut > breath.length / 2 ? breath.splice(cut) : []
      breaths.push([...rest, word])
      size = [...rest, word].reduce((sum, other) => sum + sizeOf(other), 0)
    } else {
      breath.push(word)
      size += sizeOf(word)
    }
  }
  return breaths.filter(breath => breath.length > 0)
}
