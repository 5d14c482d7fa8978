/** Owns chance that can be repeated, and running many stories with a few at a time. */

export type Chance = {
  /** 0 ≤ x < 1. */
  next(): number
  /** A whole number, both ends included. */
  whole(least: number, most: number): number
  oneOf<T>(values: readonly T[]): T
}

/** mulberry32: https://github.com/cprosche/mulberry32 */
export function chanceOf(seed: number): Chance {
  let state = (seed * 0x9e3779b1) >>> 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const whole = (least: number, most: number): number => least + Math.floor(next() * (most - least + 1))
  return { next, whole, oneOf: values => values[whole(0, values.length - 1)]! }
}

/** From so many stories on, each tenth is told of as it is reached. */
const MANY = 1000

/** Runs `story` for 1…count, sixteen at a time. The first that throws ends it, with its number told. */
export async function tellAll(count: number, story: (seed: number) => Promise<void>): Promise<void> {
  const start = performance.now()
  const tell = (done: number): void => {
    if (count < MANY || done % (count / 10) !== 0) return
    console.log(`${done} of ${count} after ${Math.round((performance.now() - start) / 1000)} s`)
  }
  let seed = 0
  let done = 0
  const teller = async (): Promise<void> => {
    while (seed < count) {
      const mine = ++seed
      await story(mine).catch(thrown => {
        seed = count
        throw new Error(`seed ${mine}: ${thrown instanceof Error ? thrown.message : thrown}`, { cause: thrown })
      })
      tell(++done)
    }
  }
  await Promise.all(Array.from({ length: 16 }, teller))
}
