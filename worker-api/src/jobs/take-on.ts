/** Owns taking on a job for a caller: under their session's cap, with their plan's credits begun, woken at once. */
import type { JobReceipt, JobWish } from '@contenthq/model/api'
import type { Context } from 'hono'
import { ensureSubscription } from '../billing/subscriptions.ts'
import { openDatabase } from '../db/client.ts'
import type { AppEnv } from '../env.ts'
import { countCall } from '../middleware/bearer.ts'
import { Refusal } from '../refusal.ts'
import { enqueue, requireVendors } from './enqueue.ts'
import type { Vendors } from './vendors.ts'
import { pokeJobs } from './workshop.ts'

/** Pokes after the answer is sent. */
export const poke = (context: Context<AppEnv>, ids: readonly string[]): void => {
  if (ids.length > 0) context.executionCtx.waitUntil(pokeJobs(context.env, ids))
}

/**
 * An owner who was never here gets the first plan's credits first. Throws what enqueue throws, and
 * 'provider-not-configured' before anything is held, 'rate-limited' where an app has too many sources read.
 */
export async function takeOn(
  context: Context<AppEnv>,
  vendors: Vendors,
  key: string,
  wish: JobWish,
): Promise<JobReceipt> {
  requireVendors(wish.kind, vendors)
  if (wish.kind === 'ingest')
    await countCall(context.env.SOURCE_LIMIT, context.get('session')?.app ?? context.get('owner'))
  const database = openDatabase(context.env)
  const wanted = { owner: context.get('owner'), key, wish, session: context.get('session') }
  const receipt = await enqueue(database, wanted).catch(async thrown => {
    if (!(thrown instanceof Refusal && thrown.code === 'credits-insufficient')) throw thrown
    await ensureSubscription(database, wanted.owner, new Date().toISOString())
    return enqueue(database, wanted)
  })
  poke(context, [receipt.id])
  return receipt
}
