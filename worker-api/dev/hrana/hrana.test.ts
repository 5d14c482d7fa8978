/** Proves the endpoint by a transcript of pipelines, as a libSQL client sends them, and by the client itself. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createClient } from '@libsql/client/http'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createHrana, type Hrana } from './hrana.ts'
import { hasSecondStatement, onlyReads } from './sql-text.ts'

let folder: string
let hrana: Hrana
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'contenthq-hrana-'))
  hrana = createHrana(join(folder, 'test.db'), { idleMilliseconds: 400 })
})
afterEach(() => {
  hrana.close()
  rmSync(folder, { recursive: true, force: true })
})

/** As deep as the assertions look. */
type Outcome = {
  readonly cols: readonly object[]
  readonly rows: readonly (readonly object[])[]
  readonly affected_row_count: number
  readonly step_results: readonly ({ readonly rows: readonly unknown[] } | null)[]
  readonly step_errors: readonly ({ readonly code: string } | null)[]
}
type Result = {
  readonly type: string
  readonly response: { readonly result: Outcome; readonly is_autocommit: boolean }
  readonly error: { readonly code: string; readonly message: string }
}
type Answer = { readonly baton: string | null; readonly results: readonly Result[] }

/** One pipeline; `body` is checked by the assertions on it. */
async function pipeline(requests: readonly object[], baton: string | null = null): Promise<Answer> {
  const { status, body } = await hrana.handle('POST', '/v2/pipeline', JSON.stringify({ baton, requests }))
  expect(status).toBe(200)
  return body as Answer
}
const text = (value: string) => ({ type: 'text', value })
const integer = (value: number | bigint) => ({ type: 'integer', value: String(value) })
const execute = (sql: string, ...args: object[]) => ({ type: 'execute', stmt: { sql, args } })
const close = { type: 'close' }
const rowsOf = async (sql: string) => (await pipeline([execute(sql), close])).results[0]!.response.result.rows

