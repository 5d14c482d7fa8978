/**
 * Owns the streams: a client's conversation over several requests, carried by a baton. A stream holds a connection
 * (and the writer's lock while it is in a transaction); one that falls silent is closed and undone.
 */
import { randomBytes } from 'node:crypto'
import type { Connections } from './connections.ts'
import { HranaError, type SqlSource, type Statement } from './protocol.ts'
import type { Connection } from './run-statement.ts'
import type { WriterLock } from './writer-lock.ts'

export type Stream = {
  readonly texts: Map<number, string>
  connection?: Connection
  timer?: ReturnType<typeof setTimeout>
  closed: boolean
}

export type Streams = {
  /** The stream of a baton, or a new one. Each baton works once. Throws 'STREAM_EXPIRED'. */
  take(baton: string | null | undefined): Stream
  /** Keeps a stream for its next request and answers the baton for it. */
  keep(stream: Stream): string
  close(stream: Stream): void
  closeAll(): void
}

export function createStreams(connections: Connections, lock: WriterLock, idleMilliseconds: number): Streams {
  const kept = new Map<string, Stream>()
  const close = (stream: Stream): void => {
    clearTimeout(stream.timer)
    stream.closed = true
    if (stream.connection) connections.giveBack(stream.connection)
    delete stream.connection
    lock.release(stream)
  }
  return {
    take(baton) {
      if (!baton) return { texts: new Map(), closed: false }
      const stream = kept.get(baton)
      if (!stream) throw new HranaError('STREAM_EXPIRED', 'The stream has expired due to inactivity')
      kept.delete(baton)
      clearTimeout(stream.timer)
      return stream
    },
    keep(stream) {
      const baton = randomBytes(18).toString('base64url')
      kept.set(baton, stream)
      stream.timer = setTimeout(() => {
        kept.delete(baton)
        close(stream)
      }, idleMilliseconds)
      stream.timer.unref()
      return baton
    },
    close,
    closeAll() {
      for (const stream of kept.values()) close(stream)
      kept.clear()
    },
  }
}

/** The text a statement names, from the statement or from what the stream keeps. */
export function textIn(stream: Stream, { sql, sql_id: id }: SqlSource | Statement): string {
  if (sql != null) return sql
  const text = id == null ? undefined : stream.texts.get(id)
  if (text === undefined) throw new HranaError('SQL_NOT_FOUND', `SQL text ${id} not found`)
  return text
}
