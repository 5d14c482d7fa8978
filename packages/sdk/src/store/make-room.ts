/** Owns the second try of a write that found no room: something is given up, then it is written again. */
import { asContentHQError } from '@contenthq/model'
import { stored } from './database.ts'

/** Frees some room; never rejects. */
export type GiveUp = () => Promise<void>

/** Tries again after each of `steps`. Throws 'storage-full' when none was enough, and as `stored`. */
export async function writeWithRoom<T>(work: () => PromiseLike<T>, steps: readonly GiveUp[]): Promise<T> {
  for (const giveUp of steps) {
    try {
      return await stored(work)
    } catch (thrown) {
      if (asContentHQError(thrown).code !== 'storage-full') throw thrown
      await giveUp()
    }
  }
  return stored(work)
}
