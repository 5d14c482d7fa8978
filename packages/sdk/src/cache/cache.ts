/** Owns what can be made or fetched again, by key, within a budget: the only room that evicts. A full or broken cache is never an error. */
import type { Database } from '../store/database.ts'

export type Cache = {
  get<T>(key: string, isValid: (value: unknown) => value is T): Promise<T | undefined>
  /** Bytes of what is kept under the key, without reading it or counting as a use. */
  sizeOf(key: string): Promise<number | undefined>
  /** `bytes` is what the value takes, for the budget. Resolves to true when it is on disk, to false when it could not be. */
  put(key: string, value: unknown, bytes: number): Promise<boolean>
  /** While it lasts what is named stays, whatever the budget. */
  hold(): CacheHold
  /** Gives up all that is not held, for what must not be lost. Never rejects. */
  clear(): Promise<void>
}

export type CacheHold = { add(key: string): void; release(): Promise<void> }

const MIB = 1024 * 1024
/** Half an hour of film at 720p. */
const MOST_BYTES = 1024 * MIB
/** Where the browser does not say how much there is. */
const UNKNOWN_BYTES = 256 * MIB
/** Of the browser's quota: documents and media come first. */
const QUOTA_SHARE = 0.25
/** A larger value is not kept: Chrome refuses those of about 127 MiB, and one value must not displace all others. */
const MOST_BYTES_A_VALUE = 64 * MIB
/** Uses are counted one by one only after this much more was written: counting takes longer the more there is. */
const COUNT_EVERY_BYTES = 32 * MIB

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
  const limitHere = () => (limit ??= budget === undefined ? budgetHere() : Promise.resolve(budget))
  /** Held keys whose use is written down: a film's parts are read twice, and each note is a transaction of its own. */
  const noted = new Set<string>()
  /** How many holds name a key. */
  const held = new Map<string, number>()
  /** Bytes that may still be written before uses are counted again. */
  let unchecked = 0

  /** Of the total, leaves at most what `leave` says, and what is held. Runs in a transaction. */
  async function shrink(leave: (total: number) => number): Promise<void> {
    const uses = await cacheUses.orderBy('usedAt').toArray()
    let total = uses.reduce((sum, { bytes }) => sum + bytes, 0)
    const most = leave(total)
    const gone: string[] = []
    for (const { key, bytes } of uses) {
      if (total <= most) break
      if (held.has(key)) continue
      gone.push(key)
      total -= bytes
    }
    // where more than the budget is held, nothing is won by counting at every write
    unchecked = Math.min(COUNT_EVERY_BYTES, total > most ? COUNT_EVERY_BYTES : most - total)
    if (gone.length === 0) return
    await cache.bulkDelete(gone)
    await cacheUses.bulkDelete(gone)
  }

  const write = (key: string, value: unknown, bytes: number, most: number) =>
    atomicallyCached(async () => {
      if (bytes > unchecked) await shrink(() => most - bytes)
      else unchecked -= bytes
      await cache.put({ key, value })
      await cacheUses.put({ key, bytes, usedAt: Date.now() })
      if (held.has(key)) noted.add(key)
    })

  return {
    async get(key, isValid) {
      try {
        const row = await cache.get(key)
        if (!row || !isValid(row.value)) return undefined
        if (!noted.has(key)) await cacheUses.update(key, { usedAt: Date.now() })
        if (held.has(key)) noted.add(key)
        return row.value
      } catch {
        return undefined // it will be made again
      }
    },
    sizeOf: key =>
      cacheUses.get(key).then(
        use => use?.bytes,
        () => undefined,
      ),
    async put(key, value, bytes) {
      const most = await limitHere()
      if (bytes > MOST_BYTES_A_VALUE || (bytes > most && !held.has(key))) return false
      try {
        await write(key, value, bytes, most).catch(async thrown => {
          if (!isFull(thrown)) throw thrown
          await atomicallyCached(() => shrink(total => total / 2))
          await write(key, value, bytes, most)
        })
        return true
      } catch {
        unchecked = 0
        return false // no room: it will be made again
      }
    },
    clear: () => atomicallyCached(() => shrink(() => 0)).catch(() => undefined),
    hold() {
      const mine = new Set<string>()
      let released = false
      return {
        add(key) {
          if (released || mine.has(key)) return
          mine.add(key)
          held.set(key, (held.get(key) ?? 0) + 1)
        },
        async release() {
          if (released) return
          released = true
          for (const key of mine) {
            const others = (held.get(key) ?? 1) - 1
            if (others > 0) held.set(key, others)
            else {
              held.delete(key)
              noted.delete(key)
            }
          }
          const most = await limitHere()
          await atomicallyCached(() => shrink(() => most)).catch(() => undefined) // the next write counts again
        },
      }
    },
  }
}

/** The quota may be less than it was said to be. Dexie wraps the browser's error in `inner`. */
function isFull(thrown: unknown): boolean {
  const { name, inner } = thrown as { readonly name?: unknown; readonly inner?: { readonly name?: unknown } }
  return name === 'QuotaExceededError' || inner?.name === 'QuotaExceededError'
}
