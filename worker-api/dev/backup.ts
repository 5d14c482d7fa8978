/**
 * Owns copying a whole database out and back: as lines of JSON, one statement a line, schema first, then rows, then
 * what watches over them (indexes and triggers), so that nothing fires while rows return.
 * `node worker-api/dev/backup.ts dump FILE` and `… restore FILE`, with a database's path or TURSO_URL as for migrate.ts.
 */
import { createReadStream, createWriteStream } from 'node:fs'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { ContentHQError } from '@contenthq/model'
import { type Client, createClient, type InValue } from '@libsql/client'
import { type MigrateTarget, targetOf } from './migrate.ts'

/** Rows that are read, and statements that are written, at once. */
const AT_ONCE = 500

/** Marks the end, so that half a backup is never taken for a whole one. */
const END = '{"end":true}'

type Statement = { readonly sql: string; readonly args?: readonly InValue[] }

const open = ({ url, authToken }: MigrateTarget): Client =>
  createClient({ url, ...(authToken === undefined ? {} : { authToken }) })

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`

async function schemaOf(client: Client): Promise<readonly { type: string; name: string; sql: string }[]> {
  const { rows } = await client.execute(
    "SELECT type, name, sql FROM sqlite_master WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%' AND name NOT LIKE 'libsql_%' ORDER BY rowid",
  )
  return rows.map(({ type, name, sql }) => ({ type: String(type), name: String(name), sql: String(sql) }))
}

/** The rows of a table as statements, in the order of their row ids. */
async function* rowsOf(client: Client, table: string): AsyncGenerator<Statement> {
  const { rows: info } = await client.execute(
    `SELECT wr FROM pragma_table_list WHERE name = '${table.replaceAll("'", "''")}'`,
  )
  if (Number(info[0]?.wr) === 1) throw new ContentHQError('option-invalid', `The table ${table} has no row ids.`)
  // from where the last page ended, so that each row is read once however many there are
  for (let after = -1; ; ) {
    const { columns, rows } = await client.execute({
      sql: `SELECT rowid, * FROM ${quoted(table)} WHERE rowid > ? ORDER BY rowid LIMIT ${AT_ONCE}`,
      args: [after],
    })
    const names = columns.slice(1).map(quoted)
    const sql = `INSERT INTO ${quoted(table)} (${names.join(', ')}) VALUES (${names.map(() => '?').join(', ')})`
    for (const row of rows) yield { sql, args: names.map((_, index) => row[index + 1] ?? null) }
    if (rows.length < AT_ONCE) return
    after = Number(rows.at(-1)?.[0])
  }
}

/** Every line of a backup. The database should rest meanwhile: a line is as its row was when it was read. */
export async function* dumpDatabase(target: MigrateTarget): AsyncGenerator<string> {
  const client = open(target)
  try {
    const schema = await schemaOf(client)
    const tables = schema.filter(({ type }) => type === 'table')
    for (const { sql } of tables) yield JSON.stringify({ sql })
    for (const { name } of tables) for await (const statement of rowsOf(client, name)) yield JSON.stringify(statement)
    for (const { type, sql } of schema) if (type !== 'table') yield JSON.stringify({ sql })
    yield END
  } finally {
    client.close()
  }
}

/** Writes a backup into an empty database. Throws 'option-invalid' where it is not empty, or the backup has no end. */
export async function restoreDatabase(target: MigrateTarget, lines: AsyncIterable<string>): Promise<void> {
  const client = open(target)
  try {
    if ((await schemaOf(client)).length > 0)
      throw new ContentHQError('option-invalid', 'A backup is restored into an empty database only.')
    let batch: { sql: string; args: InValue[] }[] = []
    let ended = false
    const write = async (): Promise<void> => {
      // migrate: a batch without foreign keys, since a row may come before the one it refers to
      if (batch.length > 0) await client.migrate(batch)
      batch = []
    }
    for await (const line of lines) {
      if (line === END) {
        ended = true
        break
      }
      const { sql, args = [] } = JSON.parse(line) as Statement
      batch.push({ sql, args: [...args] })
      if (batch.length >= AT_ONCE) await write()
    }
    await write()
    if (!ended) throw new ContentHQError('option-invalid', 'This backup has no end; the database is not whole.')
  } finally {
    client.close()
  }
}

async function main([what, file, path]: readonly string[]): Promise<void> {
  const target = targetOf(path, process.env)
  if ((what !== 'dump' && what !== 'restore') || !file || !target)
    throw new ContentHQError(
      'option-invalid',
      'dump FILE or restore FILE, then a database’s path, or TURSO_URL is set.',
    )
  if (what === 'restore') return restoreDatabase(target, createInterface({ input: createReadStream(file) }))
  const out = createWriteStream(file, { mode: 0o600 })
  for await (const line of dumpDatabase(target))
    if (!out.write(`${line}\n`)) await new Promise(resolve => out.once('drain', resolve))
  await new Promise<void>(resolve => out.end(resolve))
}

if (process.argv[1] === fileURLToPath(import.meta.url))
  await main(process.argv.slice(2)).catch((thrown: unknown) => {
    if (!(thrown instanceof ContentHQError)) throw thrown
    console.error(`${thrown.detail} [${thrown.code}]`)
    process.exitCode = 2
  })