describe('a pipeline', () => {
  it('runs statements in order, carries on after an error, and ends with close', async () => {
    const answer = await pipeline([
      execute('CREATE TABLE t (id INTEGER PRIMARY KEY, name TEXT UNIQUE, size REAL, bytes BLOB)'),
      execute(
        'INSERT INTO t (name, size, bytes) VALUES (?, ?, ?)',
        text('a'),
        { type: 'float', value: 1.5 },
        { type: 'blob', base64: 'AAEC/w' },
      ),
      execute('INSERT INTO t (name) VALUES (?)', text('a')),
      execute('SELECT absent FROM t'),
      execute('INSERT INTO t (id, name) VALUES (?, ?) RETURNING id, name', integer(2n ** 60n), text('b')),
      execute('UPDATE t SET size = NULL WHERE name = ?', text('nobody')),
      {
        type: 'execute',
        stmt: {
          sql: 'SELECT :name AS name, @size AS size',
          named_args: [
            { name: ':name', value: text('x') },
            { name: 'size', value: integer(7) },
          ],
        },
      },
      execute('SELECT * FROM t ORDER BY id'),
      close,
    ])
    expect(answer.baton).toBeNull()
    expect(answer.results.map(result => result.type)).toEqual([
      'ok',
      'ok',
      'error',
      'error',
      'ok',
      'ok',
      'ok',
      'ok',
      'ok',
    ])
    const result = (index: number) => answer.results[index]!.response.result
    expect(result(1)).toMatchObject({ rows: [], affected_row_count: 1, last_insert_rowid: '1' })
    expect(answer.results[2]!.error.code).toBe('SQLITE_CONSTRAINT')
    expect(answer.results[2]!.error.message).toContain('UNIQUE constraint failed: t.name')
    expect(answer.results[3]!.error.message).toContain('no such column')
    expect(result(4)).toMatchObject({
      cols: [
        { name: 'id', decltype: 'INTEGER' },
        { name: 'name', decltype: 'TEXT' },
      ],
      rows: [[integer(2n ** 60n), text('b')]],
      affected_row_count: 1,
      last_insert_rowid: String(2n ** 60n),
    })
    expect(result(5).affected_row_count).toBe(0)
    expect(result(6).rows).toEqual([[text('x'), integer(7)]])
    expect(result(7).rows).toEqual([
      [integer(1), text('a'), { type: 'float', value: 1.5 }, { type: 'blob', base64: 'AAEC/w' }],
      [integer(2n ** 60n), text('b'), { type: 'null' }, { type: 'null' }],
    ])
    expect(answer.results[8]!.response).toEqual({ type: 'close' })
  })

  it('runs a batch by its conditions: what follows a failure is skipped, and undone', async () => {
    await pipeline([execute('CREATE TABLE t (id INTEGER PRIMARY KEY CHECK (id < 10))'), close])
    const ok = (step: number) => ({ type: 'ok', step })
    const step = (sql: string, condition?: object) => ({ stmt: { sql }, ...(condition ? { condition } : {}) })
    const answer = await pipeline([
      {
        type: 'batch',
        batch: {
          steps: [
            step('BEGIN IMMEDIATE'),
            step('INSERT INTO t VALUES (1)', ok(0)),
            step('INSERT INTO t VALUES (99)', ok(1)),
            step('INSERT INTO t VALUES (2)', ok(2)),
            step('COMMIT', ok(3)),
            step('ROLLBACK', { type: 'not', cond: ok(4) }),
            step('SELECT 1', {
              type: 'and',
              conds: [
                { type: 'error', step: 2 },
                { type: 'not', cond: ok(3) },
              ],
            }),
            step('SELECT 2', { type: 'or', conds: [ok(3), { type: 'error', step: 3 }] }),
          ],
        },
      },
      close,
    ])
    const { step_results: results, step_errors: errors } = answer.results[0]!.response.result
    expect(results.map(result => result !== null)).toEqual([true, true, false, false, false, true, true, false])
    expect(errors.map(error => error?.code ?? null)).toEqual([
      null,
      null,
      'SQLITE_CONSTRAINT',
      null,
      null,
      null,
      null,
      null,
    ])
    expect(await rowsOf('SELECT count(*) FROM t')).toEqual([[integer(0)]])
  })

  it('keeps texts and transactions over a baton, which works once', async () => {
    await pipeline([
      { type: 'sequence', sql: 'CREATE TABLE t (n); INSERT INTO t VALUES (1); INSERT INTO t VALUES (2)' },
      close,
    ])
    const first = await pipeline([
      { type: 'store_sql', sql_id: 1, sql: 'INSERT INTO t VALUES (?)' },
      execute('BEGIN'),
      { type: 'execute', stmt: { sql_id: 1, args: [integer(3)] } },
      { type: 'get_autocommit' },
    ])
    expect(first.results[3]!.response.is_autocommit).toBe(false)
    expect(await rowsOf('SELECT count(*) FROM t')).toEqual([[integer(2)]])
    const second = await pipeline(
      [execute('COMMIT'), { type: 'get_autocommit' }, { type: 'describe', sql: 'SELECT n FROM t' }],
      first.baton,
    )
    expect(second.results[1]!.response.is_autocommit).toBe(true)
    expect(second.results[2]!.response.result).toMatchObject({
      cols: [{ name: 'n' }],
      is_readonly: true,
      is_explain: false,
    })
    expect(await rowsOf('SELECT count(*) FROM t')).toEqual([[integer(3)]])
    const stale = await hrana.handle('POST', '/v2/pipeline', JSON.stringify({ baton: first.baton, requests: [close] }))
    expect(stale).toMatchObject({ status: 400, body: { code: 'STREAM_EXPIRED' } })
    const unknown = await pipeline(
      [{ type: 'close_sql', sql_id: 1 }, { type: 'execute', stmt: { sql_id: 1 } }, { type: 'dance' }],
      second.baton,
    )
    expect(unknown.results.map(result => result.error?.code)).toEqual([undefined, 'SQL_NOT_FOUND', 'PROTOCOL'])
  })

  it('lets readers pass a writer that is in no hurry, and writers wait for it', async () => {
    await pipeline([execute('CREATE TABLE t (n)'), close])
    const slow = await pipeline([execute('BEGIN IMMEDIATE'), execute('INSERT INTO t VALUES (1)')])
    let written = false
    const waiting = pipeline([execute('INSERT INTO t VALUES (2)'), close]).then(answer => {
      written = true
      return answer
    })
    const reading = {
      type: 'batch',
      batch: {
        steps: [
          { stmt: { sql: 'BEGIN DEFERRED' } },
          { stmt: { sql: 'SELECT count(*) FROM t' } },
          { stmt: { sql: 'COMMIT' } },
        ],
      },
    }
    const answer = await pipeline([reading, close])
    expect(answer.results[0]!.response.result.step_results[1]?.rows).toEqual([[integer(0)]])
    expect(written).toBe(false)
    await pipeline([execute('COMMIT'), close], slow.baton)
    expect((await waiting).results[0]!.type).toBe('ok')
    expect(await rowsOf('SELECT n FROM t ORDER BY n')).toEqual([[integer(1)], [integer(2)]])
  })

  it('undoes a transaction whose client fell silent, and hands the lock on', async () => {
    await pipeline([execute('CREATE TABLE t (n)'), close])
    await pipeline([execute('BEGIN IMMEDIATE'), execute('INSERT INTO t VALUES (1)')])
    const next = await pipeline([execute('INSERT INTO t VALUES (2)'), close])
    expect(next.results[0]!.type).toBe('ok')
    expect(await rowsOf('SELECT n FROM t')).toEqual([[integer(2)]])
  })

  it('refuses two statements in one, and what is no pipeline', async () => {
    const answer = await pipeline([execute('SELECT 1; DROP TABLE t'), execute("SELECT ';' -- ; \n;"), close])
    expect(answer.results[0]!.error.code).toBe('SQL_MANY_STATEMENTS')
    expect(answer.results[1]!.type).toBe('ok')
    for (const body of ['', 'x', '[]', '{"requests":5}'])
      expect((await hrana.handle('POST', '/v2/pipeline', body)).status).toBe(400)
    expect((await hrana.handle('GET', '/v2', '')).status).toBe(200)
    expect((await hrana.handle('GET', '/v3', '')).status).toBe(404)
    expect((await hrana.handle('POST', '/v3/pipeline', '{}')).status).toBe(404)
  })
})

