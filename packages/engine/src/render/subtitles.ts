/** Owns the caption files of a film, SubRip and WebVTT: the same cues as the burnt-in captions. */
import { type FrameRate, frameToSeconds } from '@contenthq/model'
import type { Composition } from '../composition.ts'
import { cutCues } from '../text/cues.ts'

function stamp(frame: number, rate: FrameRate, point: ',' | '.'): string {
  const milliseconds = Math.round(frameToSeconds(frame, rate) * 1000)
  const part = (value: number, digits: number) => String(value).padStart(digits, '0')
  const seconds = Math.floor(milliseconds / 1000)
  return `${part(Math.floor(seconds / 3600), 2)}:${part(Math.floor(seconds / 60) % 60, 2)}:${part(seconds % 60, 2)}${point}${part(milliseconds % 1000, 3)}`
}

export type SubtitleFormat = 'srt' | 'vtt'

type Line = { readonly from: number; readonly to: number; readonly text: string }

function linesOf({ timeline, timings }: Composition): readonly Line[] {
  const cues = timeline.captions.flatMap(clip => {
    const words = timings[clip.timings]
    return words ? cutCues(clip, words, timeline.frameRate) : []
  })
  return cues.map(({ fromFrame, toFrame, words }) => ({
    from: fromFrame,
    to: toFrame,
    text: words.map(word => word.text).join(' '),
  }))
}

/** The action-safe area of the frame (EBU R 95): 5 % at every side stay free. */
const PLACE = 'line:84% position:50% size:90% align:center'

/** WebVTT reads these as markup. */
const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

const writers: Readonly<Record<SubtitleFormat, (lines: readonly Line[], rate: FrameRate) => string>> = {
  /** Counter, times, text, empty line; CRLF is not needed by any reader in use. */
  srt: (lines, rate) =>
    lines
      .map(
        ({ from, to, text }, index) => `${index + 1}\n${stamp(from, rate, ',')} --> ${stamp(to, rate, ',')}\n${text}\n`,
      )
      .join('\n'),
  /** https://www.w3.org/TR/webvtt1/ */
  vtt: (lines, rate) =>
    [
      'WEBVTT\n',
      ...lines.map(
        ({ from, to, text }) => `${stamp(from, rate, '.')} --> ${stamp(to, rate, '.')} ${PLACE}\n${escaped(text)}\n`,
      ),
    ].join('\n'),
}

export const subtitlesOf = (composition: Composition, format: SubtitleFormat = 'srt'): string =>
  writers[format](linesOf(composition), composition.timeline.frameRate)
