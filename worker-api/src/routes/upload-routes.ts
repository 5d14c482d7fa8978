/** Owns the contract of uploads in parts. The handlers are in uploads.ts. */
import { storedMediaSchema, uploadSchema } from '@contenthq/model/api'
import { createRoute } from '@hono/zod-openapi'
import { z } from 'zod'
import { answerOf, bodyOf, problems } from '../openapi.ts'

const params = z.object({ upload: z.string().max(64) })
const partParams = z.object({ upload: z.string().max(64), number: z.coerce.number().int().positive().max(10_000) })
const missing = problems({ 400: 'input-invalid', 404: 'upload-missing' })

export const beginUploadRoute = createRoute({
  method: 'post',
  path: '/v1/uploads',
  operationId: 'beginUpload',
  summary: 'Begin an upload in parts, or go on with the one of this file',
  request: { body: bodyOf('UploadRequest') },
  responses: {
    201: answerOf('Send the parts that are not there', uploadSchema),
    200: answerOf('The file is stored already', storedMediaSchema),
    ...problems({ 400: 'input-invalid', 413: 'quota-exceeded', 415: 'media-unsupported' }),
  },
})

export const readUploadRoute = createRoute({
  method: 'get',
  path: '/v1/uploads/{upload}',
  operationId: 'readUpload',
  summary: 'Which parts are there',
  request: { params },
  responses: { 200: answerOf('The upload', uploadSchema), ...missing },
})

export const putPartRoute = createRoute({
  method: 'put',
  path: '/v1/uploads/{upload}/parts/{number}',
  operationId: 'putUploadPart',
  summary: 'One part, in any order; the same again is harmless',
  request: {
    params: partParams,
    body: { required: true, content: { '*/*': { schema: { type: 'string' as const, format: 'binary' } } } },
  },
  responses: { 204: { description: 'Stored' }, ...missing },
})

export const completeUploadRoute = createRoute({
  method: 'post',
  path: '/v1/uploads/{upload}/complete',
  operationId: 'completeUpload',
  summary: 'Join the parts; the whole is checked against its hash and type',
  request: { params },
  responses: {
    201: answerOf('Stored', storedMediaSchema),
    ...problems({
      400: 'input-invalid: a part lacks',
      404: 'upload-missing',
      415: 'media-unsupported',
      422: 'media-mismatch: begin again',
    }),
  },
})

export const dropUploadRoute = createRoute({
  method: 'delete',
  path: '/v1/uploads/{upload}',
  operationId: 'dropUpload',
  summary: 'Give an upload up',
  request: { params },
  responses: { 204: { description: 'Forgotten' }, ...missing },
})
