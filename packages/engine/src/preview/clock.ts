/** Owns what moment of the film it is while playing: the sound's clock where there is sound, the page's otherwise. */
import { type FrameRate, frameToSeconds } from '@contenthq/model'

/** Seconds since some fixed moment; never goes back. */
export type TimeSource = () => number

export const pageTime: TimeSource = () => performance.now() / 1000

/** The frame shown `now`, when `startFrame` was shown at `startTime`. */
export function frameAt(now: number, startTime: number, startFrame: number, rate: FrameRate): number {
  const seconds = frameToSeconds(startFrame, rate) + Math.max(0, now - startTime)
  return Math.floor((seconds * rate.num) / rate.den + 1e-6)
}
