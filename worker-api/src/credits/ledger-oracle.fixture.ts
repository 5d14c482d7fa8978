/** Owns the ledger once more, as plain lists in memory: what each move must answer. Written from the rules, not from the SQL. */

type Lot = { readonly id: number; readonly expiresAt: string; remaining: number }
type Held = {
  readonly amount: number
  readonly parts: readonly { readonly lot: Lot; readonly amount: number }[]
  used?: number
  refunded: number
}
/** A code of an error, or the account after the entry. */
export type Expected = string | { readonly available: number; readonly held: number }

const NEVER = '9999'

export function createOracle() {
  const lots: Lot[] = []
  const holds = new Map<string, Held>()
  const byExpiry = (a: Lot, b: Lot): number =>
    a.expiresAt < b.expiresAt ? -1 : a.expiresAt > b.expiresAt ? 1 : a.id - b.id
  const stored = () => ({
    available: lots.reduce((sum, { remaining }) => sum + remaining, 0),
    held: [...holds.values()].reduce((sum, { amount, used }) => sum + (used === undefined ? amount : 0), 0),
  })
  const expire = (now: string): void => {
    for (const lot of lots) if (lot.expiresAt <= now) lot.remaining = 0
  }
  const open = (amount: number, expiresAt = NEVER): void => {
    lots.push({ id: lots.length, expiresAt, remaining: amount })
  }
  return {
    stored,
    expire,
    grant(amount: number, expiresAt?: string): Expected {
      open(amount, expiresAt)
      return stored()
    },
    hold(now: string, job: string, amount: number): Expected {
      if (holds.has(job)) {
        expire(now)
        return 'hold-open'
      }
      const alive = lots.filter(({ expiresAt, remaining }) => expiresAt > now && remaining > 0).sort(byExpiry)
      if (alive.reduce((sum, { remaining }) => sum + remaining, 0) < amount) return 'credits-insufficient'
      expire(now)
      let missing = amount
      const parts = alive.flatMap(lot => {
        const taken = Math.min(lot.remaining, missing)
        lot.remaining -= taken
        missing -= taken
        return taken > 0 ? [{ lot, amount: taken }] : []
      })
      holds.set(job, { amount, parts, refunded: 0 })
      return stored()
    },
    close(now: string, job: string, used: number): Expected {
      const held = holds.get(job)
      if (!held || held.used !== undefined) expire(now)
      if (!held) return 'hold-missing'
      if (held.used !== undefined) return 'hold-closed'
      if (used > held.amount) return 'credits-invalid'
      held.used = used
      let toUse = used
      for (const { lot, amount } of held.parts) {
        const gone = Math.min(amount, toUse)
        toUse -= gone
        lot.remaining += amount - gone
      }
      const after = stored()
      expire(now)
      return after
    },
    refund(job: string, amount: number, expiresAt?: string): Expected {
      const held = holds.get(job)
      if (!held) return 'hold-missing'
      if (held.used === undefined || held.refunded + amount > held.used) return 'credits-invalid'
      held.refunded += amount
      open(amount, expiresAt)
      return stored()
    },
  }
}
