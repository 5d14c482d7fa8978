/** Owns the open connections to one database file: a pool, grown on need. The file is in WAL mode, so readers never wait. */
import Database from 'libsql'
import type { Connection } from './run-statement.ts'

/** Milliseconds that SQLite itself waits for another process. */
const BUSY_TIMEOUT = 2000

export type Connections = {
  take(): Connection
  /** Takes a connection back; what was not committed is undone. */
  giveBack(connection: Connection): void
  /** Writes the log into the file and closes all. */
  close(): void
}

export function openConnections(path: string): Connections {
  const open = (): Connection => {
    const connection = new Database(path, { timeout: BUSY_TIMEOUT })
    connection.defaultSafeIntegers(true)
    connection.exec('PRAGMA foreign_keys = ON')
    return connection
  }
  const first = open()
  first.exec('PRAGMA journal_mode = WAL')
  const idle: Connection[] = [first]
  const all = new Set<Connection>(idle)
  return {
    take() {
      const connection = idle.pop() ?? open()
      all.add(connection)
      return connection
    },
    giveBack(connection) {
      if (!all.has(connection)) return
      if (connection.inTransaction) connection.exec('ROLLBACK')
      idle.push(connection)
    },
    close() {
      const [one] = all
      for (const connection of all) if (connection.inTransaction) connection.exec('ROLLBACK')
      one?.exec('PRAGMA wal_checkpoint(TRUNCATE)')
      for (const connection of all) connection.close()
      all.clear()
      idle.length = 0
    },
  }
}
