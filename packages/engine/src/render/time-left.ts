/** Owns the guess of the time that is left, from the pace of the last half minute. Knows no film: it sees numbers grow. */

/** Seconds that the pace is taken over: long enough to be calm, short enough to follow a machine that gets busy. */
const WINDOW = 30
/** Seconds of data before anything is said. */
const FIRST = 2
/** Seconds between two readings that are kept. */
const STEP = 0.5

/** Answers seconds left until `total` for what is done now; undefined while that is not known. `clock` in seconds. */
export function createPace(total: number, clock: () => number): (done: number) => number | undefined {
  const readings: { readonly at: number; readonly done: number }[] = []
  return done => {
    const at = clock()
    if (readings.length === 0 || at - readings.at(-1)!.at >= STEP) readings.push({ at, done })
    while (readings.length > 1 && at - readings[1]!.at >= WINDOW) readings.shift()
    const first = readings[0]!
    if (done >= total) return 0
    const [seconds, gained] = [at - first.at, done - first.done]
    return seconds < FIRST || gained <= 0 ? undefined : ((total - done) * seconds) / gained
  }
}
