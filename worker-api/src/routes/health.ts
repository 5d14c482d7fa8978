/** Owns GET /v1/health: whether database and storage answer. The one route that needs no identity. */
import { healthSchema } from '@contenthq/model/api'
import { createRoute, type OpenAPIHono } from '@hono/zod-openapi'
import { sql } from 'drizzle-orm'
import { openDatabase } from '../db/client.ts'
import { projects } from '../db/schema.ts'
import type { AppEnv } from '../env.ts'
import { logFailure } from '../log.ts'
import { VERSION } from '../version.ts'

/** Milliseconds after which a part that does not answer counts as down. */
const PATIENCE = 3000

type Part = { readonly ok: boolean; readonly milliseconds: number }

async function measure(ask: () => Promise<unknown>): Promise<Part> {
  const start = Date.now()
  let timer: ReturnType<typeof setTimeout> | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('no answer in time')), PATIENCE)
  })
  try {
    await Promise.race([ask(), late])
    return { ok: true, milliseconds: Date.now() - start }
  } catch (thrown) {
    logFailure({ doing: 'health' }, thrown)
    return { ok: false, milliseconds: Date.now() - start }
  } finally {
    clearTimeout(timer)
  }
}

const health = createRoute({
  method: 'get',
  path: '/v1/health',
  operationId: 'health',
  summary: 'Whether the API works',
  responses: {
    200: { description: 'All parts answer', content: { 'application/json': { schema: healthSchema } } },
    503: { description: 'A part does not answer', content: { 'application/json': { schema: healthSchema } } },
  },
})

export function addHealthRoute(app: OpenAPIHono<AppEnv>): void {
  app.openapi(health, async context => {
    const [database, storage] = await Promise.all([
      // reads a table of ours: a database without its migrations is not well
      measure(() => openDatabase(context.env).select({ one: sql`1` }).from(projects).limit(1)),
      measure(() => context.env.MEDIA.head('health')),
    ])
    const ok = database.ok && storage.ok
    const status = ok ? ('ok' as const) : ('degraded' as const)
    return context.json({ status, version: VERSION, database, storage }, ok ? 200 : 503)
  })
}
