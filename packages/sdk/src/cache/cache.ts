/** Owns what can be made or fetched again, by key, within a budget: the only room that evicts. A full or broken cache is never an error. */
import type { Database } from '../store/database.ts'

export type Cache = {
  get<T>(key: string, isValid: (value: unknown) => value is T): Promise<T | undefined>
  /** `bytes` is what the value takes, for the budget. Resolves when it is on disk, or could not be. */
  put(key: string, value: unknown, bytes: number): Promise<void>
}

const MIB = 1024 * 1024
/** Half an hour of film at 720p. */
const MOST_BYTES = 1024 * MIB
/** Where the browser does not say how much there is. */
const UNKNOWN_BYTES = 256 * MIB
/** Of the browser's quota: documents and media come first. */
const QUOTA_SHARE = 0.25
/** A larger value is not kept: Chrome refuses those of about 127 MiB, and one value must not displace all others. */
const MOST_BYTES_A_VALUE = 64 * MIB

async function budgetHere(): Promise<number> {
  const quota = await navigator.storage?.estimate?.().then(
    estimate => estimate.quota,
    () => undefined,
  )
  return quota === undefined ? UNKNOWN_BYTES : Math.min(MOST_BYTES, quota * QUOTA_SHARE)
}

/** `budget` in bytes; default: a quarter of the quota, at most 1 GiB. What was used longest ago goes first. */
export function createCache(
  { cache, cacheUses, atomicallyCached }: Pick<Database, 'cache' | 'cacheUses' | 'atomicallyCached'>,
  budget?: number,
): Cache {
  let limit: Promise<number> | undefined

  /** Of the total, leaves at most what `leave` says. Runs in a transaction. */
  async function shrink(leave: (total: number) => number): Promise<void> {
    const uses = await cacheUses.orderBy('usedAt').toArray()
    let total = uses.reduce((sum, { bytes }) => sum + bytes, 0)
    const most = leave(total)
    const gone: string[] = []
    for (const { key, bytes } of uses) {
      if (total <= most) break
      gone.push(key)
      total -= bytes
    }
    if (gone.length === 0) return
    await cache.bulkDelete(gone)
    await cacheUses.bulkDelete(gone)
  }

  const write = (key: string, value: unknown, bytes: number, most: number) =>
    atomicallyCached(async () => {
      await shrink(() => most - bytes)
      await cache.put({ key, value })
      await cacheUses.put({ key, bytes, usedAt: Date.now() })
    })

  return {
    async get(key, isValid) {
      try {
        const row = await cache.get(key)
        if (!row || !isValid(row.value)) return undefined
        await cacheUses.update(key, { usedAt: Date.now() })
        return row.value
      } catch {
        return undefined // it will be made again
      }
    },
    async put(key, value, bytes) {
      limit ??= budget === undefined ? budgetHere() : Promise.resolve(budget)
      const most = await limit
      if (bytes > Math.min(most, MOST_BYTES_A_VALUE)) return
      try {
        await write(key, value, bytes, most).catch(async thrown => {
          if (!isFull(thrown)) throw thrown
          await atomicallyCached(() => shrink(total => total / 2))
          await write(key, value, bytes, most)
        })
      } catch {
        // no room: it will be made again
      }
    },
  }
}

/** The quota may be less than it was said to be. Dexie wraps the browser's error in `inner`. */
function isFull(thrown: unknown): boolean {
  const { name, inner } = thrown as { readonly name?: unknown; readonly inner?: { readonly name?: unknown } }
  return name === 'QuotaExceededError' || inner?.name === 'QuotaExceededError'
}
