/** Owns which frames of a film a format shows, and how they are cut into segments: a GIF takes every so many. Pure. */
import type { FilmFormat, FrameRate, Timeline } from '@contenthq/model'
import type { DisplayList } from '../display-list.ts'
import { cutSegments, type SegmentRange } from '../segments/cut.ts'

export type FilmFrames = {
  readonly ranges: readonly SegmentRange[]
  readonly compose: (frame: number) => DisplayList
  readonly frameRate: FrameRate
  readonly count: number
}

/** Frames a second of a GIF at most: players hold no more than 50, and files grow with each. */
export const GIF_RATE = 15

/** Segments begin where they do in the film, so that each has the palette of its scene. */
export function filmFrames(
  timeline: Timeline,
  compose: (frame: number) => DisplayList,
  format: FilmFormat,
  gifRate = GIF_RATE,
): FilmFrames {
  const { frameRate, lengthFrames } = timeline
  const ranges = cutSegments(timeline)
  if (format !== 'gif') return { ranges, compose, frameRate, count: lengthFrames }
  const step = Math.max(1, Math.ceil(frameRate.num / frameRate.den / gifRate - 1e-9))
  const shown = (frame: number) => Math.ceil(frame / step)
  return {
    ranges: ranges.map(({ from, to }) => ({ from: shown(from), to: shown(to) })).filter(({ from, to }) => to > from),
    compose: frame => compose(frame * step),
    frameRate: { num: frameRate.num, den: frameRate.den * step },
    count: shown(lengthFrames),
  }
}
