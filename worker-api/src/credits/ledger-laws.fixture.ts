/**
 * Owns the laws of the ledger, each as a story that throws where the law does not hold. A sound ledger passes all; a
 * broken one must fall over the law that is named with it.
 */
import { expect } from 'vitest'
import type { LedgerRuntime } from '../../dev/ledger-runtime.fixture.ts'
import { NOW } from './ledger-client.fixture.ts'

const LATER = '2026-03-20T00:00:00.000Z'
const SOON = '2026-03-10T00:00:00.000Z'
const now = NOW

let owners = 0
/** A new owner, with credits that never expire. */
async function someone(ledger: LedgerRuntime, amount?: number): Promise<string> {
  const owner = `owner-${++owners}`
  if (amount !== undefined) await ledger.call('grant', { owner, key: 'start', now, amount })
  return owner
}
const times = <T>(count: number, make: (index: number) => T): T[] => Array.from({ length: count }, (_, n) => make(n))
const countOf = (codes: readonly string[], code: string): number => codes.filter(each => each === code).length
const balanceOf = (ledger: LedgerRuntime, owner: string, at = now) => ledger.call('balance', { owner, now: at })
const inBalance = async (ledger: LedgerRuntime) => expect(await ledger.call('imbalances', {})).toEqual([])

/** A hold and its close. */
const spend = async (ledger: LedgerRuntime, owner: string, job: string, amount: number, used: number, at = now) => {
  await ledger.call('hold', { owner, key: `hold/${job}`, now: at, amount, job })
  return ledger.call('close', { owner, key: `close/${job}`, now: at, used, job })
}

