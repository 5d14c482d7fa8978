/**
 * Owns what a sound is inside the engine: 48 kHz f32, one channel or two. Turns any number of channels into that.
 * Does not know files or the film.
 */
import { SAMPLE_RATE } from '@contenthq/model'
import { resample } from './resample.ts'

/** One channel's samples, −1..1. */
export type Channel = Float32Array<ArrayBuffer>

/** 48 kHz. One channel is mono and is panned to the middle by the mix; both channels have the same length. */
export type Sound = {
  readonly channels: readonly [Channel] | readonly [Channel, Channel]
  readonly samples: number
}

/**
 * Shares of each input channel in left and right. Five and more channels follow ITU-R BS.775-3, table 2
 * (centre and surrounds at −3 dB, no LFE), in WAVE order: L R C LFE Ls Rs (Lss Rss).
 */
const HALF = Math.SQRT1_2
const downmixes: Readonly<Record<number, readonly (readonly [left: number, right: number])[]>> = {
  3: [
    [1, 0],
    [0, 1],
    [HALF, HALF],
  ],
  4: [
    [1, 0],
    [0, 1],
    [HALF, 0],
    [0, HALF],
  ],
  5: [
    [1, 0],
    [0, 1],
    [HALF, HALF],
    [HALF, 0],
    [0, HALF],
  ],
  6: [
    [1, 0],
    [0, 1],
    [HALF, HALF],
    [0, 0],
    [HALF, 0],
    [0, HALF],
  ],
  8: [
    [1, 0],
    [0, 1],
    [HALF, HALF],
    [0, 0],
    [HALF, 0],
    [0, HALF],
    [HALF, 0],
    [0, HALF],
  ],
}

function downmix(channels: readonly Channel[]): Sound['channels'] {
  const [first, second] = channels
  if (!first) return [new Float32Array(0)]
  if (!second) return [first]
  if (channels.length === 2) return [first, second]
  const shares = downmixes[channels.length] ?? channels.map((_, index) => (index % 2 === 0 ? [1, 0] : [0, 1]))
  const left = new Float32Array(first.length)
  const right = new Float32Array(first.length)
  channels.forEach((channel, index) => {
    const [toLeft = 0, toRight = 0] = shares[index] ?? []
    for (let i = 0; i < channel.length; i++) {
      left[i]! += channel[i]! * toLeft
      right[i]! += channel[i]! * toRight
    }
  })
  return [left, right]
}

/** A sound from planar PCM of any rate and any number of channels of equal length. */
export function createSound(channels: readonly Channel[], sampleRate: number): Sound {
  const mixed = downmix(channels)
  const [left, right] = mixed
  const first = resample(left, sampleRate, SAMPLE_RATE)
  return right
    ? { channels: [first, resample(right, sampleRate, SAMPLE_RATE)], samples: first.length }
    : { channels: [first], samples: first.length }
}
