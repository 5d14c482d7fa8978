/** Proves that no move and no balance reads the whole history: every statement sent finds its rows by an index. */
import Database from 'libsql'
import { expect, test } from 'vitest'
import { type LedgerRuntime, startLedger } from '../../dev/ledger-runtime.fixture.ts'
import { NOW as now } from './ledger-client.fixture.ts'

type Pipeline = {
  readonly requests: readonly { readonly sql?: string; readonly batch?: Batch; readonly stmt?: Text }[]
}
type Batch = { readonly steps: readonly { readonly stmt: Text }[] }
type Text = { readonly sql?: string | null }

/** The statements of a request as text; transactions and the like left out. */
function statementsIn(body: string): readonly string[] {
  const { requests } = JSON.parse(body) as Pipeline
  const texts = requests.flatMap(({ sql, batch, stmt }) => [
    sql,
    stmt?.sql,
    ...(batch?.steps.map(step => step.stmt.sql) ?? []),
  ])
  return texts.filter(text => typeof text === 'string').filter(text => /^\s*(insert|select|update)/i.test(text))
}

test('every statement of a move goes by an index that fits it', async () => {
  const statements = new Set<string>()
  const ledger: LedgerRuntime = await startLedger({
    fault: body => {
      for (const statement of statementsIn(body)) statements.add(statement)
      return undefined
    },
  })
  const database = new Database(ledger.file)
  const plansOf = (): readonly string[] => {
    const plans = [...statements].flatMap(text => {
      const unbound = text.replaceAll('?', 'NULL')
      const rows = database.prepare(`EXPLAIN QUERY PLAN ${unbound}`).all() as { readonly detail: string }[]
      return rows.map(({ detail }) => detail)
    })
    statements.clear()
    return plans
  }
  /** A table read from end to end, or all entries of an account. */
  const isLong = (detail: string): boolean => /SCAN (credit_|[ahc]\b)|\(account=\?\)$/.test(detail)
  try {
    const owner = 'planned'
    await ledger.call('grant', { owner, key: 'g', now, amount: 9 })
    await ledger.call('hold', { owner, key: 'h', now, amount: 5, job: 'j' })
    await ledger.call('close', { owner, key: 'c', now, used: 2, job: 'j' })
    await ledger.call('refund', { owner, key: 'r', now, amount: 1, job: 'j' })
    await ledger.call('balance', { owner, now })
    await ledger.call('expire', { now, limit: 10 })
    expect(statements.size).toBeGreaterThan(8)
    const plans = plansOf()
    expect(plans.join('\n')).toContain('credit_entries_key (account=? AND key=?)')
    expect(plans.filter(isLong)).toEqual([])
    // the audit does read everything, so this test can tell
    await ledger.call('imbalances', {})
    expect(plansOf().filter(isLong)).not.toEqual([])
  } finally {
    database.close()
    await ledger.dispose()
  }
})
