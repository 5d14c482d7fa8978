/** Proves the ledger in workerd over a libSQL file: every law holds, and its history can be paged. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type LedgerRuntime, startLedger } from '../../dev/ledger-runtime.fixture.ts'
import { NOW } from './ledger-client.fixture.ts'
import { type Law, laws } from './ledger-laws.fixture.ts'

let ledger: LedgerRuntime
beforeAll(async () => {
  ledger = await startLedger()
})
afterAll(() => ledger.dispose())

describe('the laws', () => {
  for (const law of Object.keys(laws) as Law[]) test(law, () => laws[law](ledger))
})

test('history comes in pages, the newest first, of the kinds asked for', async () => {
  const owner = 'reader'
  for (let n = 1; n <= 7; n++) await ledger.call('grant', { owner, key: `g${n}`, now: NOW, amount: n })
  await ledger.call('hold', { owner, key: 'h', now: NOW, amount: 28, job: 'j' })
  const amounts: number[] = []
  let before: number | undefined
  do {
    const more = before === undefined ? {} : { before }
    const page = await ledger.call('transactions', { owner, limit: 3, kinds: ['grant'], ...more })
    expect(page.transactions.length).toBeLessThanOrEqual(3)
    amounts.push(...page.transactions.map(({ amount }) => amount))
    before = page.nextCursor === undefined ? undefined : Number(page.nextCursor)
  } while (before !== undefined)
  expect(amounts).toEqual([7, 6, 5, 4, 3, 2, 1])
  const [newest] = (await ledger.call('transactions', { owner, limit: 1 })).transactions
  expect(newest).toEqual({ id: newest?.id, kind: 'hold', amount: 28, job: 'j', createdAt: NOW, available: 0, held: 28 })
  expect(await ledger.call('transactions', { owner: 'nobody', limit: 3 })).toEqual({ transactions: [] })
})
