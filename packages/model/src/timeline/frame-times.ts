/** Owns which frame of a moving picture is shown at a moment of its scene. Knows no file and no film. */

/** When the frames of a moving picture are shown. Frames need not be equally long: phones record as light allows. */
export type FrameTimes = {
  /** Seconds at which each frame begins, ascending; the first is 0. */
  readonly starts: Float64Array
  /** Seconds at which the last frame ends. */
  readonly seconds: number
  /** An animated picture begins again at its end; a video's last frame stays. */
  readonly repeats: boolean
}

/** The frame whose interval holds `seconds`, counted from the first frame's beginning. */
export function sourceFrameAt({ starts, seconds: length, repeats }: FrameTimes, seconds: number): number {
  const moment = repeats && length > 0 ? seconds % length : seconds
  let low = 0
  let high = starts.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if (starts[middle]! <= moment) low = middle
    else high = middle - 1
  }
  return low
}
