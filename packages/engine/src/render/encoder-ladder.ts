/** Owns the order in which encoders are tried when one dies in the middle of a film. Runs none of them. */
import { asContentHQError, throwIfAborted } from '@contenthq/model'
import { x264Instead } from '../quality/encoder-settings.ts'
import type { VideoSettings } from './protocol.ts'

export type Rung = { readonly name: string; readonly settings: VideoSettings }

/** From the first choice to the last resort. x264 takes planes, so frames of a canvas change their path with it. */
export function encoderLadder(settings: VideoSettings): readonly [Rung, ...Rung[]] {
  const { encoder } = settings
  if (encoder.kind === 'x264') return [{ name: 'x264 (FFmpeg.wasm)', settings }]
  if (encoder.kind === 'gif') return [{ name: 'GIF (FFmpeg.wasm)', settings }]
  if (encoder.codec) {
    const name = `WebCodecs ${encoder.codec.toUpperCase()}`
    const software = { ...settings, encoder: { ...encoder, acceleration: 'prefer-software' as const } }
    return [
      { name, settings },
      { name: `${name} (software)`, settings: software },
    ]
  }
  return [
    { name: 'WebCodecs H.264', settings },
    {
      name: 'WebCodecs H.264 (software)',
      settings: { ...settings, encoder: { ...encoder, acceleration: 'prefer-software' } },
    },
    {
      name: 'x264 (FFmpeg.wasm)',
      settings: { ...settings, framePath: 'planes', encoder: x264Instead(encoder.bitrate, settings) },
    },
  ]
}

/** What a new worker or another encoder may get over. A failure of unknown cause is tried once more, not downwards. */
const passing = new Set(['encoder-failed', 'worker-died', 'ffmpeg-unavailable', 'unexpected'])

const MOST_TRIES = { onTheWay: 2, atTheEnd: 3 }
/** At the end, for workers that were killed: that says nothing about what they did. */
const MOST_DEATHS = 6

/**
 * What follows a failure of a segment: 'again' on the same rung in a new worker, 'down' the ladder, or the end. The last
 * rung, `atTheEnd`, is given one more try.
 */
export function afterFailure(
  thrown: unknown,
  failures: number,
  place: keyof typeof MOST_TRIES,
): 'again' | 'down' | 'stop' {
  const { code } = asContentHQError(thrown)
  if (!passing.has(code)) return 'stop'
  const most = code === 'worker-died' && place === 'atTheEnd' ? MOST_DEATHS : MOST_TRIES[place]
  if (failures < most) return 'again'
  return code === 'unexpected' || place === 'atTheEnd' ? 'stop' : 'down'
}

/** Repeats a job that has no ladder. `run` takes a new worker each time. */
export async function persist<T>(signal: AbortSignal, run: () => Promise<T>): Promise<T> {
  for (let failures = 1; ; failures++)
    try {
      return await run()
    } catch (thrown) {
      throwIfAborted(signal)
      if (afterFailure(thrown, failures, 'atTheEnd') === 'stop') throw thrown
    }
}