describe('the client', () => {
  it('loses no increment of a hundred that run at once, and rolls a failed batch back', async () => {
    const client = createClient({
      url: 'http://database.local',
      fetch: async (request: Request) => {
        const { status, body } = await hrana.handle(request.method, new URL(request.url).pathname, await request.text())
        return new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json' } })
      },
    })
    await client.executeMultiple('CREATE TABLE t (n INTEGER CHECK (n <= 100)); INSERT INTO t VALUES (0)')
    await Promise.all(Array.from({ length: 100 }, () => client.execute('UPDATE t SET n = n + 1')))
    expect((await client.execute('SELECT n FROM t')).rows[0]!.n).toBe(100)
    await expect(client.batch(['INSERT INTO t VALUES (1)', 'UPDATE t SET n = n + 1'], 'write')).rejects.toThrow(/CHECK/)
    expect((await client.execute('SELECT count(*) AS c FROM t')).rows[0]!.c).toBe(1)
    const transaction = await client.transaction('write')
    await transaction.execute('INSERT INTO t VALUES (5)')
    await transaction.rollback()
    expect((await client.execute('SELECT count(*) AS c FROM t')).rows[0]!.c).toBe(1)
  })
})

describe('the text of a statement', () => {
  it('tells readers from writers, and counts the unknown as writing', () => {
    for (const sql of [
      'SELECT 1',
      ' /* delete */ select * from "update"',
      'WITH a AS (SELECT 1) SELECT * FROM a',
      "SELECT 'insert'",
      'BEGIN',
      'begin transaction',
      'COMMIT',
      'EXPLAIN SELECT 1',
      'PRAGMA user_version',
      'VALUES (1)',
      '',
    ])
      expect(onlyReads(sql), sql).toBe(true)
    for (const sql of [
      'INSERT INTO t VALUES (1)',
      'WITH a AS (SELECT 1) DELETE FROM t',
      'SELECT 1; DELETE FROM t',
      'BEGIN IMMEDIATE',
      'PRAGMA user_version = 1',
      'ANALYZE',
      'unknown',
      '-- select\nUPDATE t SET n = 1',
    ])
      expect(onlyReads(sql), sql).toBe(false)
  })

  it('sees a second statement, and none inside a trigger, a text or a comment', () => {
    for (const sql of [
      'SELECT 1;',
      'SELECT 1; ;',
      "SELECT 'a;b'",
      'SELECT 1; -- then',
      'CREATE TRIGGER x AFTER INSERT ON t BEGIN DELETE FROM u; DELETE FROM v; END;',
    ])
      expect(hasSecondStatement(sql), sql).toBe(false)
    for (const sql of ['SELECT 1; SELECT 2', 'SELECT 1;SELECT 2;', "SELECT ';'; SELECT 2"])
      expect(hasSecondStatement(sql), sql).toBe(true)
  })
})
