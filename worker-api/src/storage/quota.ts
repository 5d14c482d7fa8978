/** Owns how much an owner may store: what the plan says, against what is there. The local account has no limit. */
import { plans } from '@contenthq/model'
import { and, eq, sql } from 'drizzle-orm'
import type { Database } from '../db/client.ts'
import { media, subscriptionPlans, subscriptions } from '../db/schema.ts'
import type { Owner } from '../env.ts'
import { LOCAL_OWNER } from '../middleware/owner.ts'
import { Refusal } from '../refusal.ts'

const [freePlan] = plans

/** Throws 'quota-exceeded' when `bytes` more do not fit. */
export async function requireRoom(database: Database, owner: Owner, bytes: number): Promise<void> {
  if (owner === LOCAL_OWNER) return
  const [[used], [plan]] = await database.batch([
    database
      .select({ bytes: sql<number>`ifnull(sum(${media.bytes}), 0)` })
      .from(media)
      .where(eq(media.owner, owner)),
    database
      .select({ mediaBytes: subscriptionPlans.mediaBytes })
      .from(subscriptions)
      .innerJoin(subscriptionPlans, eq(subscriptionPlans.id, subscriptions.plan))
      .where(and(eq(subscriptions.owner, owner), eq(subscriptions.status, 'active'))),
  ])
  const most = plan?.mediaBytes ?? freePlan?.mediaBytes ?? 0
  const there = used?.bytes ?? 0
  if (there + bytes > most)
    throw new Refusal('quota-exceeded', { detail: `${there} of ${most} bytes are used; this file has ${bytes}.` })
}
