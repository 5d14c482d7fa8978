/** Owns the contract of the media routes. The handlers are in media.ts. */
import { assetHashSchema, storedMediaSchema } from '@contenthq/model/api'
import { createRoute } from '@hono/zod-openapi'
import { z } from 'zod'
import { problems } from '../openapi.ts'

const params = z.object({ hash: assetHashSchema })
const binary = { '*/*': { schema: { type: 'string' as const, format: 'binary' } } }
const stored = { 'application/json': { schema: storedMediaSchema } }

export const putMediaRoute = createRoute({
  method: 'put',
  path: '/v1/media/{hash}',
  operationId: 'putMedia',
  summary: 'Store a file under the SHA-256 of its bytes',
  request: { params, body: { required: true, content: binary } },
  responses: {
    201: { description: 'Stored', content: stored },
    200: { description: 'It was stored before', content: stored },
    ...problems({
      400: 'input-invalid: the hash is none, or the upload was cut off',
      411: 'input-invalid: Content-Length is absent',
      413: 'payload-too-large, quota-exceeded',
      415: 'media-unsupported: a type that is not stored, or bytes of another type',
      422: 'media-mismatch: the bytes have another hash',
    }),
  },
})

const readMedia = {
  path: '/v1/media/{hash}',
  request: {
    params,
    headers: z.object({
      range: z.string().optional(),
      'if-none-match': z.string().optional(),
      'if-range': z.string().optional(),
    }),
  },
  responses: {
    200: { description: 'The file', content: binary },
    206: { description: 'The range asked for', content: binary },
    304: { description: 'The caller has it' },
    ...problems({ 400: 'input-invalid', 404: 'asset-missing', 416: 'range-invalid' }),
  },
}

export const getMediaRoute = createRoute({
  ...readMedia,
  method: 'get',
  operationId: 'getMedia',
  summary: 'A file, or one range of its bytes',
})

/** Described for callers; the framework answers it from the GET handler, without a body. */
export const headMediaRoute = createRoute({
  ...readMedia,
  method: 'head',
  operationId: 'headMedia',
  summary: 'Whether a file is stored, its type and size',
  responses: {
    200: { description: 'It is stored' },
    206: { description: 'It is stored, and the range lies inside' },
    304: { description: 'The caller has it' },
    400: { description: 'input-invalid' },
    404: { description: 'asset-missing' },
    416: { description: 'range-invalid' },
  },
})
