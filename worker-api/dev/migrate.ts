/**
 * Owns bringing a database to the newest schema: a local file, or Turso. Run as a program it takes a path, or
 * TURSO_URL and TURSO_TOKEN: `node worker-api/dev/migrate.ts [file.db]`. What is applied already is left alone.
 */
import { resolve } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { type Client, createClient, type InStatement } from '@libsql/client'
import { readMigrationFiles } from 'drizzle-orm/migrator'
import { seedStatements } from './seeds.ts'

const migrationsFolder = fileURLToPath(new URL('../src/db/migrations', import.meta.url))

export type MigrateTarget = {
  /** file:…, libsql:…, https:… */
  readonly url: string
  readonly authToken?: string
}

/** The table in which drizzle-kit's own migrator keeps the same marks. Its import alone takes half a second. */
const MARKS = '__drizzle_migrations'

/** Moment of the newest migration that the database has; 0 for a new one. */
async function newestApplied(client: Client): Promise<number> {
  await client.execute(
    `CREATE TABLE IF NOT EXISTS ${MARKS} (id SERIAL PRIMARY KEY, hash text NOT NULL, created_at numeric)`,
  )
  const { rows } = await client.execute(`SELECT max(created_at) AS newest FROM ${MARKS}`)
  return Number(rows[0]?.newest ?? 0)
}

/** Applies what is missing, all of it or none, and renews the seeds. Throws the database's own error. */
export async function migrateDatabase({ url, authToken }: MigrateTarget): Promise<void> {
  const client = createClient({ url, ...(authToken === undefined ? {} : { authToken }) })
  try {
    const newest = await newestApplied(client)
    const missing = readMigrationFiles({ migrationsFolder }).filter(({ folderMillis }) => folderMillis > newest)
    const statements = missing.flatMap<InStatement>(({ sql, hash, folderMillis }) => [
      ...sql,
      { sql: `INSERT INTO ${MARKS} (hash, created_at) VALUES (?, ?)`, args: [hash, folderMillis] },
    ])
    if (statements.length > 0) await client.migrate(statements)
    await client.batch(seedStatements(), 'write')
  } finally {
    client.close()
  }
}

/** The database named by a program's arguments and environment. */
export function targetOf(path: string | undefined, env: NodeJS.ProcessEnv): MigrateTarget | undefined {
  if (path !== undefined) return { url: pathToFileURL(resolve(path)).href }
  const { TURSO_URL: url, TURSO_TOKEN: authToken } = env
  return url ? { url, ...(authToken ? { authToken } : {}) } : undefined
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const target = targetOf(process.argv[2], process.env)
  if (target) {
    await migrateDatabase(target)
    console.log(`The schema of ${target.url} is up to date.`)
  } else {
    console.error('Name a database file, or set TURSO_URL and TURSO_TOKEN.')
    process.exitCode = 2
  }
}
