/** Owns the Authorization header: the one place a caller is known by. Cookies are never read here. */
import type { HonoRequest } from 'hono'
import { Refusal } from '../refusal.ts'

/** What follows "Bearer"; undefined where the header is absent. Throws 'token-invalid' for another form. */
export function bearerOf(request: HonoRequest): string | undefined {
  const header = request.header('authorization')
  if (header === undefined) return undefined
  const token = /^Bearer ([\x21-\x7e]+)$/i.exec(header)?.[1]
  if (token === undefined || token.includes(','))
    throw new Refusal('token-invalid', { detail: 'Send "Bearer" and one token.' })
  return token
}

/** Throws 'rate-limited' when this caller was counted too often. */
export async function countCall(limit: RateLimit | undefined, key: string): Promise<void> {
  if (!limit) return
  const { success } = await limit.limit({ key })
  if (!success) throw new Refusal('rate-limited', { headers: { 'retry-after': '60' } })
}
