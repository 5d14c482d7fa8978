/** Owns the SubRip text of a film: the same cues as the burnt-in captions. */
import { type FrameRate, frameToSeconds } from '@contenthq/model'
import type { Composition } from '../composition.ts'
import { cutCues } from '../text/cues.ts'

function stamp(frame: number, rate: FrameRate): string {
  const milliseconds = Math.round(frameToSeconds(frame, rate) * 1000)
  const part = (value: number, digits: number) => String(value).padStart(digits, '0')
  const seconds = Math.floor(milliseconds / 1000)
  return `${part(Math.floor(seconds / 3600), 2)}:${part(Math.floor(seconds / 60) % 60, 2)}:${part(seconds % 60, 2)},${part(milliseconds % 1000, 3)}`
}

/** SubRip: counter, times, text, empty line; CRLF is not needed by any reader in use. */
export function subtitlesOf({ timeline, timings }: Composition): string {
  const cues = timeline.captions.flatMap(clip => {
    const words = timings[clip.timings]
    return words ? cutCues(clip, words, timeline.frameRate) : []
  })
  return cues
    .map(({ fromFrame, toFrame, words }, index) => {
      const text = words.map(word => word.text).join(' ')
      return `${index + 1}\n${stamp(fromFrame, timeline.frameRate)} --> ${stamp(toFrame, timeline.frameRate)}\n${text}\n`
    })
    .join('\n')
}
