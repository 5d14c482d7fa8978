/**
 * Owns how the sizes of an encoder's frames go, so that a few of them tell of all: by kind of rate control. Measured on
 * photographs, smooth photographs and flat drawings under Ken Burns at 480p; pure.
 */
import type { EncoderSettings } from '../render/protocol.ts'

export type EncoderHabit = 'avc' | 'vpx' | 'x264' | 'gif'

/** H.264 of the browser; its VP9 and AV1; x264 by quality; palettes. */
export const habitOf = (encoder: EncoderSettings): EncoderHabit =>
  encoder.kind === 'webcodecs' ? (encoder.codec === undefined ? 'avc' : 'vpx') : encoder.kind

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length

/** Bytes of a frame far into a segment, from the sizes of a segment's first packets. */
const steady: Readonly<Record<EncoderHabit, (sizes: readonly number[]) => number>> = {
  // the first five frames after the key frame take less than half of it, the next ten a sixth more
  avc: sizes =>
    sizes.length > 20
      ? mean(sizes.slice(16))
      : sizes.length > 8
        ? mean(sizes.slice(6)) / 1.17
        : mean(sizes.slice(1)) * 2.2,
  // after the key frame almost nothing for five frames, then half for ten: the key frame is paid back
  vpx: sizes =>
    sizes.length > 20
      ? mean(sizes.slice(16))
      : sizes.length > 8
        ? mean(sizes.slice(6)) / 0.45
        : mean(sizes.slice(1)) * 8,
  // its first frames lean on the key frame
  x264: sizes => mean(sizes.slice(1)) * (sizes.length > 8 ? 1.3 : 1),
  gif: sizes => mean(sizes.slice(1)),
}

export const steadyBytes = (sizes: readonly number[], habit: EncoderHabit): number =>
  sizes.length > 1 ? steady[habit](sizes) : sizes[0]! / 3

type Sizes = {
  /** Bytes of a steady frame, of a key frame, and the most that the bitrate allows. */
  readonly body: number
  readonly key: number
  readonly most: number
}

/** Bytes of a frame in a transition, which lie in short segments of their own. */
export const fadingBytes: Readonly<Record<EncoderHabit, (sizes: Sizes) => number>> = {
  // the rate control gives it what it may take, whatever it shows
  avc: ({ body, most }) => Math.max(body, most * 0.95),
  // over before the key frame is paid back
  vpx: ({ body }) => body * 0.7,
  // nothing can be taken from the frame before
  x264: ({ body, key }) => Math.max(body, key * 0.25),
  gif: ({ body }) => body,
}
