/** Owns the line of the log that each request leaves, and the id it goes by: in answers, problems, the log, rows. */
import type { Context, MiddlewareHandler } from 'hono'
import { matchedRoutes } from 'hono/route'
import type { AppEnv } from '../env.ts'
import { logRequest } from '../log.ts'

/** The pattern of the route that answers: of all that match, middleware stands under patterns with a star. */
const patternOf = (context: Context<AppEnv>): string =>
  matchedRoutes(context).findLast(({ path }) => !path.includes('*'))?.path ?? 'none'

export const requestLog: MiddlewareHandler<AppEnv> = async (context, next) => {
  const request = crypto.randomUUID()
  const start = Date.now()
  context.set('requestId', request)
  await next()
  context.header('X-Request-Id', request)
  if (context.env.LOG_REQUESTS === 'off') return
  const [owner, app, problem] = [context.get('owner'), context.get('app'), context.get('problem')]
  logRequest({
    request,
    method: context.req.method,
    route: patternOf(context),
    status: context.res.status,
    ms: Date.now() - start,
    ...(owner ? { owner } : {}),
    ...(app === undefined ? {} : { app }),
    ...(problem === undefined ? {} : { problem }),
  })
}
