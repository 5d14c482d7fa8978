/** Owns the lock by which the page sees that a worker lives: it becomes free when the worker is gone, however it went. */

/** Takes a lock of this name for as long as the worker lives. False where there are no locks. */
export function holdLock(name: string): Promise<boolean> {
  return new Promise(resolve => {
    if (!('locks' in navigator)) return resolve(false)
    const forever = new Promise<never>(() => undefined)
    navigator.locks
      .request(name, () => {
        resolve(true)
        return forever
      })
      .catch(() => resolve(false)) // not in a sandboxed frame
  })
}
