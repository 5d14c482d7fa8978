/**
 * Owns which pages may call: CORS headers for the origins of apps and those of the environment, 403 for the others. A
 * request without an Origin comes from no page (a program, or a page of our own origin) and passes. Whether a page may
 * use a certain token is the token's matter: it names its origin.
 */
import type { MiddlewareHandler } from 'hono'
import { cors } from 'hono/cors'
import { openDatabase } from '../db/client.ts'
import type { AppEnv, Env } from '../env.ts'
import { isAppOrigin } from '../identity/apps.ts'
import { createMemory } from '../identity/remember.ts'
import { Refusal } from '../refusal.ts'

const loopbackHosts = new Set(['localhost', '127.0.0.1', '[::1]'])

/** Names by which a machine calls itself. */
export const isLoopback = (hostname: string): boolean => loopbackHosts.has(hostname) || hostname.endsWith('.localhost')

const entries = (env: Env): readonly string[] => (env.ALLOWED_ORIGINS ?? '').split(/\s+/).filter(Boolean)

/** Whether the environment itself lets this origin call. */
export function isAllowedOrigin(origin: string, env: Env): boolean {
  return entries(env).some(entry => {
    if (entry === '*' || entry === origin) return true
    return entry === 'loopback' && URL.canParse(origin) && isLoopback(new URL(origin).hostname)
  })
}

/** Hosts of the allowed origins that are spelt out. */
export const allowedHosts = (env: Env): readonly string[] =>
  entries(env).flatMap(entry => (URL.canParse(entry) ? [new URL(entry).hostname] : []))

/** Milliseconds until a new origin of an app is known everywhere. */
const FRESH = 10_000
const known = createMemory<boolean>({ milliseconds: FRESH, most: 1000 })

/** After origins were changed here. */
export const forgetOrigins = (): void => known.forget()

async function mayCall(origin: string, env: Env): Promise<boolean> {
  if (isAllowedOrigin(origin, env)) return true
  if (env.WRAPPING_KEYS === undefined || origin.length > 300) return false
  return known.get(origin, () => isAppOrigin(openDatabase(env), origin))
}

/** What anybody may fetch from any page: it is public, or its address is the permission. */
const isPublic = (path: string): boolean => /^\/(v1\/(shared|signed)\/|\.well-known\/|openapi\.json$)/.test(path)

const headersFor = (origin: string, cookies: 'cookies' | 'no-cookies') =>
  cors({
    origin,
    credentials: cookies === 'cookies',
    allowMethods: ['GET', 'HEAD', 'POST', 'PUT', 'DELETE'],
    allowHeaders: [
      'Authorization',
      'Content-Type',
      'Idempotency-Key',
      'If-Match',
      'If-None-Match',
      'If-Range',
      'Range',
    ],
    exposeHeaders: [
      'Accept-Ranges',
      'Content-Length',
      'Content-Range',
      'ETag',
      'Location',
      'Retry-After',
      'X-Request-Id',
    ],
    maxAge: 7200,
  })

export const origins: MiddlewareHandler<AppEnv> = async (context, next) => {
  const { url, path } = context.req
  const origin = context.req.header('origin')
  if (origin === undefined || origin === new URL(url).origin) {
    // a cache must not hand this answer to a page
    context.header('Vary', 'Origin', { append: true })
    return next()
  }
  if (isPublic(path)) return headersFor('*', 'no-cookies')(context, next)
  const isOwn = path.startsWith('/v1/auth/') && isAllowedOrigin(origin, context.env)
  if (isOwn || (await mayCall(origin, context.env)))
    return headersFor(origin, isOwn ? 'cookies' : 'no-cookies')(context, next)
  throw new Refusal('api-refused', { detail: 'Pages of this origin may not call.' })
}
