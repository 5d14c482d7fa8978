/**
 * The only conversions between seconds, frames and samples. Positions are absolute integers: round positions,
 * never durations, never accumulate.
 */
import type { FrameRate } from '../project/output.ts'

/** Samples a second of all sound inside. */
export const SAMPLE_RATE = 48_000

/** First sample of frame n: round(n · 48000 · den / num). */
export const frameToSample = (frame: number, { num, den }: FrameRate): number =>
  Math.round((frame * SAMPLE_RATE * den) / num)

/** Nearest frame boundary to a moment in seconds. */
export const secondsToFrame = (seconds: number, { num, den }: FrameRate): number =>
  Math.floor((seconds * num) / den + 0.5)

/** Start of frame n in seconds. */
export const frameToSeconds = (frame: number, { num, den }: FrameRate): number => (frame * den) / num

/** The frame that holds a sample: the last frame that starts at or before it. */
export function sampleToFrame(sample: number, rate: FrameRate): number {
  let frame = Math.floor((sample * rate.num) / (SAMPLE_RATE * rate.den))
  while (frameToSample(frame + 1, rate) <= sample) frame++
  while (frameToSample(frame, rate) > sample) frame--
  return frame
}

/** Fewest frames that hold this many samples when they start on a frame boundary: narration rounds up. */
export const samplesToFramesUp = (samples: number, { num, den }: FrameRate): number =>
  Math.ceil((samples * num) / (SAMPLE_RATE * den) - 1e-9)

export const secondsToSample = (seconds: number): number => Math.round(seconds * SAMPLE_RATE)
