/**
 * Owns a Hrana 2 endpoint over one libSQL file, as a function from request to answer: what Turso is in production, in
 * this process. Reads never wait for a writer; writers wait for one another in order of arrival.
 */
import { openConnections } from './connections.ts'
import { faultOf, HranaError, type PipelineRequest, type StreamRequest } from './protocol.ts'
import { type Connection, columnsOf, runBatch, runStatement } from './run-statement.ts'
import { onlyReads } from './sql-text.ts'
import { createStreams, type Stream, textIn } from './streams.ts'
import { createWriterLock } from './writer-lock.ts'

export type HranaAnswer = { readonly status: number; readonly body: unknown }

export type Hrana = {
  /** `body` is the request's text; GET answers whether this protocol version is spoken. */
  handle(method: string, path: string, body: string): Promise<HranaAnswer>
  /** Undoes what is open and closes the file. */
  close(): void
}

/** Every text of a request that will be run, so that the lock is taken before anything is. */
function textsOf(stream: Stream, request: StreamRequest): readonly string[] {
  const known = (source: Parameters<typeof textIn>[1]): string => {
    try {
      return textIn(stream, source)
    } catch {
      // stored within this very pipeline, or unknown: told when it is run; until then it counts as writing
      return 'unknown'
    }
  }
  if (request.type === 'execute') return [known(request.stmt)]
  if (request.type === 'batch') return request.batch.steps.map(step => known(step.stmt))
  if (request.type === 'sequence') return [known(request)]
  return []
}

function answerOne(stream: Stream, connection: Connection, request: StreamRequest): object {
  const textOf = (source: Parameters<typeof textIn>[1]): string => textIn(stream, source)
  switch (request.type) {
    case 'execute':
      return { type: 'execute', result: runStatement(connection, request.stmt, textOf) }
    case 'batch':
      return { type: 'batch', result: runBatch(connection, request.batch.steps, textOf) }
    case 'sequence':
      connection.exec(textOf(request))
      return { type: 'sequence' }
    case 'describe': {
      const sql = textOf(request)
      const statement = connection.prepare(sql)
      const cols = statement.reader ? columnsOf(statement) : []
      return {
        type: 'describe',
        result: { params: [], cols, is_explain: /^\s*explain\b/i.test(sql), is_readonly: onlyReads(sql) },
      }
    }
    case 'store_sql':
      stream.texts.set(request.sql_id, request.sql)
      return { type: 'store_sql' }
    case 'close_sql':
      stream.texts.delete(request.sql_id)
      return { type: 'close_sql' }
    case 'get_autocommit':
      return { type: 'get_autocommit', is_autocommit: !connection.inTransaction }
    case 'close':
      stream.closed = true
      return { type: 'close' }
    default:
      throw new HranaError('PROTOCOL', `Unknown request ${(request as { readonly type: unknown }).type}`)
  }
}

function parsePipeline(body: string): PipelineRequest {
  try {
    const parsed = JSON.parse(body) as PipelineRequest
    if (Array.isArray(parsed.requests)) return parsed
  } catch {
    // answered below
  }
  throw new HranaError('PROTOCOL', 'The body is not a pipeline')
}

export type HranaOptions = {
  /** A stream that is not used for so long is closed; 10 s like the real server. */
  readonly idleMilliseconds?: number
}

export function createHrana(path: string, { idleMilliseconds = 10_000 }: HranaOptions = {}): Hrana {
  const connections = openConnections(path)
  const lock = createWriterLock()
  const streams = createStreams(connections, lock, idleMilliseconds)

  async function pipeline(body: string): Promise<HranaAnswer> {
    const { baton, requests } = parsePipeline(body)
    const stream = streams.take(baton)
    const stored = requests.filter(request => request.type === 'store_sql')
    for (const { sql_id, sql } of stored) stream.texts.set(sql_id, sql)
    if (!requests.flatMap(request => textsOf(stream, request)).every(onlyReads)) await lock.acquire(stream)
    stream.connection ??= connections.take()
    const { connection } = stream
    const results = requests.map(request => {
      try {
        if (stream.closed) throw new HranaError('STREAM_CLOSED', 'The stream is closed')
        return { type: 'ok', response: answerOne(stream, connection, request) }
      } catch (thrown) {
        return { type: 'error', error: faultOf(thrown) }
      }
    })
    if (stream.closed) {
      streams.close(stream)
      return { status: 200, body: { baton: null, base_url: null, results } }
    }
    if (!connection.inTransaction) lock.release(stream)
    return { status: 200, body: { baton: streams.keep(stream), base_url: null, results } }
  }

  return {
    async handle(method, path, body) {
      if (method === 'GET') return { status: path === '/v2' || path === '/health' ? 200 : 404, body: {} }
      if (method !== 'POST' || path !== '/v2/pipeline') return { status: 404, body: { message: 'not found' } }
      try {
        return await pipeline(body)
      } catch (thrown) {
        return { status: 400, body: faultOf(thrown) }
      }
    },
    close() {
      streams.closeAll()
      connections.close()
    },
  }
}
