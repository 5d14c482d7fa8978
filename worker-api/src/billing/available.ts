/** Owns what somebody could spend now, without changing anything: also the credits of a plan that has not begun yet. */
import { plans } from '@contenthq/model'
import type { BalanceAnswer } from '@contenthq/model/api'
import { sql } from 'drizzle-orm'
import { balanceOf } from '../credits/balance.ts'
import type { Database } from '../db/client.ts'
import type { Owner } from '../env.ts'
import { findSubscription } from './subscriptions.ts'

/** Credits that could be held. */
export async function spendable(database: Database, owner: Owner, now: string): Promise<number> {
  const [{ available }, subscription] = await Promise.all([
    balanceOf(database, owner, now),
    findSubscription(database, owner),
  ])
  return subscription ? available : available + plans[0]!.creditsPerMonth
}

/** Lots of a balance that are shown. */
const SHOWN = 12

/** The balance, with what expires when. */
export async function balanceAnswer(database: Database, owner: Owner, now: string): Promise<BalanceAnswer> {
  const [balance, expiring] = await Promise.all([
    balanceOf(database, owner, now),
    database.all<{ readonly amount: number; readonly at: string }>(sql`
      SELECT sum(remaining) AS amount, expires_at AS at FROM credit_lots
      WHERE account = (SELECT id FROM credit_accounts WHERE owner = ${owner})
        AND remaining > 0 AND expires_at > ${now} AND expires_at < '9999'
      GROUP BY expires_at ORDER BY expires_at LIMIT ${SHOWN}`),
  ])
  return { ...balance, expiring }
}
