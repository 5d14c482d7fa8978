/** Owns the contract of lists, links, shares and deletion of files. The handlers are in files.ts. */
import {
  assetHashSchema,
  linkSchema,
  MAX_PAGE,
  mediaKindSchema,
  mediaListSchema,
  newShareSchema,
  projectIdSchema,
  shareListSchema,
} from '@contenthq/model/api'
import { createRoute } from '@hono/zod-openapi'
import { z } from 'zod'
import { answerOf, bodyOf, problems } from '../openapi.ts'

const params = z.object({ hash: assetHashSchema })
const missing = problems({ 400: 'input-invalid', 404: 'asset-missing' })
const binary = { '*/*': { schema: { type: 'string' as const, format: 'binary' } } }
const file = {
  200: { description: 'The file', content: binary },
  206: { description: 'The range asked for', content: binary },
  304: { description: 'The caller has it' },
}

export const listMediaRoute = createRoute({
  method: 'get',
  path: '/v1/media',
  operationId: 'listMedia',
  summary: 'Stored files, newest first',
  request: {
    query: z.object({
      project: projectIdSchema.optional(),
      kind: mediaKindSchema.optional(),
      cursor: z.string().max(400).optional(),
      limit: z.coerce.number().int().min(1).max(MAX_PAGE).default(50),
    }),
  },
  responses: { 200: answerOf('A page', mediaListSchema), ...problems({ 400: 'input-invalid' }) },
})

export const deleteMediaRoute = createRoute({
  method: 'delete',
  path: '/v1/media/{hash}',
  operationId: 'deleteMedia',
  summary: 'Delete a file that no project names',
  request: { params },
  responses: {
    204: { description: 'Deleted' },
    ...problems({ 400: 'input-invalid', 404: 'asset-missing', 409: 'media-in-use' }),
  },
})

export const linkMediaRoute = createRoute({
  method: 'post',
  path: '/v1/media/{hash}/link',
  operationId: 'linkMedia',
  summary: 'A link that opens the file for a while without a token',
  request: { params, body: bodyOf('LinkRequest') },
  responses: { 201: answerOf('A link', linkSchema), ...missing },
})

export const signedMediaRoute = createRoute({
  method: 'get',
  path: '/v1/signed/{owner}/{hash}',
  operationId: 'openMediaLink',
  summary: 'What a link of POST /v1/media/{hash}/link opens',
  security: [],
  request: {
    params: z.object({ owner: z.string().max(64), hash: assetHashSchema }),
    query: z.object({
      expires: z.coerce.number().int().positive(),
      type: z.string().max(200),
      signature: z.string().max(100),
    }),
  },
  responses: {
    ...file,
    ...problems({ 400: 'input-invalid', 403: 'api-refused', 404: 'asset-missing', 416: 'range-invalid' }),
  },
})

export const createShareRoute = createRoute({
  method: 'post',
  path: '/v1/media/{hash}/shares',
  operationId: 'createShare',
  summary: 'A public link, until it is revoked',
  request: { params },
  responses: { 201: answerOf('Made', newShareSchema), ...missing },
})

export const listSharesRoute = createRoute({
  method: 'get',
  path: '/v1/media/{hash}/shares',
  operationId: 'listShares',
  summary: 'The public links of a file, and how often each was opened',
  request: { params },
  responses: { 200: answerOf('Newest first', shareListSchema), ...missing },
})

export const revokeShareRoute = createRoute({
  method: 'delete',
  path: '/v1/shares/{share}',
  operationId: 'revokeShare',
  summary: 'End a public link',
  request: { params: z.object({ share: z.string().max(64) }) },
  responses: { 204: { description: 'It opens nothing any more' }, ...problems({ 404: 'not-found' }) },
})

export const openShareRoute = createRoute({
  method: 'get',
  path: '/v1/shared/{token}',
  operationId: 'openShare',
  summary: 'What a public link shows',
  security: [],
  request: { params: z.object({ token: z.string().max(100) }) },
  responses: { ...file, ...problems({ 404: 'not-found', 416: 'range-invalid' }) },
})
