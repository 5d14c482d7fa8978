/** Owns what the operator, and for plans the host, does with other people's credits; and the operator's look at the queue. */
import { grantRequestSchema, planChangeSchema, refundRequestSchema } from '@contenthq/model/api'
import type { OpenAPIHono } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { changePlan, ensureSubscription, toSubscriptionAnswer } from '../billing/subscriptions.ts'
import { findTransaction } from '../billing/transactions.ts'
import type { LedgerEntry } from '../credits/entries.ts'
import { grant, refund } from '../credits/ledger.ts'
import { type Database, openDatabase } from '../db/client.ts'
import type { AppEnv, Owner } from '../env.ts'
import { keyKindOf } from '../identity/app-key.ts'
import { ownerOf } from '../identity/app-users.ts'
import { appOfKey } from '../identity/apps.ts'
import { queueFigures } from '../jobs/queue-figures.ts'
import { bearerOf, countCall } from '../middleware/bearer.ts'
import { readBody } from '../middleware/json-body.ts'
import { Refusal } from '../refusal.ts'
import { changePlanRoute, grantRoute, hostPlanRoute, queuesRoute, refundRoute } from './operator-billing-routes.ts'

/** The one transaction that an entry is. */
async function told(database: Database, owner: Owner, entry: LedgerEntry) {
  const transaction = await findTransaction(database, owner, entry.id)
  if (!transaction) throw new Refusal('server-failed')
  return transaction
}

/** The owner whom an app's secret key and its own name for a user stand for. */
async function hostsUser(context: Context<AppEnv>, database: Database, user: string, now: string): Promise<Owner> {
  const key = bearerOf(context.req)
  const secret = key !== undefined && keyKindOf(key) === 'secret' ? key : undefined
  const found = secret === undefined ? undefined : await appOfKey(database, secret, now)
  if (!found) throw new Refusal('key-invalid', { headers: { 'www-authenticate': 'Bearer' } })
  await countCall(context.env.KEY_LIMIT, found.app)
  return ownerOf(database, found.app, user, now)
}

export function addOperatorBillingRoutes(app: OpenAPIHono<AppEnv>): void {
  app.openapi(grantRoute, async context => {
    const { 'idempotency-key': key } = context.req.valid('header')
    const { user: owner, ...given } = await readBody(context.req, grantRequestSchema)
    const database = openDatabase(context.env)
    const now = new Date().toISOString()
    // with the plan's credits first, so that a gift is never taken for them
    await ensureSubscription(database, owner, now)
    const entry = await grant(database, { owner, key: `grant/${key}`, now, ...given })
    return context.json(await told(database, owner, entry), 201)
  })

  app.openapi(refundRoute, async context => {
    const { 'idempotency-key': key } = context.req.valid('header')
    const { user: owner, job, amount } = await readBody(context.req, refundRequestSchema)
    const database = openDatabase(context.env)
    const entry = await refund(database, { owner, key: `refund/${key}`, now: new Date().toISOString(), job, amount })
    return context.json(await told(database, owner, entry), 201)
  })

  app.openapi(changePlanRoute, async context => {
    const { user: owner, plan } = await readBody(context.req, planChangeSchema)
    const held = await changePlan(openDatabase(context.env), owner, plan, new Date().toISOString())
    return context.json(toSubscriptionAnswer(held), 200)
  })

  app.openapi(hostPlanRoute, async context => {
    if (context.req.header('origin') !== undefined)
      throw new Refusal('api-refused', { detail: 'A secret key never belongs in a page.' })
    const database = openDatabase(context.env)
    const now = new Date().toISOString()
    const { user, plan } = await readBody(context.req, planChangeSchema)
    const owner = await hostsUser(context, database, user, now)
    return context.json(toSubscriptionAnswer(await changePlan(database, owner, plan, now)), 200)
  })

  app.openapi(queuesRoute, async context =>
    context.json(await queueFigures(openDatabase(context.env), Date.now()), 200),
  )
}
