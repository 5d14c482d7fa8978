/** Owns how much an owner may store: what the plan says, against what is there. The local account has no limit. */
import { type AssetHash, plans } from '@contenthq/model'
import { and, eq, sql } from 'drizzle-orm'
import type { Database } from '../db/client.ts'
import { media, subscriptionPlans, subscriptions } from '../db/schema.ts'
import type { Owner } from '../env.ts'
import { LOCAL_OWNER } from '../middleware/owner.ts'
import { Refusal } from '../refusal.ts'

const [freePlan] = plans

/** Throws 'quota-exceeded' when this file does not fit beside what is stored, and what is being sent in parts. */
export async function requireRoom(
  database: Database,
  owner: Owner,
  { hash, bytes }: { readonly hash: AssetHash; readonly bytes: number },
): Promise<void> {
  if (owner === LOCAL_OWNER) return
  const [[used], [plan]] = await database.batch([
    database
      .select({
        bytes: sql<number>`ifnull(sum(${media.bytes}), 0) + (
          SELECT ifnull(sum(u.bytes), 0) FROM media_uploads AS u
          WHERE u.owner = ${owner} AND u.outcome IS NULL AND u.hash <> ${hash}
        )`,
      })
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
