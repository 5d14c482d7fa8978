/** Owns what moment of the film it is while it plays: the sound's clock where there is sound, the page's otherwise. */
import type { FrameRate } from '@contenthq/model'

export type FilmClock = {
  /** Seconds of the film. Never goes back while it runs. */
  now(): number
  /** From now on it is this moment, and time runs. */
  start(seconds: number): void
}

/** `sound` answers the moment that is heard, or undefined while nothing sounds; `page` the page's time in milliseconds. */
export function createFilmClock(
  sound: () => number | undefined,
  page: () => number = () => performance.now(),
): FilmClock {
  let anchor = { seconds: 0, page: 0 }
  let last = 0
  return {
    now() {
      const heard = sound()
      const moment = page()
      const seconds = heard ?? anchor.seconds + (moment - anchor.page) / 1000
      // where the sound stops or joins later, the page's clock goes on from here
      if (heard !== undefined) anchor = { seconds: heard, page: moment }
      last = Math.max(last, seconds)
      return last
    },
    start(seconds) {
      anchor = { seconds, page: page() }
      last = seconds
    },
  }
}

/** The frame shown at a moment of the film. */
export const frameAtSeconds = (seconds: number, { num, den }: FrameRate): number =>
  Math.floor((seconds * num) / den + 1e-6)
