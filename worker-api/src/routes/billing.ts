/** Owns what the billing routes do for the one who asks about their own credits. */
import { estimateProject } from '@contenthq/model'
import { checkRequestSchema, openDocument } from '@contenthq/model/api'
import type { OpenAPIHono } from '@hono/zod-openapi'
import { asc } from 'drizzle-orm'
import { balanceAnswer, spendable } from '../billing/available.ts'
import { ensureSubscription, toSubscriptionAnswer } from '../billing/subscriptions.ts'
import { listTransactions } from '../billing/transactions.ts'
import { usageOf } from '../billing/usage.ts'
import { openDatabase } from '../db/client.ts'
import { subscriptionPlans } from '../db/schema.ts'
import type { AppEnv } from '../env.ts'
import { neededFor } from '../jobs/enqueue.ts'
import { readBody } from '../middleware/json-body.ts'
import { Refusal } from '../refusal.ts'
import {
  balanceRoute,
  checkRoute,
  estimateRoute,
  plansRoute,
  subscriptionRoute,
  transactionsRoute,
  usageRoute,
} from './billing-routes.ts'
import { requireProject } from './require-project.ts'

const DAY = 24 * 60 * 60_000
const MOST_DAYS = 366

const dayOf = (moment: number): string => new Date(moment).toISOString().slice(0, 10)

/** The days asked for, or the last thirty. */
function daysOf({ from, to }: { readonly from?: string | undefined; readonly to?: string | undefined }) {
  const last = to ?? dayOf(Date.now())
  const first = from ?? dayOf(Date.parse(last) - 29 * DAY)
  const days = (Date.parse(last) - Date.parse(first)) / DAY + 1
  if (days >= 1 && days <= MOST_DAYS) return { from: first, to: last }
  throw new Refusal('input-invalid', { extras: { errors: [{ path: 'from', message: `1 to ${MOST_DAYS} days.` }] } })
}

export function addBillingRoutes(app: OpenAPIHono<AppEnv>): void {
  app.openapi(balanceRoute, async context => {
    const database = openDatabase(context.env)
    const owner = context.get('owner')
    const now = new Date().toISOString()
    await ensureSubscription(database, owner, now)
    return context.json(await balanceAnswer(database, owner, now), 200)
  })

  app.openapi(transactionsRoute, async context => {
    const { kind, job, cursor, limit } = context.req.valid('query')
    const request = {
      limit,
      ...(kind ? { kinds: kind } : {}),
      ...(job === undefined ? {} : { job }),
      ...(cursor === undefined ? {} : { before: cursor }),
    }
    return context.json(await listTransactions(openDatabase(context.env), context.get('owner'), request), 200)
  })

  app.openapi(usageRoute, async context => {
    const days = daysOf(context.req.valid('query'))
    return context.json(await usageOf(openDatabase(context.env), context.get('owner'), days), 200)
  })

  app.openapi(plansRoute, async context => {
    const plans = await openDatabase(context.env)
      .select()
      .from(subscriptionPlans)
      .orderBy(asc(subscriptionPlans.priceCents), asc(subscriptionPlans.id))
    return context.json({ plans }, 200)
  })

  app.openapi(subscriptionRoute, async context => {
    const held = await ensureSubscription(openDatabase(context.env), context.get('owner'), new Date().toISOString())
    return context.json(toSubscriptionAnswer(held), 200)
  })

  app.openapi(estimateRoute, async context => {
    const database = openDatabase(context.env)
    const owner = context.get('owner')
    const row = await requireProject(database, owner, context.req.valid('query').project)
    const lines = [...estimateProject(openDocument(JSON.parse(row.document)).document)]
    const sum = (of: 'least' | 'most'): number => lines.reduce((total, line) => total + line[of], 0)
    const available = await spendable(database, owner, new Date().toISOString())
    const most = sum('most')
    return context.json({ lines, least: sum('least'), most, available, enough: most <= available }, 200)
  })

  app.openapi(checkRoute, async context => {
    const asked = await readBody(context.req, checkRequestSchema)
    const needed = 'credits' in asked ? asked.credits : neededFor(asked)
    const available = await spendable(openDatabase(context.env), context.get('owner'), new Date().toISOString())
    return context.json({ needed, available, enough: needed <= available }, 200)
  })
}
