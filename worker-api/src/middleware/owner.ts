/**
 * Owns who is calling. An identity reads the request and answers the owner; the routes know nothing else about it.
 * The local one is a single account without a key, so it answers only to names of this machine: a page elsewhere
 * that points its own name at 127.0.0.1 is refused. Where no identity is set up, nobody is served.
 */
import type { MiddlewareHandler } from 'hono'
import type { AppEnv, Env, Owner } from '../env.ts'
import { Refusal } from '../refusal.ts'
import { allowedHosts, isLoopback } from './origins.ts'

/** Throws a Refusal where it does not know the caller. */
export type Identity = (request: Request, env: Env) => Promise<Owner>

const local: Identity = async (request, env) => {
  const { hostname } = new URL(request.url)
  if (!isLoopback(hostname) && !allowedHosts(env).includes(hostname))
    throw new Refusal('api-refused', { detail: 'The local account is served under names of this machine only.' })
  return 'local'
}

const identities: Readonly<Record<string, Identity>> = { local }

export const owner: MiddlewareHandler<AppEnv> = async (context, next) => {
  const { IDENTITY } = context.env
  const identity = IDENTITY !== undefined && Object.hasOwn(identities, IDENTITY) ? identities[IDENTITY] : undefined
  if (!identity) throw new Refusal('identity-not-configured')
  context.set('owner', await identity(context.req.raw, context.env))
  await next()
}
