/**
 * Owns which painter paints: by rule, once a machine, never by timing, because a change of mind would make every cached
 * segment useless. Knows no pixels.
 */
import type { DisplayList } from '../display-list.ts'
import { i420Accepts } from './i420/accepts.ts'

/**
 * How frames reach the encoder. 'planes': I420 under the pixel contract. 'canvas': a canvas as it is, which is fast
 * where a GPU holds it; it is signalled full range, so then the whole film goes that way.
 */
export type FramePath = 'planes' | 'canvas'

export type PainterFacts = {
  /** A canvas of this page is drawn by a GPU. */
  readonly gpu: boolean
  readonly videoEncoder: 'webcodecs' | 'ffmpeg'
}

/** x264 in FFmpeg.wasm reads planes wherever they come from. */
export const choosePainter = ({ gpu, videoEncoder }: PainterFacts): FramePath =>
  gpu && videoEncoder === 'webcodecs' ? 'canvas' : 'planes'

/** 'canvas-i420': painted on a canvas, read back and converted. */
export type SegmentPainter = 'canvas' | 'canvas-i420' | 'i420'

/** Who paints a segment with these frames: part of its key, and the same for everyone who asks. */
export function painterOf(lists: readonly DisplayList[], path: FramePath): SegmentPainter {
  if (path === 'canvas') return 'canvas'
  return lists.every(i420Accepts) ? 'i420' : 'canvas-i420'
}
