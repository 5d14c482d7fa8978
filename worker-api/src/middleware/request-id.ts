/** Owns the id of a request: in the answer's X-Request-Id, in problems, in the log, in the rows it wrote. */
import type { MiddlewareHandler } from 'hono'
import type { AppEnv } from '../env.ts'

export const requestId: MiddlewareHandler<AppEnv> = async (context, next) => {
  const id = crypto.randomUUID()
  context.set('requestId', id)
  await next()
  context.header('X-Request-Id', id)
}
