/**
 * Owns who has which plan and what it grants: each month its credits, which expire with the month. Everybody begins with
 * the free plan, in the moment it is first needed. Does not know how a plan is paid for, nor who may change it.
 */
import { plans as firstPlans, monthStart, nextMonthEnd } from '@contenthq/model'
import type { SubscriptionAnswer } from '@contenthq/model/api'
import { and, asc, eq, lte, sql } from 'drizzle-orm'
import { grantMove, openAccount } from '../credits/moves.ts'
import type { Database } from '../db/client.ts'
import { subscriptionPlans, subscriptions } from '../db/schema.ts'
import type { Owner } from '../env.ts'
import { Refusal } from '../refusal.ts'

export type SubscriptionRow = typeof subscriptions.$inferSelect
export type PlanRow = typeof subscriptionPlans.$inferSelect
type Held = { readonly row: SubscriptionRow; readonly plan: PlanRow }

/** The plan of those who chose none. */
const FIRST_PLAN = firstPlans[0]!.id

export async function readPlan(database: Database, id: string): Promise<PlanRow> {
  const [plan] = await database.select().from(subscriptionPlans).where(eq(subscriptionPlans.id, id))
  if (!plan) throw new Refusal('plan-missing')
  return plan
}

export async function findSubscription(database: Database, owner: Owner): Promise<Held | undefined> {
  const [found] = await database
    .select({ row: subscriptions, plan: subscriptionPlans })
    .from(subscriptions)
    .innerJoin(subscriptionPlans, eq(subscriptionPlans.id, subscriptions.plan))
    .where(eq(subscriptions.owner, owner))
  return found
}

/** In SQL: the owner has this plan until then. */
const stands = (owner: Owner, plan: string, until: string) =>
  sql`EXISTS (SELECT 1 FROM subscriptions WHERE owner = ${owner} AND plan = ${plan} AND granted_until = ${until})`

/** Begins the month that is due: the plan that was chosen for it, its credits, all in one batch. Twice is once. */
async function renew(database: Database, row: SubscriptionRow, now: string): Promise<void> {
  const { owner, grantedUntil, startedAt } = row
  const plan = await readPlan(database, row.nextPlan ?? row.plan)
  const until = nextMonthEnd(startedAt, now)
  const grant = { owner, key: `plan/${until}`, now, amount: plan.creditsPerMonth, expiresAt: until }
  await database.batch([
    database.run(sql`UPDATE subscriptions SET plan = ${plan.id}, next_plan = NULL, granted_until = ${until}, updated_at = ${now}
      WHERE owner = ${owner} AND status = 'active' AND granted_until = ${grantedUntil}
        AND ifnull(next_plan, plan) = ${plan.id}`),
    database.run(openAccount(owner)),
    ...(plan.creditsPerMonth > 0 ? [database.run(grantMove(grant, stands(owner, plan.id, until)))] : []),
  ])
}

/** Renews up to `limit` subscriptions whose month is over; answers how many were due. */
export async function renewDue(database: Database, now: string, limit: number): Promise<number> {
  const due = await database
    .select()
    .from(subscriptions)
    .where(and(eq(subscriptions.status, 'active'), lte(subscriptions.grantedUntil, now)))
    .orderBy(asc(subscriptions.grantedUntil))
    .limit(limit)
  for (const row of due) await renew(database, row, now)
  return due.length
}

/** The owner's subscription with its month's credits granted; the free plan is begun where there is none. */
export async function ensureSubscription(database: Database, owner: Owner, now: string): Promise<Held> {
  const found = await findSubscription(database, owner)
  if (found && (found.row.grantedUntil > now || found.row.status !== 'active')) return found
  if (!found)
    await database
      .insert(subscriptions)
      .values({ owner, plan: FIRST_PLAN, status: 'active', startedAt: now, grantedUntil: now, updatedAt: now })
      .onConflictDoNothing()
  const begun = found ?? (await findSubscription(database, owner))
  if (begun && begun.row.grantedUntil <= now) await renew(database, begun.row, now)
  const held = await findSubscription(database, owner)
  if (!held) throw new Refusal('server-failed')
  return held
}

/**
 * Changes the plan. A larger one begins at once: what it grants more is granted until the month's end, once a month. A
 * smaller one begins with the next month, for this one is granted already. Throws 'plan-missing'.
 */
export async function changePlan(database: Database, owner: Owner, id: string, now: string): Promise<Held> {
  const plan = await readPlan(database, id)
  const { row, plan: before } = await ensureSubscription(database, owner, now)
  const { grantedUntil: until } = row
  const more = plan.creditsPerMonth - before.creditsPerMonth
  if (plan.id === before.id || more <= 0) {
    await database
      .update(subscriptions)
      .set({ nextPlan: plan.id === before.id ? null : plan.id, updatedAt: now })
      .where(and(eq(subscriptions.owner, owner), eq(subscriptions.plan, before.id)))
  } else {
    const grant = { owner, key: `plan/${until}/${plan.id}`, now, amount: more, expiresAt: until }
    await database.batch([
      database.run(sql`UPDATE subscriptions SET plan = ${plan.id}, next_plan = NULL, updated_at = ${now}
        WHERE owner = ${owner} AND plan = ${before.id} AND granted_until = ${until}`),
      database.run(grantMove(grant, stands(owner, plan.id, until))),
    ])
  }
  return ensureSubscription(database, owner, now)
}

export const toSubscriptionAnswer = ({ row, plan }: Held): SubscriptionAnswer => ({
  plan,
  ...(row.nextPlan === null ? {} : { nextPlan: row.nextPlan }),
  periodStart: monthStart(row.startedAt, row.grantedUntil),
  periodEnd: row.grantedUntil,
})
