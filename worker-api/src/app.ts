/** Owns the composition of the API: middleware and routes in order. Knows no route's business. */
import { OpenAPIHono } from '@hono/zod-openapi'
import type { AppEnv } from './env.ts'
import { noVendors, type Vendors } from './jobs/vendors.ts'
import { catalogue } from './middleware/catalogue.ts'
import { discardBody } from './middleware/discard-body.ts'
import { issuesOf } from './middleware/json-body.ts'
import { operator } from './middleware/operator.ts'
import { origins } from './middleware/origins.ts'
import { owner } from './middleware/owner.ts'
import { onError, problemResponse } from './middleware/problems.ts'
import { requestLog } from './middleware/request-log.ts'
import { describeApi } from './openapi.ts'
import { serveReference } from './reference-page.ts'
import { Refusal } from './refusal.ts'
import { addAppRoutes } from './routes/apps.ts'
import { addAuthRoutes } from './routes/auth.ts'
import { addBillingRoutes } from './routes/billing.ts'
import { addCatalogueRoutes } from './routes/catalogue.ts'
import { addFileRoutes } from './routes/files.ts'
import { addHealthRoute } from './routes/health.ts'
import { addJobRoutes } from './routes/jobs.ts'
import { addMediaRoutes } from './routes/media.ts'
import { addOperatorBillingRoutes } from './routes/operator-billing.ts'
import { addPipelineRoutes } from './routes/pipeline.ts'
import { addProjectRoutes } from './routes/projects.ts'
import { addSceneWorkRoutes } from './routes/scene-work.ts'
import { addSceneRoutes } from './routes/scenes.ts'
import { addSessionRoutes } from './routes/sessions.ts'
import { addSourceRoutes } from './routes/sources.ts'
import { addUploadRoutes } from './routes/uploads.ts'

export function createApp(vendors: Vendors = noVendors): OpenAPIHono<AppEnv> {
  const app = new OpenAPIHono<AppEnv>({
    defaultHook: result => {
      if (result.success) return
      throw new Refusal('input-invalid', { extras: { errors: issuesOf(result.error) } })
    },
  })
  app.onError(onError)
  app.notFound(context => problemResponse(context, new Refusal('not-found')))
  app.use(requestLog, discardBody, origins)
  app.use('/v1/jobs/*', owner('generate'))
  app.use('/v1/billing/*', owner('billing'))
  app.use('/v1/projects/*', owner('projects'))
  app.use('/v1/media/*', owner('media'))
  app.use('/v1/uploads/*', owner('media'))
  app.use('/v1/shares/*', owner('media'))
  app.use('/v1/settings/*', owner('settings'))
  for (const path of ['/v1/voices/*', '/v1/music/*', '/v1/ai/*']) app.use(path, catalogue)
  app.use('/v1/apps/*', operator)
  app.use('/v1/operator/*', operator)
  app.use('/v1/signing-keys/*', operator)
  addHealthRoute(app)
  addSessionRoutes(app)
  addAuthRoutes(app)
  addAppRoutes(app)
  addProjectRoutes(app)
  addSceneRoutes(app)
  addMediaRoutes(app)
  addJobRoutes(app, vendors)
  addBillingRoutes(app)
  addFileRoutes(app)
  addCatalogueRoutes(app)
  addUploadRoutes(app)
  addPipelineRoutes(app)
  addSceneWorkRoutes(app, vendors)
  addSourceRoutes(app, vendors)
  addOperatorBillingRoutes(app)
  app.get('/openapi.json', context => context.json(describeApi(app)))
  app.get(
    '/docs',
    serveReference(() => describeApi(app)),
  )
  return app
}
