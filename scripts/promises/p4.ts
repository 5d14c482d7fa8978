/** P4: an hour of film in one page: its late minutes take no longer than its early ones, and it takes no more memory. */
import { tmpdir } from 'node:os'
import { openBenchPage } from '../bench/bench-page.ts'
import type { LongFilm } from '../bench/page/long-film.ts'
import { watchMemory } from '../bench/process-tree.ts'
import type { ProductPromise } from '../promise-contract.ts'

const MINUTES = 60
/** More, and the promise is short. */
const DEADLINE_SECONDS = 20 * 60
const SLOWER = 1.1
const LARGER = 1.3

/** Seconds that ten minutes of film took, from the end of one minute of film to the end of a later one. */
const tenMinutes = ({ marks }: LongFilm, fromMinute: number): number => marks[fromMinute + 9]! - marks[fromMinute - 1]!

export const promise: ProductPromise = {
  id: 'P4',
  title: 'an hour of film takes no more memory than a minute, and does not slow down',
  target: `${MINUTES} min at 480p: minutes 51–60 ≤ ${SLOWER} × minutes 2–11, peak memory ≤ ${LARGER} × that of 1 min, header first`,
  async measure() {
    const page = await openBenchPage(tmpdir(), { storage: 'disk' })
    const render = async (minutes: number) => {
      const memory = watchMemory()
      try {
        const film = await page.call('longFilm', { minutes, deadlineSeconds: DEADLINE_SECONDS })
        return { film, peak: memory.stop() }
      } finally {
        memory.stop()
      }
    }
    try {
      const minute = await render(1)
      const hour = await render(MINUTES)
      const [early, late] = [tenMinutes(hour.film, 1), tenMinutes(hour.film, MINUTES - 10)]
      const [slower, larger] = [late / early, hour.peak / minute.peak]
      const whole = hour.film.headerFirst && Math.abs(hour.film.filmSeconds - MINUTES * 60) < 0.05
      const megabytes = (bytes: number) => `${(bytes / 1e6).toFixed(0)} MB`
      return {
        figure: [
          `minutes 51–60 ${late.toFixed(1)} s, ${slower.toFixed(2)} × minutes 2–11`,
          `peak ${megabytes(hour.peak)}, ${larger.toFixed(2)} × ${megabytes(minute.peak)}`,
          `${megabytes(hour.film.bytes)} in ${hour.film.seconds.toFixed(0)} s, stitched in ${hour.film.stitchSeconds.toFixed(1)} s`,
          ...(whole ? [] : [`the film has ${hour.film.filmSeconds.toFixed(2)} s`]),
        ].join('; '),
        verdict: whole && slower <= SLOWER && larger <= LARGER ? 'ok' : 'short',
      }
    } finally {
      await page.close()
    }
  },
}
