/**
 * Owns a narration: sentence by sentence with pauses, and when each word of the original text sounds.
 * Does not know workers nor where the voice is loaded from.
 */
import { type Call, readNarrationMarks, type Span, throwIfAborted, type WordTiming } from '@contenthq/model'
import { breathe } from '../worker-line.ts'
import { alignWords, type WordSpan } from './align-words.ts'
import { cutSentences } from './caption-words.ts'
import { PAUSE, type SpokenPart, type SpokenSentence } from './flite.ts'
import { type SpokenText, spokenTextOf } from './spoken-text.ts'
import { type TokenMark, tokenMarks } from './token-marks.ts'
import { widenPauses } from './widen-pauses.ts'

/** Who speaks: sentence by sentence, at a rate of its own. */
export type Speaker = {
  /** Samples a second of what `speak` answers. */
  readonly rate: number
  /** One sentence of plain words and . , ; : ? ! — `stretch` 2 is half as fast. */
  speak(parts: readonly SpokenPart[], stretch: number): SpokenSentence | Promise<SpokenSentence>
  /** The phones of each word when it stands alone. */
  phonesOf(words: readonly string[]): ReadonlyMap<string, readonly string[]>
  /** The finished sound of a whole narration; its moments stay where they are. */
  master(samples: Float32Array): Mastered
}

export type Mastered = { readonly samples: Float32Array<ArrayBuffer>; readonly sampleRate: number }

/** `text` may hold marks. */
export type NarrationRequest = { readonly text: string; readonly language: string; readonly speed: number }
/** Mono; the text without marks, and its words' moments in seconds. */
export type Narration = Mastered & {
  readonly text: string
  readonly words: readonly WordTiming[]
}

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

/** One sentence, cut to its phones, its words from that cut on, and the seconds that a mark asks for behind it. */
type Piece = {
  readonly samples: Float32Array
  readonly speechEnd: number
  readonly words: readonly WordTiming[]
  readonly pause: number
}

function cutToSpeech(
  { samples, phones }: SpokenSentence,
  rate: number,
): {
  readonly samples: Float32Array
  readonly from: number
  readonly to: number
} {
  const voiced = phones.filter(({ name }) => name !== PAUSE)
  const from = voiced[0]?.from ?? 0
  const to = voiced.at(-1)?.to ?? 0
  const start = Math.max(0, Math.round((from - BEFORE) * rate))
  const cut = samples.slice(start, Math.round((to + AFTER) * rate))
  const fade = Math.min(cut.length >> 1, Math.round(0.015 * rate))
  for (let i = 0; i < fade; i++) {
    cut[i]! *= i / fade
    cut[cut.length - 1 - i]! *= i / fade
  }
  const offset = start / rate
  return { samples: cut, from: from - offset, to: to - offset }
}

