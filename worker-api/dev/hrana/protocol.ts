/** Owns the shapes of Hrana 2 as JSON: what a libSQL client sends and expects. https://github.com/tursodatabase/libsql/blob/main/docs/HRANA_2_SPEC.md */

export type HranaValue =
  | { readonly type: 'null' }
  | { readonly type: 'integer'; readonly value: string }
  | { readonly type: 'float'; readonly value: number }
  | { readonly type: 'text'; readonly value: string }
  | { readonly type: 'blob'; readonly base64: string }

/** A text, or the number of one stored before. */
export type SqlSource = { readonly sql?: string | null; readonly sql_id?: number | null }

export type Statement = SqlSource & {
  readonly args?: readonly HranaValue[]
  readonly named_args?: readonly { readonly name: string; readonly value: HranaValue }[]
  readonly want_rows?: boolean
}

export type Condition =
  | { readonly type: 'ok'; readonly step: number }
  | { readonly type: 'error'; readonly step: number }
  | { readonly type: 'not'; readonly cond: Condition }
  | { readonly type: 'and'; readonly conds: readonly Condition[] }
  | { readonly type: 'or'; readonly conds: readonly Condition[] }
  | { readonly type: 'is_autocommit' }

export type BatchStep = { readonly condition?: Condition | null; readonly stmt: Statement }

export type StreamRequest =
  | { readonly type: 'execute'; readonly stmt: Statement }
  | { readonly type: 'batch'; readonly batch: { readonly steps: readonly BatchStep[] } }
  | ({ readonly type: 'sequence' } & SqlSource)
  | ({ readonly type: 'describe' } & SqlSource)
  | { readonly type: 'store_sql'; readonly sql_id: number; readonly sql: string }
  | { readonly type: 'close_sql'; readonly sql_id: number }
  | { readonly type: 'get_autocommit' }
  | { readonly type: 'close' }

export type PipelineRequest = { readonly baton?: string | null; readonly requests: readonly StreamRequest[] }

export type Column = { readonly name: string; readonly decltype: string | null }

export type StatementResult = {
  readonly cols: readonly Column[]
  readonly rows: readonly (readonly HranaValue[])[]
  readonly affected_row_count: number
  readonly last_insert_rowid: string | null
}

export type HranaFault = { readonly message: string; readonly code: string }

export type BatchResult = {
  readonly step_results: readonly (StatementResult | null)[]
  readonly step_errors: readonly (HranaFault | null)[]
}

/** An error with the code the client sees. */
export class HranaError extends Error {
  readonly code: string

  constructor(code: string, message: string) {
    super(message)
    this.code = code
  }
}

/** How an error of the engine is told to the client, in the words of the real server. */
export function faultOf(thrown: unknown): HranaFault {
  if (thrown instanceof HranaError) return { message: thrown.message, code: thrown.code }
  const { code, message } = thrown as { readonly code?: unknown; readonly message?: unknown }
  const name = typeof code === 'string' ? code : 'UNKNOWN'
  return {
    message: `SQLite error: ${typeof message === 'string' ? message : String(thrown)}`,
    code:
      name === 'SQLITE_ERROR' ? 'SQLITE_UNKNOWN' : name.startsWith('SQLITE_CONSTRAINT') ? 'SQLITE_CONSTRAINT' : name,
  }
}
