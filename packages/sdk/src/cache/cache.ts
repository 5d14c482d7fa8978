/** Owns what can be made or fetched again, by key, within a budget: the only room that evicts. A full or broken cache is never an error. */
import type { Database } from '../store/database.ts'

export type Cache = {
  get<T>(key: string, isValid: (value: unknown) => value is T): Promise<T | undefined>
  /** `bytes` is what the value takes, for the budget. */
  put(key: string, value: unknown, bytes: number): Promise<void>
}

const BUDGET_BYTES = 256 * 1024 * 1024

export function createCache({ cache }: Pick<Database, 'cache'>, budget = BUDGET_BYTES): Cache {
  async function evict(): Promise<void> {
    let total = 0
    await cache.each(row => {
      total += row.bytes
    })
    if (total <= budget) return
    const oldest = await cache.orderBy('usedAt').toArray()
    for (const { key, bytes } of oldest) {
      if (total <= budget) return
      await cache.delete(key)
      total -= bytes
    }
  }

  return {
    async get(key, isValid) {
      try {
        const row = await cache.get(key)
        if (!row || !isValid(row.value)) return undefined
        await cache.update(key, { usedAt: Date.now() })
        return row.value
      } catch {
        return undefined // it will be made again
      }
    },
    async put(key, value, bytes) {
      try {
        await cache.put({ key, value, bytes, usedAt: Date.now() })
        await evict()
      } catch {
        // no room: it will be made again
      }
    },
  }
}
