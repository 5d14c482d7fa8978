/**
 * Owns whose turn it is to write. SQLite has one writer; waiting for it inside SQLite would block the event loop that
 * must run the holder's COMMIT, so the wait is here.
 */

export type WriterLock = {
  /** Resolves when `holder` may write; at once when it already may. */
  acquire(holder: object): Promise<void>
  /** Hands the lock on; nothing happens when `holder` does not have it. */
  release(holder: object): void
}

export function createWriterLock(): WriterLock {
  let current: object | undefined
  const waiting: { readonly holder: object; readonly go: () => void }[] = []
  return {
    async acquire(holder) {
      if (current === holder) return
      if (current === undefined) {
        current = holder
        return
      }
      await new Promise<void>(go => waiting.push({ holder, go }))
    },
    release(holder) {
      if (current !== holder) return
      const next = waiting.shift()
      current = next?.holder
      next?.go()
    },
  }
}
