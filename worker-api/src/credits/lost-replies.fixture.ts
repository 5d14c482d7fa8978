/**
 * Owns C5: a database whose answers get lost, after or before the commit, that runs a call twice or late; and a client
 * that repeats what was not answered. Half of the seeds lose the answer of every call once, the others are wild.
 */
import { expect } from 'vitest'
import { type Fault, type LedgerRuntime, startLedger } from '../../dev/ledger-runtime.fixture.ts'
import { NOW as now } from './ledger-client.fixture.ts'
import type { Operations } from './ledger-worker.fixture.ts'
import { type Chance, chanceOf, tellAll } from './seeded.fixture.ts'

const MOST_TRIES = 40

/** Decides by the seed in a call's owner; counts what it did. */
function createFaults() {
  const chances = new Map<string, Chance>()
  const seen = new Set<string>()
  const counts: Record<Fault, number> = { 'lost-before': 0, 'lost-after': 0, twice: 0, late: 0 }
  const decide = (body: string): Fault | undefined => {
    const seed = /"seed-(\d+)"/.exec(body)?.[1]
    if (seed === undefined) return undefined
    if (Number(seed) % 2 === 0) {
      if (seen.has(body)) return undefined
      seen.add(body)
      return 'lost-after'
    }
    const chance = chances.get(seed) ?? chanceOf(Number(seed))
    chances.set(seed, chance)
    return chance.oneOf(['lost-after', 'lost-after', 'lost-before', 'twice', 'late', undefined, undefined, undefined])
  }
  return {
    counts,
    /** Forgets a seed whose story is over. */
    forget(owner: string) {
      for (const body of seen) if (body.includes(`"${owner}"`)) seen.delete(body)
    },
    fault(body: string) {
      const fault = decide(body)
      if (fault) counts[fault]++
      return fault
    },
  }
}

/** Sends until it is answered. */
async function insist<K extends keyof Operations>(ledger: LedgerRuntime, operation: K, given: Operations[K]['given']) {
  for (let tries = 0; tries < MOST_TRIES; tries++) {
    const { status, text } = await ledger.send(operation, given)
    if (status !== 500) return { status, answer: JSON.parse(text) }
  }
  throw new Error(`${operation} was never answered`)
}

async function tellStory(ledger: LedgerRuntime, seed: number): Promise<void> {
  const owner = `seed-${seed}`
  const { whole } = chanceOf(seed + 1_000_000)
  const [first, second] = [whole(1, 60), whole(1, 40)]
  const [used, given] = [whole(0, first), whole(1, 100)]
  const ask = async <K extends keyof Operations>(operation: K, move: object, status = 200) => {
    const end = await insist(ledger, operation, { owner, now, ...move } as Operations[K]['given'])
    expect([operation, end.status]).toEqual([operation, status])
    return end.answer
  }
  await ask('grant', { key: 'g', amount: 100 })
  await ask('hold', { key: 'h1', amount: first, job: 'one' })
  await ask('hold', { key: 'h2', amount: second, job: 'two' })
  const missing = await ask('hold', { key: 'h3', amount: 101, job: 'three' }, 402)
  expect(missing.credits).toEqual({ needed: 101, available: 100 - first - second })
  await ask('close', { key: 'c1', used, job: 'one' })
  await ask('grant', { key: 'more', amount: given })
  if (used > 0) await ask('refund', { key: 'r', amount: 1, job: 'one' })
  await ask('close', { key: 'c2', used: 0, job: 'two' })
  const available = 100 - used + given + (used > 0 ? 1 : 0)
  expect(await ask('balance', {})).toEqual({ available, held: 0 })
  const { entries } = await ask('entries', {})
  const keys = entries.map(({ key }: { key: string }) => key).reverse()
  expect(keys).toEqual(['g', 'h1', 'h2', 'c1', 'more', ...(used > 0 ? ['r'] : []), 'c2'])
}

/** Prints the figure of C5 over so many seeds. */
export async function loseReplies(seeds: number): Promise<void> {
  const faults = createFaults()
  const ledger = await startLedger({ fault: faults.fault })
  try {
    await tellAll(seeds, async seed => {
      await tellStory(ledger, seed)
      faults.forget(`seed-${seed}`)
    })
    expect(await ledger.call('imbalances', {})).toEqual([])
  } finally {
    await ledger.dispose()
  }
  const lost = Object.entries(faults.counts).map(([fault, count]) => `${count.toLocaleString('en')} ${fault}`)
  for (const count of Object.values(faults.counts)) expect(count).toBeGreaterThan(0)
  console.log(`[figure] C5 0 double charges in ${seeds.toLocaleString('en')} seeds (calls: ${lost.join(', ')})`)
}
