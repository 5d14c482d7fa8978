/** Owns the subscription plans as a table. Does not know who has one, nor how it is paid for. */

export type Plan = {
  /** Stable, kebab-case. */
  readonly id: string
  /** For people. */
  readonly title: string
  /** Granted at the start of each month. What is left at its end expires. */
  readonly creditsPerMonth: number
  /** US cents a month. */
  readonly priceCents: number
  /** Bytes of media that may be stored. */
  readonly mediaBytes: number
}

const GB = 1_000_000_000

/** The first table, cheapest first. */
export const plans: readonly Plan[] = [
  { id: 'free', title: 'Free', creditsPerMonth: 100, priceCents: 0, mediaBytes: 1 * GB },
  { id: 'creator', title: 'Creator', creditsPerMonth: 1500, priceCents: 1900, mediaBytes: 25 * GB },
  { id: 'team', title: 'Team', creditsPerMonth: 6000, priceCents: 6900, mediaBytes: 200 * GB },
]
