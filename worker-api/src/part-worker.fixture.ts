/** Owns serving functions over a database as a Worker, one POST a call, refusals as their code and what they tell. */
import { type Database, openDatabase } from './db/client.ts'
import type { Env } from './env.ts'
import { Refusal } from './refusal.ts'

// what is given fits its operation: the client's types say so
type Operation = (database: Database, given: never) => Promise<unknown>

/** For `fetch` of a Worker. */
export const serving =
  (operations: Readonly<Record<string, Operation>>) =>
  async (request: Request, env: Env): Promise<Response> => {
    const { operation, given } = (await request.json()) as { operation: string; given: never }
    try {
      return Response.json((await operations[operation]?.(openDatabase(env), given)) ?? {})
    } catch (thrown) {
      if (!(thrown instanceof Refusal))
        return Response.json({ code: 'server-failed', why: String(thrown) }, { status: 500 })
      const { code, status, extras } = thrown
      return Response.json({ code, ...extras }, { status })
    }
  }

/** What each operation takes and answers. */
export type Served<O extends Readonly<Record<string, Operation>>> = {
  [K in keyof O]: { readonly given: Parameters<O[K]>[1]; readonly answer: Awaited<ReturnType<O[K]>> }
}
