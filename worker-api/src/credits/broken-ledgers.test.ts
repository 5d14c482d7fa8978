/** C7: ledgers broken on purpose, in the code or in the tables. Each must fall over the law that is named with it. */
import { expect, test } from 'vitest'
import { type Edit, type LedgerRuntime, startLedger } from '../../dev/ledger-runtime.fixture.ts'
import { NOW } from './ledger-client.fixture.ts'
import { type Law, laws } from './ledger-laws.fixture.ts'

type Broken = {
  readonly name: string
  readonly caughtBy: Law
  readonly code?: readonly Edit[]
  readonly tables?: readonly Edit[]
}

const noKeyGuard: Edit = { find: 'same.account = a.id AND same.key =', put: '0 AND same.key =' }
const availableCheck: Edit = { find: 'CHECK("credit_accounts"."available" >= 0)', put: 'CHECK(1)' }
const closeIndex: Edit = {
  find: 'UNIQUE INDEX `credit_entries_one_close`',
  put: 'INDEX `credit_entries_one_close`',
}
const holdIndex: Edit = { find: 'UNIQUE INDEX `credit_entries_one_hold`', put: 'INDEX `credit_entries_one_hold`' }
const keyIndex: Edit = { find: 'UNIQUE INDEX `credit_entries_key`', put: 'INDEX `credit_entries_key`' }
const noOtherGuard: Edit = { find: 'AND other.kind =', put: "AND other.job = '' AND other.kind =" }
const noLotsCheck: Edit = {
  find: "SELECT RAISE(ABORT, 'lots-insufficient') WHERE NEW.amount <> ifnull((",
  put: "SELECT RAISE(ABORT, 'lots-insufficient') WHERE 0 > ifnull((",
}
const noRefundCheck: Edit = {
  find: "SELECT RAISE(ABORT, 'refund-exceeds-charge') WHERE",
  put: "SELECT RAISE(ABORT, 'refund-exceeds-charge') WHERE 0 AND",
}
const expiredAreAlive: Edit = { find: 'AND remaining > 0 AND expires_at > NEW.created_at', put: 'AND remaining > 0' }

