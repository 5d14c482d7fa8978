/**
 * Owns which painter paints: by rule, once a machine, never by timing, because a change of mind would make every cached
 * segment useless. Knows neither lists nor pixels.
 */

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
