/** Owns the operator's door: the operator's key, or the session of a person whose role is admin. */
import type { MiddlewareHandler } from 'hono'
import type { AppEnv } from '../env.ts'
import { sameText } from '../identity/bytes.ts'
import { readToken } from '../identity/session-token.ts'
import { Refusal } from '../refusal.ts'
import { bearerOf, countCall, pageOf } from './bearer.ts'

async function isOperatorKey(keys: string | undefined, given: string): Promise<boolean> {
  const matches = await Promise.all(
    (keys ?? '')
      .split(/\s+/)
      .filter(Boolean)
      .map(key => sameText(key, given)),
  )
  return matches.includes(true)
}

export const operator: MiddlewareHandler<AppEnv> = async (context, next) => {
  const { OPERATOR_KEY, WRAPPING_KEYS, KEY_LIMIT } = context.env
  const given = bearerOf(context.req)
  if (given === undefined) throw new Refusal('token-missing', { headers: { 'www-authenticate': 'Bearer' } })
  if (await isOperatorKey(OPERATOR_KEY, given)) return next()
  await countCall(KEY_LIMIT, 'operator')
  if (WRAPPING_KEYS === undefined) throw new Refusal('identity-not-configured')
  const session = await readToken(context.env, given, pageOf(context.req))
  if (!session.scopes.includes('operator')) throw new Refusal('scope-missing', { detail: 'This is for operators.' })
  return next()
}
