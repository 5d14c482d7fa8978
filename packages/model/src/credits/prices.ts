/** Owns what vendor calls cost in credits, as a table. Does not know which vendor answers, nor who pays. */

/** The vendor calls a job may make. Reading a source calls no vendor and is free. */
export const stepKinds = ['text', 'image', 'vision', 'speech', 'music'] as const
export type StepKind = (typeof stepKinds)[number]

/** All calls of a job: those that cost, and reading a source. */
export const callKinds = [...stepKinds, 'read'] as const
export type CallKind = (typeof callKinds)[number]

/** A whole number of credits for each call, or for each started thousand of characters. */
export type StepPrice = { readonly credits: number; readonly per: 'call' | '1000-characters' }

export type PriceTable = Readonly<Record<StepKind, StepPrice>>

/** The first table. One credit is meant to be about one US cent of what vendors asked late in 2026, with a margin. */
export const prices: PriceTable = {
  text: { credits: 2, per: 'call' },
  image: { credits: 4, per: 'call' },
  vision: { credits: 1, per: 'call' },
  speech: { credits: 2, per: '1000-characters' },
  music: { credits: 10, per: 'call' },
}

/** Credits for one call; `characters` (UTF-16 units, 0 by default) count where the price is by characters. */
export function priceOf(kind: StepKind, characters = 0, table: PriceTable = prices): number {
  const { credits, per } = table[kind]
  return per === 'call' ? credits : credits * Math.max(1, Math.ceil(characters / 1000))
}
