/**
 * Owns which pages may call: CORS headers for the allowed ones, 403 for the others. A request without an Origin
 * comes from no page (a program, or a page of our own origin) and passes.
 */
import type { MiddlewareHandler } from 'hono'
import { cors } from 'hono/cors'
import type { AppEnv, Env } from '../env.ts'
import { Refusal } from '../refusal.ts'

const loopbackHosts = new Set(['localhost', '127.0.0.1', '[::1]'])

/** Names by which a machine calls itself. */
export const isLoopback = (hostname: string): boolean => loopbackHosts.has(hostname) || hostname.endsWith('.localhost')

const entries = (env: Env): readonly string[] => (env.ALLOWED_ORIGINS ?? '').split(/\s+/).filter(Boolean)

export function isAllowedOrigin(origin: string, env: Env): boolean {
  return entries(env).some(entry => {
    if (entry === '*' || entry === origin) return true
    return entry === 'loopback' && URL.canParse(origin) && isLoopback(new URL(origin).hostname)
  })
}

/** Hosts of the allowed origins that are spelt out. */
export const allowedHosts = (env: Env): readonly string[] =>
  entries(env).flatMap(entry => (URL.canParse(entry) ? [new URL(entry).hostname] : []))

const headers = cors({
  origin: (origin, context) => (isAllowedOrigin(origin, context.env as Env) ? origin : null),
  allowMethods: ['GET', 'HEAD', 'POST', 'PUT', 'DELETE'],
  allowHeaders: ['Authorization', 'Content-Type', 'Idempotency-Key', 'If-Match', 'If-None-Match', 'If-Range', 'Range'],
  exposeHeaders: ['Accept-Ranges', 'Content-Length', 'Content-Range', 'ETag', 'Location', 'X-Request-Id'],
  maxAge: 7200,
})

export const origins: MiddlewareHandler<AppEnv> = (context, next) => {
  const origin = context.req.header('origin')
  if (origin !== undefined && origin !== new URL(context.req.url).origin && !isAllowedOrigin(origin, context.env))
    throw new Refusal('api-refused', { detail: 'Pages of this origin may not call.' })
  return headers(context, next)
}
