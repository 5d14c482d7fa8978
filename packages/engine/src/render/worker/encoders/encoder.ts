/** Owns the shape of a video encoder in the worker: frames in, packets out. */
import { ContentHQError } from '@contenthq/model'
import type { EncodedSegment, VideoSettings } from '../../protocol.ts'

/** I420 under the painters' pixel contract, or a canvas that shows the frame. */
export type PaintedFrame = Uint8Array<ArrayBuffer> | OffscreenCanvas

export type SegmentEncoder = {
  /** Encodes the next frame; resolves when the encoder wants more. The frame is read before this returns. */
  add(frame: PaintedFrame): Promise<void>
  /** Flushes and closes. */
  finish(): Promise<EncodedSegment>
  /** Stops at once. */
  close(): void
}

/** A frame of another size would be read as garbage. Throws 'encoder-failed'. */
export function requireFrameBytes(frame: Uint8Array, bytes: number): void {
  if (frame.byteLength !== bytes)
    throw new ContentHQError('encoder-failed', `A frame has ${frame.byteLength} bytes instead of ${bytes}.`)
}

export type EncoderWatch = {
  readonly signal: AbortSignal
  /** Told how many frames are encoded so far: what went in does not count. */
  readonly onFrame: (frames: number) => void
}

/**
 * Throws 'encoder-failed' for a size that is not even. The encoder throws 'encoder-failed' for frames of another size
 * and where there are none, 'cancelled' after the signal.
 */
export type CreateSegmentEncoder<Settings> = (
  output: Pick<VideoSettings, 'size' | 'frameRate' | 'assetBase'>,
  settings: Settings,
  watch: EncoderWatch,
) => SegmentEncoder