export const laws = {
  async 'racing holds never overdraw'(ledger: LedgerRuntime) {
    const owner = await someone(ledger, 20)
    const holds = times(60, n => ({ owner, key: `k${n}`, now, amount: 1, job: `j${n}` }))
    const codes = await Promise.all(holds.map(hold => ledger.codeOf('hold', hold)))
    expect([countOf(codes, 'none'), countOf(codes, 'credits-insufficient')]).toEqual([20, 40])
    expect(await balanceOf(ledger, owner)).toEqual({ available: 0, held: 20 })
    await inBalance(ledger)
  },

  async 'what is missing is told'(ledger: LedgerRuntime) {
    const owner = await someone(ledger, 5)
    const hold = { owner, key: 'k', now, amount: 7, job: 'j' }
    const { status, text } = await ledger.send('hold', hold)
    expect([status, JSON.parse(text)]).toEqual([
      402,
      { code: 'credits-insufficient', credits: { needed: 7, available: 5 } },
    ])
    const stranger = await ledger.send('hold', { ...hold, owner: await someone(ledger) })
    expect(JSON.parse(stranger.text).credits).toEqual({ needed: 7, available: 0 })
    await ledger.call('grant', { owner, key: 'more', now, amount: 2 })
    expect(await ledger.call('hold', hold)).toMatchObject({ available: 0, held: 7 })
  },

  async 'the same key again moves nothing and answers the same'(ledger: LedgerRuntime) {
    const owner = await someone(ledger)
    const repeat = async (send: () => Promise<{ status: number; text: string }>) => {
      const answers = await Promise.all(times(12, send))
      expect(new Set(answers.map(({ status, text }) => `${status} ${text}`)).size).toBe(1)
      expect(answers[0]?.status).toBe(200)
    }
    await repeat(() => ledger.send('grant', { owner, key: 'a', now, amount: 50, expiresAt: LATER }))
    await repeat(() => ledger.send('hold', { owner, key: 'b', now, amount: 30, job: 'j' }))
    await repeat(() => ledger.send('close', { owner, key: 'c', now, used: 10, job: 'j' }))
    await repeat(() => ledger.send('refund', { owner, key: 'd', now, amount: 4, job: 'j' }))
    expect(await balanceOf(ledger, owner)).toEqual({ available: 44, held: 0 })
    await inBalance(ledger)
  },

  async 'the same key with another wish is refused'(ledger: LedgerRuntime) {
    const owner = await someone(ledger)
    await ledger.call('grant', { owner, key: 'a', now, amount: 50, expiresAt: LATER })
    await spend(ledger, owner, 'j', 30, 10)
    const before = await balanceOf(ledger, owner)
    const codes = await Promise.all([
      ledger.codeOf('grant', { owner, key: 'a', now, amount: 51, expiresAt: LATER }),
      ledger.codeOf('grant', { owner, key: 'a', now, amount: 50 }),
      ledger.codeOf('hold', { owner, key: 'a', now, amount: 50, job: 'x' }),
      ledger.codeOf('hold', { owner, key: 'hold/j', now, amount: 30, job: 'other' }),
      ledger.codeOf('close', { owner, key: 'close/j', now, used: 11, job: 'j' }),
      ledger.codeOf('refund', { owner, key: 'close/j', now, amount: 10, job: 'j' }),
    ])
    expect(new Set(codes)).toEqual(new Set(['idempotency-mismatch']))
    expect(await balanceOf(ledger, owner)).toEqual(before)
  },

  async 'a job holds once'(ledger: LedgerRuntime) {
    const owner = await someone(ledger, 50)
    const codes = await Promise.all(
      times(5, n => ledger.codeOf('hold', { owner, key: `k${n}`, now, amount: 4, job: 'j' })),
    )
    expect([countOf(codes, 'none'), countOf(codes, 'hold-open')]).toEqual([1, 4])
    expect(await balanceOf(ledger, owner)).toEqual({ available: 46, held: 4 })
  },

  async 'a hold ends once'(ledger: LedgerRuntime) {
    const owner = await someone(ledger, 90)
    // so that a second close would find something to take
    await ledger.call('hold', { owner, key: 'open', now, amount: 50, job: 'open' })
    for (const job of ['j1', 'j2', 'j3', 'j4']) {
      await ledger.call('hold', { owner, key: job, now, amount: 10, job })
      const closes = times(5, n => ({ owner, key: `${job}/${n}`, now, used: 3, job }))
      const codes = await Promise.all(closes.map(close => ledger.codeOf('close', close)))
      expect([countOf(codes, 'none'), countOf(codes, 'hold-closed')]).toEqual([1, 4])
    }
    expect(await balanceOf(ledger, owner)).toEqual({ available: 28, held: 50 })
    expect(await ledger.codeOf('close', { owner, key: 'x', now, used: 0, job: 'none' })).toBe('hold-missing')
    await inBalance(ledger)
  },

  async 'a close uses at most what is held'(ledger: LedgerRuntime) {
    const owner = await someone(ledger, 50)
    await ledger.call('hold', { owner, key: 'h', now, amount: 10, job: 'j' })
    expect(await ledger.codeOf('close', { owner, key: 'c', now, used: 11, job: 'j' })).toBe('credits-invalid')
    expect(await balanceOf(ledger, owner)).toEqual({ available: 40, held: 10 })
    await ledger.call('close', { owner, key: 'c', now, used: 10, job: 'j' })
    expect(await balanceOf(ledger, owner)).toEqual({ available: 40, held: 0 })
  },

  async 'refunds come to at most what was used'(ledger: LedgerRuntime) {
    const owner = await someone(ledger, 50)
    const refund = (key: string, amount: number) => ledger.codeOf('refund', { owner, key, now, amount, job: 'j' })
    expect(await refund('r', 1)).toBe('hold-missing')
    await ledger.call('hold', { owner, key: 'h', now, amount: 10, job: 'j' })
    expect(await refund('r', 1)).toBe('credits-invalid')
    await ledger.call('close', { owner, key: 'c', now, used: 6, job: 'j' })
    expect([await refund('r', 4), await refund('s', 3), await refund('t', 2), await refund('u', 1)]).toEqual([
      'none',
      'credits-invalid',
      'none',
      'credits-invalid',
    ])
    expect(await balanceOf(ledger, owner)).toEqual({ available: 50, held: 0 })
    await inBalance(ledger)
  },

  async 'what has expired is neither shown nor held'(ledger: LedgerRuntime) {
    const owner = await someone(ledger, 5)
    await ledger.call('grant', { owner, key: 'soon', now, amount: 10, expiresAt: SOON })
    expect(await balanceOf(ledger, owner)).toEqual({ available: 15, held: 0 })
    expect(await balanceOf(ledger, owner, SOON)).toEqual({ available: 5, held: 0 })
    const late = { owner, key: 'h', now: SOON, amount: 6, job: 'j' }
    expect(JSON.parse((await ledger.send('hold', late)).text).credits).toEqual({ needed: 6, available: 5 })
    expect(await ledger.call('hold', { ...late, amount: 5 })).toMatchObject({ available: 0, held: 5 })
    const { entries } = await ledger.call('entries', { owner })
    expect(entries.map(({ kind, amount }) => [kind, amount])).toEqual([
      ['hold', 5],
      ['expire', 10],
      ['grant', 10],
      ['grant', 5],
    ])
    await inBalance(ledger)
  },

  async 'the soonest to expire is used first'(ledger: LedgerRuntime) {
    const owner = await someone(ledger, 10)
    await ledger.call('grant', { owner, key: 'later', now, amount: 10, expiresAt: LATER })
    await ledger.call('grant', { owner, key: 'soon', now, amount: 10, expiresAt: SOON })
    await spend(ledger, owner, 'j', 15, 15)
    expect(await balanceOf(ledger, owner, SOON)).toEqual({ available: 15, held: 0 })
    expect(await balanceOf(ledger, owner, LATER)).toEqual({ available: 10, held: 0 })
  },

  async 'what a hold did not use goes back to the grants it came from, the last to expire first'(
    ledger: LedgerRuntime,
  ) {
    const owner = await someone(ledger, 10)
    await ledger.call('grant', { owner, key: 'soon', now, amount: 10, expiresAt: SOON })
    await spend(ledger, owner, 'j', 16, 7)
    expect(await balanceOf(ledger, owner)).toEqual({ available: 13, held: 0 })
    expect(await balanceOf(ledger, owner, SOON)).toEqual({ available: 10, held: 0 })
    await inBalance(ledger)
  },

  async 'a hold outlives its grant, and what comes back to an expired grant is gone at once'(ledger: LedgerRuntime) {
    const owner = await someone(ledger)
    const { id } = await ledger.call('grant', { owner, key: 'soon', now, amount: 10, expiresAt: SOON })
    await ledger.call('hold', { owner, key: 'h', now, amount: 8, job: 'j' })
    expect(await ledger.call('expire', { now: SOON, limit: 1000 })).toBeGreaterThan(0)
    expect(await balanceOf(ledger, owner, SOON)).toEqual({ available: 0, held: 8 })
    await ledger.call('close', { owner, key: 'c', now: LATER, used: 5, job: 'j' })
    const { entries: all } = await ledger.call('entries', { owner })
    const entries = all.filter(({ kind }) => kind === 'expire')
    expect(entries.map(({ amount, lot, available }) => [amount, lot, available])).toEqual([
      [3, id, 0],
      [2, id, 0],
    ])
    await inBalance(ledger)
  },

  async 'owners are apart'(ledger: LedgerRuntime) {
    const [mine, theirs] = [await someone(ledger, 10), await someone(ledger, 10)]
    await ledger.call('hold', { owner: theirs, key: 'h', now, amount: 6, job: 'j' })
    expect(await ledger.codeOf('close', { owner: mine, key: 'c', now, used: 1, job: 'j' })).toBe('hold-missing')
    expect(await ledger.call('hold', { owner: mine, key: 'h', now, amount: 4, job: 'j' })).toMatchObject({
      available: 6,
    })
    await ledger.call('close', { owner: mine, key: 'c', now, used: 1, job: 'j' })
    expect(await balanceOf(ledger, theirs)).toEqual({ available: 4, held: 6 })
    const { entries } = await ledger.call('entries', { owner: mine })
    expect(entries.map(({ kind }) => kind)).toEqual(['close', 'hold', 'grant'])
    await inBalance(ledger)
  },

  async 'each statement of a larger batch keeps its guard'(ledger: LedgerRuntime) {
    const owner = await someone(ledger, 10)
    const first = { owner, key: 'h', now, amount: 4, job: 'j' }
    const then = { owner, key: 'c', now, used: 3, job: 'j' }
    await ledger.call('together', { first, then, allowed: [false, true] })
    expect(await balanceOf(ledger, owner)).toEqual({ available: 10, held: 0 })
    await ledger.call('together', { first, then, allowed: [true, false] })
    expect(await balanceOf(ledger, owner)).toEqual({ available: 6, held: 4 })
    await ledger.call('together', { first, then, allowed: [true, true] })
    expect(await balanceOf(ledger, owner)).toEqual({ available: 7, held: 0 })
  },

  async 'history is only added to'(ledger: LedgerRuntime) {
    const owner = await someone(ledger, 10)
    await spend(ledger, owner, 'j', 4, 3)
    for (const change of ['UPDATE credit_entries SET amount = 1', 'DELETE FROM credit_entries'])
      expect(() => ledger.sql(change)).toThrow('append-only')
    await inBalance(ledger)
  },

  async 'the tables refuse what no ledger writes'(ledger: LedgerRuntime) {
    const owner = await someone(ledger, 10)
    const account = `(SELECT id FROM credit_accounts WHERE owner = '${owner}')`
    const move = (values: string) => () =>
      ledger.sql(
        `INSERT INTO credit_entries (account, key, kind, amount, job, created_at, available, held) SELECT ${account}, ${values}`,
      )
    expect(() => ledger.sql(`UPDATE credit_accounts SET available = -1 WHERE owner = '${owner}'`)).toThrow(/_available/)
    expect(() => ledger.sql(`UPDATE credit_accounts SET held = -1 WHERE owner = '${owner}'`)).toThrow(/_held/)
    expect(move(`'x', 'grant', 1.5, NULL, '${now}', 11.5, 0`)).toThrow(/_amount/)
    expect(move(`'x', 'grant', 9007199254740992, NULL, '${now}', 0, 0`)).toThrow(/_amount/)
    expect(move(`'x', 'hold', 0, 'j', '${now}', 10, 0`)).toThrow(/_amount/)
    expect(move(`'x', 'gift', 1, NULL, '${now}', 11, 0`)).toThrow(/_kind/)
    expect(move(`'x', 'grant', 1, NULL, '${now}', 12, 0`)).toThrow('entry-balance')
    expect(move(`'start', 'grant', 1, NULL, '${now}', 11, 0`)).toThrow(/UNIQUE/)
    expect(move(`'x', 'close', 0, 'nothing', '${now}', 10, 0`)).toThrow('close-exceeds-hold')
    await ledger.call('grant', { owner, key: 'soon', now, amount: 5, expiresAt: SOON })
    // also where nobody has swept, no hold is made of what has expired
    expect(move(`'x', 'hold', 12, 'j', '${SOON}', 3, 12`)).toThrow('lots-insufficient')
    await spend(ledger, owner, 'j', 4, 3)
    expect(move(`'x', 'hold', 1, 'j', '${now}', 11, 1`)).toThrow(/UNIQUE/)
    expect(move(`'x', 'close', 0, 'j', '${now}', 13, 0`)).toThrow()
    await inBalance(ledger)
  },

  async 'odd amounts are refused with a code'(ledger: LedgerRuntime) {
    const owner = await someone(ledger, 10)
    const before = await ledger.call('entries', { owner })
    for (const amount of [0, -1, 1.5, 2 ** 53, 1e300, Number.NaN, Number.POSITIVE_INFINITY]) {
      const codes = [
        await ledger.codeOf('grant', { owner, key: 'x', now, amount }),
        await ledger.codeOf('hold', { owner, key: 'x', now, amount, job: 'j' }),
        await ledger.codeOf('refund', { owner, key: 'x', now, amount, job: 'j' }),
      ]
      expect(codes).toEqual(times(3, () => 'credits-invalid'))
    }
    expect(await ledger.codeOf('close', { owner, key: 'x', now, used: -1, job: 'j' })).toBe('credits-invalid')
    const most = Number.MAX_SAFE_INTEGER
    expect(await ledger.codeOf('grant', { owner, key: 'x', now, amount: most })).toBe('credits-invalid')
    for (const key of ['', 'expire/1/0', 'a b', 'ä', 'k'.repeat(201)])
      expect(await ledger.codeOf('grant', { owner, key, now, amount: 1 })).toBe('input-invalid')
    expect(await ledger.codeOf('grant', { owner, key: 'x', now, amount: 1, expiresAt: 'tomorrow' })).toBe(
      'input-invalid',
    )
    expect(await ledger.call('entries', { owner })).toEqual(before)
    const rich = await someone(ledger, most)
    expect(await balanceOf(ledger, rich)).toEqual({ available: most, held: 0 })
    await spend(ledger, rich, 'j', most, most - 1)
    expect(await balanceOf(ledger, rich)).toEqual({ available: 1, held: 0 })
  },
}

export type Law = keyof typeof laws
