/**
 * Owns how a narration is cut into sentences and caption words, as UTF-16 spans of the original text, punctuation
 * included. Cut once, here; nobody cuts again. Does not know how words are said.
 */
import type { Span } from '@contenthq/model'
import { takesDot } from './normalise/abbreviations.ts'

export type SentenceSpan = {
  readonly words: readonly Span[]
  /** The sentence ends a paragraph: a longer pause follows. */
  readonly endsParagraph: boolean
}

/** A dash or an ellipsis between letters ends a caption word; digits on both sides make it a range. */
const INNER_BREAK = /(?<=\p{L})(?:[—–]|\.{3}|…)+(?=["'“‘(]*[\p{L}\d])|(?<=[\p{L}\d])(?:—|\.{3}|…)+(?=["'“‘(]*\p{L})/gu

/** Words of a stretch: cut at white space and behind dashes, offsets from `base`. */
function wordsOf(text: string, base: number): Span[] {
  return [...text.matchAll(/\S+/g)].flatMap(({ 0: chunk, index }) => {
    const start = base + index
    const cuts = [...chunk.matchAll(INNER_BREAK)].map(({ 0: dash, index: at }) => at + dash.length)
    return [...cuts, chunk.length].map((end, piece) => ({ start: start + (cuts[piece - 1] ?? 0), end: start + end }))
  })
}

/** True when the segmenter cut behind an abbreviation or inside brackets, not behind a sentence. */
const goesOn = (piece: string, next: string): boolean => {
  const last = /(\S+)\s*$/.exec(piece)?.[1] ?? ''
  const word = last.replace(/^["'“‘([]+/u, '')
  if (!word.endsWith('.')) return !/[.!?…。！？]["'”’)\]]*$/u.test(last) && /^\s*\p{Ll}/u.test(next)
  const initials = /^(?:\p{L}\.)+$/u.test(word)
  // "the U.S. Army" goes on, "in the U.S. It grew" cannot be told from it: a capital after initials of two letters ends
  if (initials && word.length > 2) return !/^\s*["'“‘([]*\p{Lu}/u.test(next)
  if (/^no\.$/i.test(word)) return /^\s*\d/.test(next)
  return takesDot(word)
}

/** Sentences with their words, in order. Text without letters or digits has none. */
export function cutSentences(text: string, language: string): SentenceSpan[] {
  const segmenter = new Intl.Segmenter(language, { granularity: 'sentence' })
  const sentences: SentenceSpan[] = []
  for (const paragraph of text.matchAll(/[^\n]+/g)) {
    const pieces: { text: string; start: number }[] = []
    for (const { segment, index } of segmenter.segment(paragraph[0])) {
      const last = pieces.at(-1)
      if (last && goesOn(last.text, segment)) last.text += segment
      else pieces.push({ text: segment, start: paragraph.index + index })
    }
    const spoken = pieces.filter(piece => /[\p{L}\d]/u.test(piece.text))
    spoken.forEach((piece, index) => {
      sentences.push({ words: wordsOf(piece.text, piece.start), endsParagraph: index === spoken.length - 1 })
    })
  }
  return sentences
}
