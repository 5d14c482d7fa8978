/**
 * Owns where a film is cut into segments: where a scene or a transition begins or ends; long ones are split. Each
 * segment begins with a key frame. Transitions are segments of their own, so that an edit leaves the next scene alone.
 */
import type { Timeline } from '@contenthq/model'

/** First frame and the frame after the last. */
export type SegmentRange = { readonly from: number; readonly to: number }

/** Longest segment; bounds the memory of one job and the way back to a key frame when seeking. */
export const MAX_SEGMENT_FRAMES = 240

export function cutSegments({
  pictures,
  transitions,
  lengthFrames,
}: Pick<Timeline, 'pictures' | 'transitions' | 'lengthFrames'>): readonly SegmentRange[] {
  const bounds = [...pictures, ...transitions].flatMap(span => [span.startFrame, span.startFrame + span.lengthFrames])
  const starts = [...new Set([0, ...bounds])].filter(frame => frame >= 0 && frame < lengthFrames).sort((a, b) => a - b)
  return starts.flatMap((start, index) => {
    const length = (starts[index + 1] ?? lengthFrames) - start
    const pieces = Math.ceil(length / MAX_SEGMENT_FRAMES)
    return Array.from({ length: pieces }, (_, piece) => ({
      from: start + Math.floor((length * piece) / pieces),
      to: start + Math.floor((length * (piece + 1)) / pieces),
    }))
  })
}
