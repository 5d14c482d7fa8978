/** Owns the contract of sessions: a secret key for a token, and the keys that verify it. The handlers are in sessions.ts. */
import { jwksSchema, sessionAnswerSchema } from '@contenthq/model/api'
import { createRoute } from '@hono/zod-openapi'
import { answerOf, bodyOf, problems } from '../openapi.ts'

export const createSessionRoute = createRoute({
  method: 'post',
  path: '/v1/sessions',
  operationId: 'createSession',
  summary: 'A token for one of your users, asked for by your server with its secret key',
  security: [{ secretKey: [] }],
  request: { body: bodyOf('SessionRequest') },
  responses: {
    201: answerOf('A token, good for ten minutes', sessionAnswerSchema),
    ...problems({
      400: 'input-invalid',
      401: 'key-invalid',
      403: 'api-refused: asked from a page, or for an origin that is not the app’s',
      413: 'payload-too-large',
      415: 'input-invalid',
      429: 'rate-limited',
      503: 'identity-not-configured',
    }),
  },
})

export const jwksRoute = createRoute({
  method: 'get',
  path: '/.well-known/jwks.json',
  operationId: 'jwks',
  summary: 'The public keys that verify session tokens',
  security: [],
  responses: { 200: answerOf('A JSON Web Key Set', jwksSchema) },
})
