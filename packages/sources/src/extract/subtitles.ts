/**
 * Reads .srt, .vtt and pasted transcripts with times: what is said as running text, and when each stretch of it is said.
 * Repeats of rolling captions, sounds in brackets and markup stay out.
 */
import { ContentHQError } from '@contenthq/model'
import { type Block, cleanLine, type Reading, type TimedText } from '../reading.ts'
import { stamp, timing } from '../timed-look.ts'

type Cue = TimedText & { readonly speaker: string | undefined }

const clock = /^(?:(\d{1,3}):)?(\d{1,2}):(\d{2})(?:[.,](\d{1,3}))?$/

function secondsOf(time: string): number | undefined {
  const [, hours = '0', minutes = '', seconds = '', fraction = '0'] = clock.exec(time) ?? []
  if (!minutes) return undefined
  return Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds) + Number(`0.${fraction}`)
}

const sound =
  /\[[^\]]{0,60}\]|\((?:\p{Lu}[\p{Lu}\s']{2,40}|(?:music|applause|laughter|laughs|sighs|musik|musique|música)[^)]{0,30})\)|[♪♫#]+(?=\s|$)|^[♪♫#]+/giu

/** Words of a cue without tags, positions and sounds. */
const wordsOf = (lines: readonly string[]): string =>
  cleanLine(
    lines
      .map(line => line.replace(/^\s*[-–]\s*(?=\S)/, ''))
      .join(' ')
      .replace(/\{\\[^}]*\}|<[^<>]*>/g, '')
      .replace(/&(?:amp|lt|gt|nbsp|lrm|rlm);/g, name => ({ '&amp;': '&', '&lt;': '<', '&gt;': '>' })[name] ?? ' ')
      .replace(sound, ' '),
  )

const speakerOf = (lines: readonly string[]): string | undefined =>
  cleanLine(/<v(?:\.[^\s>]*)?\s+([^>]+)>/.exec(lines.join(' '))?.[1] ?? '') || undefined

/** Cues of .srt and .vtt alike: a line of times, then words up to a blank line or the next times. */
function timedCues(lines: readonly string[]): readonly Cue[] {
  const cues: Cue[] = []
  for (let at = 0; at < lines.length; at++) {
    const [, from = '', to = ''] = timing.exec(lines[at] ?? '') ?? []
    const [fromSeconds, toSeconds] = [secondsOf(from), secondsOf(to)]
    if (fromSeconds === undefined || toSeconds === undefined) continue
    const words: string[] = []
    while (at + 1 < lines.length && lines[at + 1] !== '' && !timing.test(lines[at + 1] ?? ''))
      words.push(lines[++at] ?? '')
    // a number that belongs to the next cue, where the blank line between is missing
    if (timing.test(lines[at + 1] ?? '') && /^\d+$/.test(words.at(-1)?.trim() ?? '')) words.pop()
    cues.push({
      text: wordsOf(words),
      speaker: speakerOf(words),
      fromSeconds,
      toSeconds: Math.max(fromSeconds, toSeconds),
    })
  }
  return cues
}

/** A transcript as people copy it: a time, then words on the same line or on those below it. */
function stampedCues(lines: readonly string[]): readonly Cue[] {
  const marks = lines.flatMap((line, at) => {
    const [, time = '', rest = ''] = stamp.exec(line) ?? []
    const seconds = secondsOf(time)
    return seconds === undefined ? [] : [{ at, seconds, rest }]
  })
  return marks.map(({ at, seconds, rest }, index) => {
    const next = marks[index + 1]
    const words = [rest, ...lines.slice(at + 1, next?.at)]
    const toSeconds = next ? Math.max(seconds, next.seconds) : seconds + 5
    return { text: wordsOf(words), speaker: undefined, fromSeconds: seconds, toSeconds }
  })
}

/** Rolling captions show a line again with the next one below it: what was shown already is taken off the front. */
function withoutRepeats(cues: readonly Cue[]): readonly Cue[] {
  const kept: Cue[] = []
  let shown: readonly string[] = []
  for (const cue of cues) {
    const words = cue.text.split(' ').filter(Boolean)
    let same = Math.min(shown.length, words.length)
    while (same > 0 && !words.slice(0, same).every((word, index) => word === shown[shown.length - same + index])) same--
    // one or two words may be said twice; a line is not, unless it is not shown at the same time
    const last = kept.at(-1)
    const touches = last !== undefined && cue.fromSeconds <= last.toSeconds + 0.1
    const rest = touches && (same > 2 || same === words.length) ? words.slice(same) : words
    if (words.length > 0) shown = words
    if (rest.length > 0) kept.push({ ...cue, text: rest.join(' ') })
    else if (last) kept[kept.length - 1] = { ...last, toSeconds: Math.max(last.toSeconds, cue.toSeconds) }
  }
  return kept
}

/** Seconds of silence that end a paragraph anywhere, and after a sentence. */
const LONG_PAUSE = 4
const PAUSE = 1.5
/** Characters after which a paragraph ends with the next sentence. */
const PARAGRAPH = 500
const ENDS = /[.!?…。！？]["'”’»)\]]*$/

/** Errors: 'source-empty' where nothing is said. */
export function readSubtitles(text: string): Reading {
  const lines = text.replace(/\r\n?/g, '\n').split('\n')
  const header = lines.findIndex(line => timing.test(line))
  const spoken = lines.filter(
    (line, index) => index >= header || !/^(?:WEBVTT|NOTE|STYLE|REGION|Kind:|Language:)/.test(line),
  )
  const cues = withoutRepeats(header >= 0 ? timedCues(lines) : stampedCues(spoken))
  if (cues.length === 0) throw new ContentHQError('source-empty')
  const blocks: (Block & { readonly kind: 'paragraph' })[] = []
  let open: Cue[] = []
  const flush = (): void => {
    if (open.length > 0) blocks.push({ kind: 'paragraph', text: open.map(cue => cue.text).join(' '), cues: open })
    open = []
  }
  for (const cue of cues) {
    const last = open.at(-1)
    if (last) {
      const pause = cue.fromSeconds - last.toSeconds
      const ends = ENDS.test(last.text)
      const size = open.reduce((sum, { text: words }) => sum + words.length, 0)
      if (pause > LONG_PAUSE || (ends && (pause > PAUSE || size > PARAGRAPH)) || size > PARAGRAPH * 4) flush()
      else if (cue.speaker !== undefined && cue.speaker !== last.speaker) flush()
    }
    open.push(cue)
  }
  flush()
  return {
    blocks,
    title: /^WEBVTT\s+-?\s*(\S.*)$/.exec(lines[0] ?? '')?.[1],
    language: /^Language:\s*(\S+)/m.exec(lines.slice(0, 10).join('\n'))?.[1],
  }
}
