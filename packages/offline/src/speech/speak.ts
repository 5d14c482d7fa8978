/**
 * Owns a narration: sentence by sentence with pauses, and when each word of the original text sounds.
 * Does not know workers nor where the voice is loaded from.
 */
import { type Call, throwIfAborted, type WordTiming } from '@contenthq/model'
import { breathe } from '../worker-line.ts'
import { alignWords } from './align-words.ts'
import { cutSentences } from './caption-words.ts'
import { FLITE_RATE, type Flite, PAUSE, type SpokenSentence } from './flite.ts'
import { masterVoice } from './master-voice.ts'
import { spokenTextOf } from './spoken-text.ts'

export type NarrationRequest = { readonly text: string; readonly language: string; readonly speed: number }
/** 48 kHz mono with the words' moments in seconds. */
export type Narration = { readonly samples: Float32Array<ArrayBuffer>; readonly words: readonly WordTiming[] }

/** flite's own pace is 195 words a minute; a calm narrator speaks 150 to 165. */
const NATURAL_STRETCH = 1.2
/** Seconds from the last phone of a sentence to the first of the next, at natural speed. */
const SENTENCE_PAUSE = 0.32
const PARAGRAPH_PAUSE = 0.62
/** Seconds kept around the phones: their ends are estimates. */
const BEFORE = 0.03
const AFTER = 0.08
/** Seconds before the first phone of all. */
const OPENING = 0.05
/** Seconds of silence for a text that nobody can say. */
const NOTHING = 0.5

/** One sentence, cut to its phones, and its words from that cut on. */
type Piece = { readonly samples: Float32Array; readonly speechEnd: number; readonly words: readonly WordTiming[] }

function cutToSpeech({ samples, phones }: SpokenSentence): {
  readonly samples: Float32Array
  readonly from: number
  readonly to: number
} {
  const voiced = phones.filter(({ name }) => name !== PAUSE)
  const from = voiced[0]?.from ?? 0
  const to = voiced.at(-1)?.to ?? 0
  const start = Math.max(0, Math.round((from - BEFORE) * FLITE_RATE))
  const cut = samples.slice(start, Math.round((to + AFTER) * FLITE_RATE))
  const fade = Math.min(cut.length >> 1, Math.round(0.015 * FLITE_RATE))
  for (let i = 0; i < fade; i++) {
    cut[i]! *= i / fade
    cut[cut.length - 1 - i]! *= i / fade
  }
  const offset = start / FLITE_RATE
  return { samples: cut, from: from - offset, to: to - offset }
}

/** Spans of unspoken tokens (a lone dash) join the word before, or the first word after. */
function captionWords(
  tokens: readonly { readonly start: number; readonly end: number }[],
  counts: readonly number[],
  spans: readonly { readonly from: number; readonly to: number }[],
): WordTiming[] {
  const words: WordTiming[] = []
  let waiting: number | undefined
  let at = 0
  tokens.forEach(({ start, end }, index) => {
    const count = counts[index] ?? 0
    const own = spans.slice(at, at + count)
    at += count
    const last = words.at(-1)
    if (own.length > 0) {
      words.push({ start: waiting ?? start, end, from: own[0]!.from, to: own.at(-1)!.to })
      waiting = undefined
    } else if (last) words[words.length - 1] = { ...last, end }
    else waiting ??= start
  })
  return words
}

function speakSentence(
  flite: Flite,
  text: string,
  tokens: readonly { readonly start: number; readonly end: number }[],
  speed: number,
): Piece | undefined {
  const spoken = spokenTextOf(tokens.map(({ start, end }) => text.slice(start, end)))
  if (spoken.words.length === 0) return undefined
  const sentence = flite.speak(spoken.text, NATURAL_STRETCH / speed)
  const known = flite.phonesOf(spoken.words)
  const spans = alignWords(
    sentence.phones,
    spoken.words.map(word => known.get(word) ?? []),
  )
  const { samples, from, to } = cutToSpeech(sentence)
  const shift = from - (sentence.phones.find(({ name }) => name !== PAUSE)?.from ?? 0)
  const moved = spans.map(span => ({ from: span.from + shift, to: span.to + shift }))
  return { samples, speechEnd: to, words: captionWords(tokens, spoken.counts, moved) }
}

/** Speaks a text. A text without a word gives half a second of silence. Can be cancelled between sentences. */
export async function speakText(
  flite: Flite,
  request: NarrationRequest,
  { signal, onProgress }: Call,
): Promise<Narration> {
  const { text, language } = request
  const speed = Math.min(2, Math.max(0.5, request.speed))
  const sentences = cutSentences(text, language)
  const pieces: { readonly samples: Float32Array; readonly at: number }[] = []
  const words: WordTiming[] = []
  /** Second at which the next phone may sound. */
  let next = OPENING
  let end = 0
  for (const [index, sentence] of sentences.entries()) {
    await breathe()
    throwIfAborted(signal)
    const piece = speakSentence(flite, text, sentence.words, speed)
    onProgress?.((index + 1) / (sentences.length + 1))
    if (!piece) continue
    // on a whole sample, so that words and sound move together
    const at = Math.max(0, Math.round((next - BEFORE) * FLITE_RATE))
    const seconds = at / FLITE_RATE
    pieces.push({ samples: piece.samples, at })
    for (const word of piece.words) words.push({ ...word, from: word.from + seconds, to: word.to + seconds })
    end = at + piece.samples.length
    next = seconds + piece.speechEnd + (sentence.endsParagraph ? PARAGRAPH_PAUSE : SENTENCE_PAUSE) / speed
  }
  if (pieces.length === 0) return { samples: masterVoice(new Float32Array(NOTHING * FLITE_RATE)), words: [] }
  const whole = new Float32Array(end)
  for (const { samples, at } of pieces) for (let i = 0; i < samples.length; i++) whole[at + i]! += samples[i]!
  const samples = masterVoice(whole)
  onProgress?.(1)
  return { samples, words }
}
