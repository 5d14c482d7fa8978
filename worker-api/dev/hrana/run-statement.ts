/** Owns running one statement, or a batch with its conditions, on one connection. */
import type Database from 'libsql'
import {
  type BatchResult,
  type BatchStep,
  type Column,
  type Condition,
  faultOf,
  HranaError,
  type HranaFault,
  type Statement,
  type StatementResult,
} from './protocol.ts'
import { hasSecondStatement } from './sql-text.ts'
import { decodeValue, encodeValue, type SqlValue } from './values.ts'

export type Connection = Database.Database

/** The text of a statement, looked up where the client stored it before. */
export type TextOf = (statement: Statement) => string

const argumentsOf = ({ args, named_args: named }: Statement): SqlValue[] | Record<string, SqlValue> =>
  named?.length
    ? Object.fromEntries(named.map(({ name, value }) => [name.replace(/^[:@$]/, ''), decodeValue(value)]))
    : (args ?? []).map(decodeValue)

export const columnsOf = (statement: Database.Statement): readonly Column[] =>
  statement.columns().map(({ name, type }) => ({ name, decltype: type }))

export function runStatement(connection: Connection, statement: Statement, textOf: TextOf): StatementResult {
  const sql = textOf(statement)
  if (hasSecondStatement(sql))
    throw new HranaError('SQL_MANY_STATEMENTS', 'SQL string contains more than one statement')
  const prepared = connection.prepare<[SqlValue[] | Record<string, SqlValue>]>(sql)
  const given = argumentsOf(statement)
  if (!prepared.reader) {
    const { changes, lastInsertRowid } = prepared.run(given)
    return { cols: [], rows: [], affected_row_count: Number(changes), last_insert_rowid: String(lastInsertRowid) }
  }
  const cols = columnsOf(prepared)
  const before = totalChanges(connection)
  const rows = prepared.raw(true).all(given) as readonly (readonly unknown[])[]
  const changed = totalChanges(connection) - before
  return {
    cols,
    rows: statement.want_rows === false ? [] : rows.map(row => cols.map((_, index) => encodeValue(row[index]))),
    affected_row_count: changed,
    last_insert_rowid: changed > 0 ? lastRowId(connection) : null,
  }
}

const single = (connection: Connection, sql: string): unknown =>
  (connection.prepare(sql).raw(true).get() as readonly unknown[])[0]
const totalChanges = (connection: Connection): number => Number(single(connection, 'SELECT total_changes()'))
const lastRowId = (connection: Connection): string => String(single(connection, 'SELECT last_insert_rowid()'))

type Outcomes = {
  readonly results: readonly (StatementResult | null)[]
  readonly faults: readonly (HranaFault | null)[]
}

function holds(condition: Condition | null | undefined, connection: Connection, outcomes: Outcomes): boolean {
  if (!condition) return true
  switch (condition.type) {
    case 'ok':
      return outcomes.results[condition.step] != null
    case 'error':
      return outcomes.faults[condition.step] != null
    case 'not':
      return !holds(condition.cond, connection, outcomes)
    case 'and':
      return condition.conds.every(part => holds(part, connection, outcomes))
    case 'or':
      return condition.conds.some(part => holds(part, connection, outcomes))
    case 'is_autocommit':
      return !connection.inTransaction
  }
}

/** Every step whose condition holds, in order. A skipped step is neither ok nor an error. */
export function runBatch(connection: Connection, steps: readonly BatchStep[], textOf: TextOf): BatchResult {
  const results: (StatementResult | null)[] = []
  const faults: (HranaFault | null)[] = []
  for (const { condition, stmt } of steps) {
    let result: StatementResult | null = null
    let fault: HranaFault | null = null
    if (holds(condition, connection, { results, faults })) {
      try {
        result = runStatement(connection, stmt, textOf)
      } catch (thrown) {
        fault = faultOf(thrown)
      }
    }
    results.push(result)
    faults.push(fault)
  }
  return { step_results: results, step_errors: faults }
}