const broken: readonly Broken[] = [
  {
    name: 'nothing stops an overdraft',
    caughtBy: 'racing holds never overdraw',
    tables: [availableCheck, noLotsCheck],
  },
  {
    name: 'the account may go below zero',
    caughtBy: 'the tables refuse what no ledger writes',
    tables: [availableCheck],
  },
  {
    name: 'a refusal does not look at the balance',
    caughtBy: 'what is missing is told',
    code: [{ find: 'needed: move.amount,', put: 'needed: 0,' }],
  },
  {
    name: 'a repeated key is not looked for',
    caughtBy: 'the same key again moves nothing and answers the same',
    code: [noKeyGuard],
  },
  {
    name: 'a repeated key moves again',
    caughtBy: 'the same key again moves nothing and answers the same',
    code: [noKeyGuard],
    tables: [keyIndex],
  },
  { name: 'two entries may have one key', caughtBy: 'the tables refuse what no ledger writes', tables: [keyIndex] },
  {
    name: 'another wish under the same key is answered with the first',
    caughtBy: 'the same key with another wish is refused',
    code: [{ find: 'row.amount === amount &&', put: '' }],
  },
  {
    name: 'a second hold of a job is not looked for',
    caughtBy: 'a job holds once',
    code: [noOtherGuard],
  },
  { name: 'a job may hold twice', caughtBy: 'a job holds once', code: [noOtherGuard], tables: [holdIndex] },
  { name: 'a hold may end twice', caughtBy: 'a hold ends once', code: [noOtherGuard], tables: [closeIndex] },
  {
    name: 'only the code keeps a job to one hold',
    caughtBy: 'the tables refuse what no ledger writes',
    tables: [holdIndex],
  },
  {
    name: 'a close may use more than is held',
    caughtBy: 'a close uses at most what is held',
    tables: [
      {
        find: "SELECT RAISE(ABORT, 'close-exceeds-hold') WHERE",
        put: "SELECT RAISE(ABORT, 'close-exceeds-hold') WHERE 0 AND",
      },
    ],
  },
  {
    name: 'a close keeps all that was held',
    caughtBy: 'a hold ends once',
    code: [{ find: 'a.available + h.amount - ', put: 'a.available - 0 * ' }],
    tables: [{ find: 'credit_accounts.available + hold.amount - NEW.amount', put: 'credit_accounts.available' }],
  },
  { name: 'refunds have no end', caughtBy: 'refunds come to at most what was used', tables: [noRefundCheck] },
  {
    name: 'expired credits are held',
    caughtBy: 'what has expired is neither shown nor held',
    code: [{ find: 'WHERE remaining > 0 AND expires_at <=', put: 'WHERE 0 AND expires_at <=' }],
    tables: [expiredAreAlive],
  },
  {
    name: 'a hold trusts that somebody has swept',
    caughtBy: 'the tables refuse what no ledger writes',
    tables: [expiredAreAlive],
  },
  {
    name: 'expired credits are shown until they are swept',
    caughtBy: 'what has expired is neither shown nor held',
    code: [{ find: 'account = credit_accounts.id AND remaining > 0 AND', put: '0 AND' }],
  },
  {
    name: 'the oldest grant is used first',
    caughtBy: 'the soonest to expire is used first',
    tables: [{ find: 'OVER (ORDER BY expires_at, id)', put: 'OVER (ORDER BY id)' }],
  },
  {
    name: 'a close gives back the soonest to expire',
    caughtBy: 'what a hold did not use goes back to the grants it came from, the last to expire first',
    tables: [{ find: 'OVER (ORDER BY lot.expires_at, lot.id)', put: 'OVER (ORDER BY lot.expires_at DESC, lot.id)' }],
  },
  {
    name: 'what comes back to an expired grant stays',
    caughtBy: 'a hold outlives its grant, and what comes back to an expired grant is gone at once',
    code: [
      {
        find: '[closeMove(move, guard), expireMove({',
        put: '[closeMove(move, guard), openAccount(move.owner) ?? expireMove({',
      },
    ],
  },
  {
    name: 'a job of somebody else can be closed',
    caughtBy: 'owners are apart',
    code: [{ find: 'ON h.account = a.id AND h.job', put: 'ON h.job' }],
  },
  {
    name: 'a guard of a batch is forgotten',
    caughtBy: 'each statement of a larger batch keeps its guard',
    code: [{ find: 'sql` AND (', put: 'sql` AND (1 OR ' }],
  },
  {
    name: 'history can be rewritten',
    caughtBy: 'history is only added to',
    tables: [
      {
        find: 'CREATE TRIGGER credit_entries_no_update BEFORE UPDATE',
        put: 'CREATE TRIGGER credit_entries_no_update BEFORE UPDATE OF key',
      },
    ],
  },
  {
    name: 'an entry may lie about the balance',
    caughtBy: 'the tables refuse what no ledger writes',
    tables: [
      { find: "SELECT RAISE(ABORT, 'entry-balance') WHERE", put: "SELECT RAISE(ABORT, 'entry-balance') WHERE 0 AND" },
    ],
  },
  {
    name: 'parts of a credit are taken',
    caughtBy: 'the tables refuse what no ledger writes',
    tables: [{ find: `typeof("credit_entries"."amount") = 'integer' AND`, put: '' }],
  },
  {
    name: 'amounts are not looked at before the database is',
    caughtBy: 'odd amounts are refused with a code',
    code: [{ find: 'Number.isSafeInteger(amount)', put: 'true' }],
  },
]

/** A broken ledger is not a dead one: what goes well with a sound one goes well with it. */
async function livesOn(ledger: LedgerRuntime): Promise<void> {
  const move = { owner: 'somebody', now: NOW, job: 'j' }
  const codes = [
    await ledger.codeOf('grant', { ...move, key: 'g', amount: 9 }),
    await ledger.codeOf('hold', { ...move, key: 'h', amount: 5 }),
    await ledger.codeOf('close', { ...move, key: 'c', used: 5 }),
  ]
  expect(codes).toEqual(['none', 'none', 'none'])
}

let caught = 0
for (const { name, caughtBy, code, tables } of broken)
  test(`C7 ${name}: caught by "${caughtBy}"`, async () => {
    const ledger = await startLedger({
      ...(code ? { codeEdits: code } : {}),
      ...(tables ? { tableEdits: tables } : {}),
    })
    try {
      await livesOn(ledger)
      await expect(laws[caughtBy](ledger)).rejects.toThrow()
      caught++
    } finally {
      await ledger.dispose()
    }
  })

test('C7 the laws that catch them hold where nothing is broken', async () => {
  const ledger = await startLedger({ tableEdits: [] })
  try {
    for (const law of new Set(broken.map(({ caughtBy }) => caughtBy))) await laws[law](ledger)
  } finally {
    await ledger.dispose()
  }
  console.log(`[figure] C7 ${caught} of ${broken.length} broken ledgers caught, each by the law named with it`)
  expect(caught).toBe(broken.length)
})
