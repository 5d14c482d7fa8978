/** Owns the cutting of a narration's words into cues: what stands on the screen together. Knows no fonts, no pixels. */
import { type CaptionClip, type FrameRate, type NarrationTimings, SAMPLE_RATE, sampleToFrame } from '@contenthq/model'
import { mayBreak } from './line-breaks.ts'
import { readable } from './readable.ts'

/** A word with the text that is shown for it (punctuation included) and the frames in which it is spoken. */
export type CueWord = {
  readonly text: string
  readonly fromFrame: number
  readonly toFrame: number
  /** No space stands before it: 'closed' where no line may end there either. Default: a space. */
  readonly joint?: 'open' | 'closed'
}
export type Cue = { readonly fromFrame: number; readonly toFrame: number; readonly words: readonly CueWord[] }

/** Two lines of broadcast length; the field's usual limit is 42 characters a line. */
export const MAX_CHARACTERS = 68
/** Weight of a cue being longer or shorter than its neighbours, against where it ends. */
const EVENNESS = 0.15
/** A pause this long ends a cue. */
const PAUSE_SECONDS = 0.5
/** A cue stays this long after its last word when nothing follows. */
const HOLD_SECONDS = 0.5

const SENTENCE_END = /[.!?…。！？؟][)"'”’»\]]*$/u
const PHRASE_END = /[,;:—–،、，；：][)"'”’»\]]*$/u

const OPENING = /[\p{Ps}\p{Pi}¿¡$£¥€]+$/u

/** Where the shown text of a word begins: opening quotes belong to it, closing punctuation to the word before. */
function shownStart({ text, words }: NarrationTimings, index: number): number {
  const before = words[index - 1]
  const word = words[index]
  if (!before) return 0
  if (!word) return text.length
  const between = text.slice(before.end, word.start)
  const space = between.search(/\s\S*$/u)
  if (space >= 0) return before.end + space
  return word.start - (OPENING.exec(between)?.[0].length ?? 0)
}

const shownText = (timings: NarrationTimings, index: number): string =>
  readable(timings.text.slice(shownStart(timings, index), shownStart(timings, index + 1)))

/** How a word hangs on the one before it in the text. */
function jointOf(timings: NarrationTimings, index: number): Pick<CueWord, 'joint'> {
  const start = shownStart(timings, index)
  const around = [timings.text.slice(Math.max(0, start - 2), start), timings.text.slice(start, start + 2)] as const
  if (start === 0 || /\s$/u.test(around[0]) || /^\s/u.test(around[1])) return {}
  return { joint: mayBreak(...around) ? 'open' : 'closed' }
}

/** Index of each passage's last word: passages end at sentences and at pauses, and no cue goes beyond one. */
function passageEnds(timings: NarrationTimings): readonly number[] {
  const { words } = timings
  return words.flatMap((word, index) => {
    const next = words[index + 1]
    return !next || SENTENCE_END.test(shownText(timings, index)) || next.from - word.to >= PAUSE_SECONDS ? [index] : []
  })
}

/** What it costs the reader when a cue ends behind this word: nothing at a phrase's end, most behind a little word. */
function breakCost(shown: string): number {
  if (PHRASE_END.test(shown)) return 0
  return [...shown].length <= 3 ? 260 : 120
}

/**
 * Last words of the cues of one passage: as few cues as fit, about equally long, ending at phrases. Dynamic
 * programming over the last words; a single word longer than the limit is a cue of its own.
 */
function splitPassage(timings: NarrationTimings, first: number, last: number, longest: number): readonly number[] {
  const lengthOf = (from: number, to: number) => timings.words[to]!.end - timings.words[from]!.start
  const cueCount = Math.ceil(lengthOf(first, last) / longest)
  const ideal = lengthOf(first, last) / cueCount
  type Best = { readonly cost: number; readonly ends: readonly number[] }
  const best: Best[] = []
  for (let end = first; end <= last; end++) {
    let chosen: Best = { cost: Number.POSITIVE_INFINITY, ends: [] }
    for (let from = end; from >= first; from--) {
      const length = lengthOf(from, end)
      if (length > longest && from < end) break
      const before = from === first ? { cost: 0, ends: [] } : best[from - 1 - first]!
      const cost =
        before.cost + EVENNESS * (length - ideal) ** 2 + (end === last ? 0 : breakCost(shownText(timings, end)))
      if (cost < chosen.cost) chosen = { cost, ends: [...before.ends, end] }
    }
    best.push(chosen)
  }
  return best.at(-1)!.ends
}

/**
 * The cues of one narration on the timeline, in order, not overlapping, inside the clip's frames; each holds at most
 * `longest` characters.
 */
export function cutCues(
  clip: CaptionClip,
  timings: NarrationTimings,
  rate: FrameRate,
  longest = MAX_CHARACTERS,
): readonly Cue[] {
  const frameOf = (seconds: number) => sampleToFrame(clip.originSample + Math.round(seconds * SAMPLE_RATE), rate)
  const clipEnd = clip.startFrame + clip.lengthFrames
  const ends = passageEnds(timings).flatMap((end, index, all) =>
    splitPassage(timings, (all[index - 1] ?? -1) + 1, end, longest),
  )
  return ends.flatMap((last, index): readonly Cue[] => {
    const first = (ends[index - 1] ?? -1) + 1
    const words = timings.words.slice(first, last + 1).map(({ from, to }, at): CueWord => {
      const fromFrame = frameOf(from)
      const text = shownText(timings, first + at)
      return { text, fromFrame, toFrame: Math.max(fromFrame + 1, frameOf(to)), ...jointOf(timings, first + at) }
    })
    const next = timings.words[last + 1]
    const fromFrame = Math.max(clip.startFrame, words[0]!.fromFrame)
    const hold = frameOf(timings.words[last]!.to + HOLD_SECONDS)
    const toFrame = Math.min(clipEnd, hold, next ? frameOf(next.from) : clipEnd)
    return toFrame > fromFrame && fromFrame < clipEnd ? [{ fromFrame, toFrame, words }] : []
  })
}
