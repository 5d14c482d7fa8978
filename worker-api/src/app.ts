/** Owns the composition of the API: middleware and routes in order. Knows no route's business. */
import { OpenAPIHono } from '@hono/zod-openapi'
import type { AppEnv } from './env.ts'
import { noVendors, type Vendors } from './jobs/vendors.ts'
import { discardBody } from './middleware/discard-body.ts'
import { issuesOf } from './middleware/json-body.ts'
import { origins } from './middleware/origins.ts'
import { owner } from './middleware/owner.ts'
import { onError, problemResponse } from './middleware/problems.ts'
import { requestId } from './middleware/request-id.ts'
import { describeApi } from './openapi.ts'
import { Refusal } from './refusal.ts'
import { addBillingRoutes } from './routes/billing.ts'
import { addHealthRoute } from './routes/health.ts'
import { addJobRoutes } from './routes/jobs.ts'
import { addMediaRoutes } from './routes/media.ts'
import { addProjectRoutes } from './routes/projects.ts'

export function createApp(vendors: Vendors = noVendors): OpenAPIHono<AppEnv> {
  const app = new OpenAPIHono<AppEnv>({
    defaultHook: result => {
      if (result.success) return
      throw new Refusal('input-invalid', { extras: { errors: issuesOf(result.error) } })
    },
  })
  app.onError(onError)
  app.notFound(context => problemResponse(context, new Refusal('not-found')))
  app.use(requestId, discardBody, origins)
  app.use('/v1/projects/*', owner)
  app.use('/v1/media/*', owner)
  app.use('/v1/jobs/*', owner)
  app.use('/v1/billing/*', owner)
  addHealthRoute(app)
  addProjectRoutes(app)
  addMediaRoutes(app)
  addJobRoutes(app, vendors)
  addBillingRoutes(app)
  app.get('/openapi.json', context => context.json(describeApi(app)))
  return app
}
