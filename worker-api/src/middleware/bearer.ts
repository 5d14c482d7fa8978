/** Owns what a caller is known by: the Authorization header, and the page that sends it. Cookies are never read here. */
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

/**
 * The page that sends a request; undefined for a program. Browsers leave the origin out where a page reads from its own
 * origin, and say so in a header that no page can write.
 */
export function pageOf(request: HonoRequest): string | undefined {
  const isOwn = request.header('sec-fetch-site') === 'same-origin'
  return request.header('origin') ?? (isOwn ? new URL(request.url).origin : undefined)
}

/** Throws 'rate-limited' when this caller was counted too often. */
export async function countCall(limit: RateLimit | undefined, key: string): Promise<void> {
  if (!limit) return
  const { success } = await limit.limit({ key })
  if (!success) throw new Refusal('rate-limited', { headers: { 'retry-after': '60' } })
}
