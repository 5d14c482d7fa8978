/** Owns the measured races on the ledger: how many go in, what must come out, and the figure that is printed. */
import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { expect } from 'vitest'
import type { LedgerRuntime } from '../../dev/ledger-runtime.fixture.ts'
import { fireHolds, NOW as now } from './ledger-client.fixture.ts'

const program = fileURLToPath(new URL('./ledger-client.fixture.ts', import.meta.url))
const run = promisify(execFile)

const figure = (id: string, words: string): void => console.log(`[figure] ${id} ${words}`)
const whole = (count: number): string => count.toLocaleString('en')

async function expectSound(ledger: LedgerRuntime): Promise<void> {
  expect(await ledger.call('imbalances', {})).toEqual([])
}

/** Counts of answers by status, from so many programs that fire at the same time. */
async function fireFromPrograms(url: string, owner: string, holds: number, programs: number) {
  const share = Math.ceil(holds / programs)
  const ends = await Promise.all(
    Array.from({ length: programs }, (_, n) => {
      const [from, to] = [n * share, Math.min(holds, (n + 1) * share)]
      return run(process.execPath, ['--conditions=source', program, url, owner, String(from), String(to)])
    }),
  )
  const counts: Record<string, number> = {}
  for (const { stdout } of ends)
    for (const [status, count] of Object.entries(JSON.parse(stdout) as Record<string, number>))
      counts[status] = (counts[status] ?? 0) + count
  return counts
}

/** C1: holds of one credit, all at once, on fewer credits; from one client process, then from eight. */
export async function raceHolds(ledger: LedgerRuntime, holds: number, credits: number): Promise<void> {
  const words: string[] = []
  for (const programs of [1, 8]) {
    const owner = `c1-from-${programs}`
    await ledger.call('grant', { owner, key: 'start', now, amount: credits })
    const counts =
      programs === 1
        ? await fireHolds(ledger.url, owner, 0, holds)
        : await fireFromPrograms(ledger.url, owner, holds, programs)
    expect(counts).toEqual({ 200: credits, 402: holds - credits })
    expect(await ledger.call('balance', { owner, now })).toEqual({ available: 0, held: credits })
    words.push(`from ${programs}: ${whole(counts[200]!)} of ${whole(holds)} held`)
  }
  await expectSound(ledger)
  figure('C1', `${words.join(', ')}; ${whole(credits)} credits each, entries sum to balance`)
}

/** C2: every key is sent many times at once. */
export async function raceKeys(ledger: LedgerRuntime, keys: number, calls: number): Promise<void> {
  const owner = 'c2'
  await ledger.call('grant', { owner, key: 'start', now, amount: keys * 5 })
  const sent = Array.from({ length: keys * calls }, async (_, n) => {
    const job = `j${n % keys}`
    const { status, text } = await ledger.send('hold', { owner, key: `k/${job}`, now, amount: 3, job })
    return `${status} ${text}`
  })
  const answers = await Promise.all(sent)
  const different = new Set(answers)
  expect(different.size).toBe(keys)
  for (const answer of different) expect(answer).toMatch(/^200 /)
  expect(await ledger.call('balance', { owner, now })).toEqual({ available: keys * 2, held: keys * 3 })
  const others = Array.from({ length: keys }, (_, n) =>
    ledger.codeOf('hold', { owner, key: `k/j${n}`, now, amount: 4, job: `j${n}` }),
  )
  expect(new Set(await Promise.all(others))).toEqual(new Set(['idempotency-mismatch']))
  await expectSound(ledger)
  figure(
    'C2',
    `${whole(keys * calls)} calls on ${whole(keys)} keys: ${whole(different.size)} effects and answers, other payloads refused`,
  )
}

/** C3: five closes race for every hold, each with a key and an amount of its own. */
export async function raceCloses(ledger: LedgerRuntime, holds: number): Promise<void> {
  const owner = 'c3'
  const jobs = Array.from({ length: holds }, (_, n) => `j${n}`)
  await ledger.call('grant', { owner, key: 'start', now, amount: holds * 10 })
  const opened = jobs.map(job => ledger.call('hold', { owner, key: `h/${job}`, now, amount: 10, job }))
  await Promise.all(opened)
  const closes = [1, 2, 3, 4, 5].flatMap(used =>
    jobs.map(async job => ({
      used,
      code: await ledger.codeOf('close', { owner, key: `c/${job}/${used}`, now, used, job }),
    })),
  )
  const ends = await Promise.all(closes)
  const won = ends.filter(({ code }) => code === 'none')
  expect(won.length).toBe(holds)
  expect(ends.filter(({ code }) => code === 'hold-closed').length).toBe(holds * 4)
  const used = won.reduce((sum, close) => sum + close.used, 0)
  expect(await ledger.call('balance', { owner, now })).toEqual({ available: holds * 10 - used, held: 0 })
  await expectSound(ledger)
  figure('C3', `${whole(holds)} holds, ${whole(holds * 5)} racing closes: ${whole(won.length)} ended one`)
}
