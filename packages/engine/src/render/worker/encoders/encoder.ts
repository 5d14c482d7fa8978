/** Owns the shape of a video encoder in the worker: canvas frames in, packets out. */
import type { EncodedSegment, VideoSettings } from '../../protocol.ts'

export type SegmentEncoder = {
  /** Encodes what the canvas shows now as the next frame; resolves when the encoder wants more. */
  add(canvas: OffscreenCanvas): Promise<void>
  /** Flushes and closes. */
  finish(): Promise<EncodedSegment>
  /** Stops at once. */
  close(): void
}

export type CreateSegmentEncoder = (settings: VideoSettings, signal: AbortSignal) => SegmentEncoder
