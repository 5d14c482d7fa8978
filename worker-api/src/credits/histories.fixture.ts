/** Owns C6: random histories told to the ledger and to its oracle; then every balance is rebuilt from its entries. */
import { expect } from 'vitest'
import { type LedgerRuntime, startLedger } from '../../dev/ledger-runtime.fixture.ts'
import type { LedgerEntry } from './entries.ts'
import { createOracle, type Expected } from './ledger-oracle.fixture.ts'
import type { Operations } from './ledger-worker.fixture.ts'
import { chanceOf, tellAll } from './seeded.fixture.ts'

const START = Date.parse('2026-03-01T00:00:00.000Z')
const HOUR = 3_600_000
const at = (hours: number): string => new Date(START + hours * HOUR).toISOString()

/** The account that the entries give, in order; nothing else is read. */
function rebuild(entries: readonly LedgerEntry[]): { available: number; held: number } {
  const holds = new Map<string, number>()
  let [available, held] = [0, 0]
  for (const { kind, amount, job = '' } of entries) {
    if (kind === 'grant' || kind === 'refund') available += amount
    if (kind === 'expire' || kind === 'hold') available -= amount
    if (kind === 'hold') {
      holds.set(job, amount)
      held += amount
    }
    if (kind === 'close') {
      available += holds.get(job)! - amount
      held -= holds.get(job)!
    }
  }
  return { available, held }
}

/** One history of 8 to 20 moves; answers how many entries it left. */
async function tellHistory(ledger: LedgerRuntime, seed: number): Promise<number> {
  const owner = `history-${seed}`
  const oracle = createOracle()
  const { whole, oneOf, next } = chanceOf(seed)
  const jobs = ['a', 'b', 'c', 'd', 'e']
  let hours = 0
  const check = async <K extends keyof Operations>(operation: K, move: object, expected: Expected) => {
    const given = { owner, now: at(hours), ...move } as Operations[K]['given']
    const { status, text } = await ledger.send(operation, given)
    const answer = JSON.parse(text)
    const told = status === 200 ? { available: answer.available, held: answer.held } : answer.code
    expect([operation, told]).toEqual([operation, expected])
    // now and then the answer is lost and the client asks again
    if (next() < 0.15 && status === 200) expect((await ledger.send(operation, given)).text).toBe(text)
  }
  const soon = () => (next() < 0.6 ? at(hours + whole(1, 30)) : undefined)
  const expiry = (expiresAt: string | undefined) => (expiresAt === undefined ? {} : { expiresAt })
  const moves = [
    async (key: string) => {
      const [amount, expiresAt] = [whole(1, 50), soon()]
      await check('grant', { key, amount, ...expiry(expiresAt) }, oracle.grant(amount, expiresAt))
    },
    async (key: string) => {
      const [job, amount] = [oneOf(jobs), whole(1, 60)]
      await check('hold', { key, job, amount }, oracle.hold(at(hours), job, amount))
    },
    async (key: string) => {
      const [job, used] = [oneOf(jobs), whole(0, 40)]
      await check('close', { key, job, used }, oracle.close(at(hours), job, used))
    },
    async (key: string) => {
      const [job, amount, expiresAt] = [oneOf(jobs), whole(1, 10), soon()]
      await check('refund', { key, job, amount, ...expiry(expiresAt) }, oracle.refund(job, amount, expiresAt))
    },
    async () => {
      await ledger.call('expire', { now: at(hours), limit: 100, owner })
      oracle.expire(at(hours))
    },
    async () => {
      hours += whole(1, 12)
    },
  ] as const
  const [grant, hold, close] = moves
  await grant('first')
  for (let n = whole(7, 19); n > 0; n--) await oneOf([...moves, grant, hold, hold, close])(`k${n}`)
  const entries = (await ledger.call('entries', { owner })).entries.toReversed()
  const stored = oracle.stored()
  expect(rebuild(entries)).toEqual(stored)
  const last = entries.at(-1)
  expect({ available: last?.available, held: last?.held }).toEqual(stored)
  // the balance that is shown leaves out what has expired since
  oracle.expire(at(hours))
  expect(await ledger.call('balance', { owner, now: at(hours) })).toEqual(oracle.stored())
  return entries.length
}

/** Prints the figure of C6 over so many histories. */
export async function tellHistories(histories: number): Promise<void> {
  const ledger = await startLedger()
  let entries = 0
  try {
    await tellAll(histories, async seed => {
      const left = await tellHistory(ledger, seed)
      entries += left
    })
    expect(await ledger.call('imbalances', {})).toEqual([])
  } finally {
    await ledger.dispose()
  }
  const counts = `${histories.toLocaleString('en')} random histories (${entries.toLocaleString('en')} entries)`
  console.log(`[figure] C6 ${counts}: every balance rebuilt equals the stored one`)
}
