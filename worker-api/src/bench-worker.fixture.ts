/** Owns the Worker of the load bench: the whole app, beside it a route with nothing around it, and a hold without a job. */
import { Hono } from 'hono'
import { findImbalances } from './credits/balance.ts'
import { grant, hold } from './credits/ledger.ts'
import { openDatabase } from './db/client.ts'
import type { Env } from './env.ts'
import { noVendors } from './jobs/vendors.ts'
import { createWorker } from './worker.ts'

const worker = createWorker(noVendors)
const bare = new Hono<{ Bindings: Env }>()

const now = (): string => new Date().toISOString()

bare.get('/bare', context => context.json({ ok: true }))
bare.post('/bare/hold/:owner', async context => {
  const key = crypto.randomUUID()
  const { owner } = context.req.param()
  return context.json(await hold(openDatabase(context.env), { owner, key, now: now(), amount: 1, job: key }))
})
bare.post('/bare/grant/:owner/:amount', async context => {
  const { owner, amount } = context.req.param()
  const move = { owner, key: crypto.randomUUID(), now: now(), amount: Number(amount) }
  return context.json(await grant(openDatabase(context.env), move))
})
bare.get('/bare/imbalances', async context => context.json(await findImbalances(openDatabase(context.env))))

export const { JobAlarm } = worker
export const handler = {
  fetch(request: Request, env: Env, context: ExecutionContext): Response | Promise<Response> {
    const isBare = new URL(request.url).pathname.startsWith('/bare')
    return (isBare ? bare : worker.handler).fetch(request, env, context)
  },
  scheduled: worker.handler.scheduled,
}
