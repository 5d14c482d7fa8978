/**
 * Owns who is calling: the session of a token, or the local account. The routes know the owner and nothing else.
 * The local one is a single account without a key, so it answers only to names of this machine: a page elsewhere
 * that points its own name at 127.0.0.1 is refused. Where no identity is set up, nobody is served.
 */
import type { Scope } from '@contenthq/model/api'
import type { Context, MiddlewareHandler } from 'hono'
import type { AppEnv, Owner } from '../env.ts'
import { readToken } from '../identity/session-token.ts'
import { Refusal } from '../refusal.ts'
import { bearerOf, countCall, pageOf } from './bearer.ts'
import { allowedHosts, isLoopback } from './origins.ts'

/** The owner of what a machine's own pages store without a session. */
export const LOCAL_OWNER: Owner = 'local'

function localOwner(context: Context<AppEnv>): Owner {
  const { hostname } = new URL(context.req.url)
  if (!isLoopback(hostname) && !allowedHosts(context.env).includes(hostname))
    throw new Refusal('api-refused', { detail: 'The local account is served under names of this machine only.' })
  return LOCAL_OWNER
}

/** Serves callers whose session has the scope. */
export const owner =
  (scope: Scope): MiddlewareHandler<AppEnv> =>
  async (context, next) => {
    const { IDENTITY, WRAPPING_KEYS, USER_LIMIT } = context.env
    const token = bearerOf(context.req)
    if (token === undefined && IDENTITY === 'local') {
      context.set('owner', localOwner(context))
      return next()
    }
    if (WRAPPING_KEYS === undefined) throw new Refusal('identity-not-configured')
    if (token === undefined) throw new Refusal('token-missing', { headers: { 'www-authenticate': 'Bearer' } })
    const session = await readToken(context.env, token, pageOf(context.req))
    await countCall(USER_LIMIT, session.owner)
    if (!session.scopes.includes(scope))
      throw new Refusal('scope-missing', { detail: `It needs the scope "${scope}".` })
    context.set('owner', session.owner)
    context.set('app', session.app)
    context.set('session', session)
    return next()
  }
