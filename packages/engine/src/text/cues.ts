/** Owns the cutting of a narration's words into cues: what stands on the screen together. Knows no fonts, no pixels. */
import { type CaptionClip, type FrameRate, type NarrationTimings, SAMPLE_RATE, sampleToFrame } from '@contenthq/model'

/** A word with the text that is shown for it (punctuation included) and the frames in which it is spoken. */
export type CueWord = { readonly text: string; readonly fromFrame: number; readonly toFrame: number }
export type Cue = { readonly fromFrame: number; readonly toFrame: number; readonly words: readonly CueWord[] }

/** Two lines of broadcast length; the field's usual limit is 42 characters a line. */
const MAX_CHARACTERS = 68
const PREFERRED_CHARACTERS = 34
/** A pause this long ends a cue. */
const PAUSE_SECONDS = 0.5
/** A cue stays this long after its last word when nothing follows. */
const HOLD_SECONDS = 0.5

const SENTENCE_END = /[.!?…。！？؟][)"'”’»\]]*$/u
const PHRASE_END = /[,;:—–،、，；：][)"'”’»\]]*$/u

/** Whether the cue should end behind this word, given what it holds and what follows. */
function endsCue(timings: NarrationTimings, index: number, first: number): boolean {
  const { words } = timings
  const word = words[index]!
  const next = words[index + 1]
  if (!next) return true
  const length = word.end - words[first]!.start
  const shown = shownText(timings, index)
  if (SENTENCE_END.test(shown) && length >= 12) return true
  if (next.from - word.to >= PAUSE_SECONDS) return true
  if (next.end - words[first]!.start > MAX_CHARACTERS) return true
  return PHRASE_END.test(shown) && length >= PREFERRED_CHARACTERS
}

/** Where the shown text of a word begins: opening quotes belong to it, closing punctuation to the word before. */
function shownStart({ text, words }: NarrationTimings, index: number): number {
  const before = words[index - 1]
  const word = words[index]
  if (!before) return 0
  if (!word) return text.length
  const space = text.slice(before.end, word.start).search(/\s\S*$/u)
  return space < 0 ? word.start : before.end + space
}

const shownText = (timings: NarrationTimings, index: number): string =>
  timings.text.slice(shownStart(timings, index), shownStart(timings, index + 1)).trim()

/** The cues of one narration on the timeline, in order, not overlapping, inside the clip's frames. */
export function cutCues(clip: CaptionClip, timings: NarrationTimings, rate: FrameRate): readonly Cue[] {
  const frameOf = (seconds: number) => sampleToFrame(clip.originSample + Math.round(seconds * SAMPLE_RATE), rate)
  const clipEnd = clip.startFrame + clip.lengthFrames
  const cues: Cue[] = []
  let first = 0
  timings.words.forEach((_word, index) => {
    if (!endsCue(timings, index, first)) return
    const words: CueWord[] = []
    for (let at = first; at <= index; at++) {
      const { from, to } = timings.words[at]!
      const fromFrame = frameOf(from)
      words.push({ text: shownText(timings, at), fromFrame, toFrame: Math.max(fromFrame + 1, frameOf(to)) })
    }
    first = index + 1
    const fromFrame = Math.max(clip.startFrame, words[0]!.fromFrame)
    const nextWord = timings.words[first]
    const hold = frameOf(timings.words[index]!.to + HOLD_SECONDS)
    const toFrame = Math.min(clipEnd, hold, nextWord ? frameOf(nextWord.from) : clipEnd)
    if (toFrame > fromFrame && fromFrame < clipEnd) cues.push({ fromFrame, toFrame, words })
  })
  return cues
}