/** Spans of unspoken tokens (a lone dash) join the word before, or the first word after. */
function captionWords(tokens: readonly Span[], counts: readonly number[], spans: readonly WordSpan[]): WordTiming[] {
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

/** What is to be said, and how each of its words is pronounced. */
type Prepared = { readonly tokens: readonly Span[]; readonly marks: readonly TokenMark[]; readonly spoken: SpokenText }

/** Phones of a written word in a plain English text; the voices' own durations are meant for it. */
const USUAL_PHONES = 3.72
/** How much of the difference is made up for: a text of long words is said a little faster, one of short words calmer. */
const EVENING = 0.7
const [QUICKEST, SLOWEST] = [0.87, 1.12]

/** Times the voice's own durations, so that as many written words a minute are said however long they are. */
function paceOf(texts: readonly SpokenText[], pronunciations: ReadonlyMap<string, readonly string[]>): number {
  const written = texts.reduce((sum, { counts }) => sum + counts.filter(count => count > 0).length, 0)
  const phones = texts
    .flatMap(({ words }) => words)
    .reduce((sum, word) => sum + (pronunciations.get(word)?.length ?? 0), 0)
  if (phones === 0 || written === 0) return 1
  return Math.min(SLOWEST, Math.max(QUICKEST, (USUAL_PHONES / (phones / written)) ** EVENING))
}

async function speakSentence(
  speaker: Speaker,
  { tokens, marks, spoken }: Prepared,
  pronunciations: ReadonlyMap<string, readonly string[]>,
  stretch: number,
): Promise<Piece | undefined> {
  const { parts, words, counts, pauses } = spoken
  if (words.length === 0) return undefined
  const { rate } = speaker
  const sentence = await speaker.speak(parts, stretch)
  const spans = alignWords(
    sentence.phones,
    words.map(word => pronunciations.get(word) ?? []),
  )
  const { samples, from, to } = cutToSpeech(sentence, rate)
  const shift = from - (sentence.phones.find(({ name }) => name !== PAUSE)?.from ?? 0)
  const moved = spans.map(span => ({ from: span.from + shift, to: span.to + shift }))
  const held = widenPauses({ samples, spans: moved }, silencesOf(counts, pauses), rate)
  return {
    samples: held.samples,
    speechEnd: to + (held.samples.length - samples.length) / rate,
    words: captionWords(tokens, counts, held.spans),
    pause: marks.at(-1)?.pause ?? 0,
  }
}

/** From silences behind tokens to silences behind spoken words; a token that is not said hands its own to the word before. */
function silencesOf(counts: readonly number[], pauses: readonly number[]): ReadonlyMap<number, number> {
  const silences = new Map<number, number>()
  let said = 0
  counts.forEach((count, index) => {
    said += count
    const seconds = pauses[index] ?? 0
    if (seconds > 0 && said > 0) silences.set(said - 1, Math.max(seconds, silences.get(said - 1) ?? 0))
  })
  return silences
}

/** Speaks a text. A text without a word gives half a second of silence. Can be cancelled between sentences. */
export async function speakText(
  speaker: Speaker,
  request: NarrationRequest,
  { signal, onProgress }: Call,
): Promise<Narration> {
  const { rate } = speaker
  const { plain: text, marks } = readNarrationMarks(request.text)
  const speed = Math.min(2, Math.max(0.5, request.speed))
  const sentences = cutSentences(text, request.language)
  const marked = tokenMarks(
    text,
    sentences.flatMap(sentence => sentence.words),
    marks,
  )
  const pieces: { readonly samples: Float32Array; readonly at: number }[] = []
  const words: WordTiming[] = []
  /** Second at which the next phone may sound. */
  let next = OPENING + marked.opening
  let end = 0
  let token = 0
  const prepared = sentences.map((sentence): Prepared => {
    const tokens = sentence.words
    const own = marked.marks.slice(token, token + tokens.length)
    token += tokens.length
    const written = tokens.map(({ start, end: stop }) => text.slice(start, stop))
    return { tokens, marks: own, spoken: spokenTextOf(written, own, speed) }
  })
  const texts = prepared.map(({ spoken }) => spoken)
  const pronunciations = speaker.phonesOf(texts.flatMap(({ words: said }) => said))
  const stretch = paceOf(texts, pronunciations) / speed
  for (const [index, sentence] of sentences.entries()) {
    await breathe()
    throwIfAborted(signal)
    const piece = await speakSentence(speaker, prepared[index]!, pronunciations, stretch)
    onProgress?.((index + 1) / (sentences.length + 1))
    if (!piece) continue
    // on a whole sample, so that words and sound move together
    const at = Math.max(0, Math.round((next - BEFORE) * rate))
    const seconds = at / rate
    pieces.push({ samples: piece.samples, at })
    for (const word of piece.words) words.push({ ...word, from: word.from + seconds, to: word.to + seconds })
    const usual = (sentence.endsParagraph ? PARAGRAPH_PAUSE : SENTENCE_PAUSE) / speed
    next = seconds + piece.speechEnd + Math.max(usual, piece.pause)
    // a pause that was asked for at the very end is kept; the usual one is left to the film
    end = at + piece.samples.length + Math.round(piece.pause * rate)
  }
  if (pieces.length === 0) return { ...speaker.master(new Float32Array(Math.round(NOTHING * rate))), text, words: [] }
  const whole = new Float32Array(end)
  for (const { samples, at } of pieces) for (let i = 0; i < samples.length; i++) whole[at + i]! += samples[i]!
  const mastered = speaker.master(whole)
  onProgress?.(1)
  return { ...mastered, text, words }
}
