/** Owns the contract of the routes over a project's sources. The handlers are in sources.ts. */
import {
  idempotencyKeySchema,
  jobReceiptSchema,
  projectIdSchema,
  readSourceSchema,
  sourceIdSchema,
  sourceListSchema,
  sourceSummarySchema,
} from '@contenthq/model/api'
import { createRoute } from '@hono/zod-openapi'
import { z } from 'zod'
import { answerOf, bodyOf, problems } from '../openapi.ts'

const params = z.object({ id: projectIdSchema })
const sourceParams = z.object({ id: projectIdSchema, source: sourceIdSchema })
const headers = z.object({ 'idempotency-key': idempotencyKeySchema })
const missing = { 400: 'input-invalid', 404: 'project-missing, not-found', 410: 'project-deleted' } as const

export const addSourceRoute = createRoute({
  method: 'post',
  path: '/v1/projects/{id}/sources',
  operationId: 'addSource',
  summary: 'Add a source: text is read at once, an address by a job',
  request: { params, headers, body: bodyOf('SourceRequest') },
  responses: {
    201: answerOf('Read', sourceSummarySchema),
    202: answerOf('A job reads the address', jobReceiptSchema),
    ...problems({
      ...missing,
      413: 'payload-too-large',
      415: 'input-invalid',
      422: 'idempotency-mismatch, file-empty, file-binary, source-empty',
      501: 'provider-not-configured: nobody reads addresses here',
    }),
  },
})

export const listSourcesRoute = createRoute({
  method: 'get',
  path: '/v1/projects/{id}/sources',
  operationId: 'listSources',
  summary: 'The sources of a project, newest first',
  request: { params },
  responses: { 200: answerOf('The sources', sourceListSchema), ...problems(missing) },
})

export const readSourceRoute = createRoute({
  method: 'get',
  path: '/v1/projects/{id}/sources/{source}',
  operationId: 'readSource',
  summary: 'A source with its text',
  request: { params: sourceParams },
  responses: { 200: answerOf('The source', readSourceSchema), ...problems(missing) },
})

export const retrySourceRoute = createRoute({
  method: 'post',
  path: '/v1/projects/{id}/sources/{source}/retry',
  operationId: 'retrySource',
  summary: 'Read an address again',
  request: { params: sourceParams, headers },
  responses: {
    202: answerOf('A job reads it', jobReceiptSchema),
    ...problems({ ...missing, 422: 'edit-refused: it has no address', 501: 'provider-not-configured' }),
  },
})

export const removeSourceRoute = createRoute({
  method: 'delete',
  path: '/v1/projects/{id}/sources/{source}',
  operationId: 'removeSource',
  summary: 'Forget a source; the story keeps what it took from it',
  request: { params: sourceParams },
  responses: { 204: { description: 'It is gone' }, ...problems(missing) },
})
