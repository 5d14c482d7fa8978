/**
 * Owns a ledger with a long history: jobs of one credit that were held and closed, written by the tables' own triggers.
 * A program (`file owner entries`), because it takes its time, and the API lives in the process of the bench.
 */
import Database from 'libsql'

/** Adds jobs until the owner's account has so many entries; the account must have the credits. Answers the count. */
function lengthenLedger(file: string, owner: string, entries: number): number {
  const database = new Database(file, { timeout: 10_000 })
  try {
    const [account] = database
      .prepare(`SELECT id, available, held FROM credit_accounts WHERE owner = ?`)
      .all(owner) as {
      id: number
      available: number
      held: number
    }[]
    if (!account) throw new Error(`${owner} has no account`)
    const { id, available, held } = account
    const { count } = database.prepare('SELECT count(*) AS count FROM credit_entries WHERE account = ?').get(id) as {
      count: number
    }
    const jobs = Math.max(0, Math.ceil((entries - count) / 2))
    // the rows of a pair come one after the other: each carries the account after it
    database.exec(`INSERT INTO credit_entries (account, key, kind, amount, job, created_at, available, held)
      WITH RECURSIVE pairs (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM pairs WHERE n < ${jobs})
      SELECT ${id}, move || '/long-' || n, move, 1, 'long-' || n, '2026-01-01T00:00:00.000Z', ${available} - n,
        ${held} + (move = 'hold')
      FROM pairs, (SELECT 'hold' AS move, 0 AS place UNION ALL SELECT 'close', 1) ORDER BY n, place`)
    return count + jobs * 2
  } finally {
    database.close()
  }
}

const [file = '', owner = '', entries] = process.argv.slice(2)
console.log(lengthenLedger(file, owner, Number(entries)))
