/**
 * Owns bringing a database to the newest schema: a local file, or Turso. Run as a program it takes a path, or
 * TURSO_URL and TURSO_TOKEN: `node worker-api/dev/migrate.ts [file.db]`. What is applied already is left alone.
 */
import { resolve } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { createClient } from '@libsql/client'
import { drizzle } from 'drizzle-orm/libsql'
import { migrate } from 'drizzle-orm/libsql/migrator'

const migrationsFolder = fileURLToPath(new URL('../src/db/migrations', import.meta.url))

export type MigrateTarget = {
  /** file:…, libsql:…, https:… */
  readonly url: string
  readonly authToken?: string
}

/** Applies what is missing, all of it or none. Throws the database's own error. */
export async function migrateDatabase({ url, authToken }: MigrateTarget): Promise<void> {
  const client = createClient({ url, ...(authToken === undefined ? {} : { authToken }) })
  try {
    await migrate(drizzle({ client }), { migrationsFolder })
  } finally {
    client.close()
  }
}

/** The database named by a program's arguments and environment. */
function targetOf(path: string | undefined, env: NodeJS.ProcessEnv): MigrateTarget | undefined {
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
