/** Owns answers that are kept for a moment in this isolate: plain facts only, bounded in number and time. */

export type Memory<T> = {
  /** The kept answer while it is fresh, else asked anew. Failures and `undefined` are not kept. */
  get(key: string, ask: () => Promise<T>): Promise<T>
  forget(): void
}

/** `milliseconds` an answer stays fresh; at `most` so many are kept, the oldest go first. */
export function createMemory<T>({
  milliseconds,
  most,
}: {
  readonly milliseconds: number
  readonly most: number
}): Memory<T> {
  const kept = new Map<string, { readonly value: T; readonly until: number }>()
  return {
    async get(key, ask) {
      const known = kept.get(key)
      if (known && known.until > Date.now()) return known.value
      const value = await ask()
      if (value === undefined) return value
      kept.delete(key)
      kept.set(key, { value, until: Date.now() + milliseconds })
      for (const oldest of kept.keys()) {
        if (kept.size <= most) break
        kept.delete(oldest)
      }
      return value
    },
    forget: () => kept.clear(),
  }
}
