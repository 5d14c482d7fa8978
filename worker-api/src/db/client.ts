/** Owns the way to the database: libSQL over HTTP, through a service binding where one is given. One client a request. */
import { createClient } from '@libsql/client/http'
import { drizzle } from 'drizzle-orm/libsql/http'
import type { Env } from '../env.ts'

/** A connection for the length of one request: a Worker may not share its fetches between requests. */
export function openDatabase(env: Env) {
  const { TURSO_URL: url, TURSO_TOKEN: authToken, DATABASE } = env
  const client = createClient({
    url,
    ...(authToken === undefined ? {} : { authToken }),
    ...(DATABASE ? { fetch: (request: Request) => DATABASE.fetch(request) } : {}),
  })
  return drizzle({ client })
}

export type Database = ReturnType<typeof openDatabase>
