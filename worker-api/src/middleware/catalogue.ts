/**
 * Owns the door to what everybody may see: a session, the local account, or an app's publishable key from one of its
 * pages. With a key there is no owner, only what is the product's.
 */
import type { MiddlewareHandler } from 'hono'
import { openDatabase } from '../db/client.ts'
import type { AppEnv, Owner } from '../env.ts'
import { keyKindOf } from '../identity/app-key.ts'
import { appOfKey } from '../identity/apps.ts'
import { Refusal } from '../refusal.ts'
import { bearerOf, countCall } from './bearer.ts'
import { owner } from './owner.ts'

/** The owner of what is the product's: nobody's rows are written under it. */
export const EVERYBODY: Owner = ''

export const catalogue: MiddlewareHandler<AppEnv> = async (context, next) => {
  const { req, env } = context
  const key = bearerOf(req)
  if (key === undefined || keyKindOf(key) !== 'publishable') return owner('settings')(context, next)
  if (req.method !== 'GET' && req.method !== 'HEAD')
    throw new Refusal('scope-missing', { detail: 'A publishable key reads; a session token writes.' })
  const found = await appOfKey(openDatabase(env), key, new Date().toISOString())
  const origin = req.header('origin')
  if (!found || (origin !== undefined && !found.origins.includes(origin))) throw new Refusal('key-invalid')
  await countCall(env.KEY_LIMIT, `publishable ${found.app}`)
  context.set('owner', EVERYBODY)
  context.set('app', found.app)
  return next()
}
