/** Owns the contract of the operator's routes over apps and keys. The handlers are in apps.ts. */
import { appListSchema, keyListSchema, newAppSchema, newKeySchema, rotatedSchema } from '@contenthq/model/api'
import { createRoute } from '@hono/zod-openapi'
import { z } from 'zod'
import { answerOf, bodyOf, problems } from '../openapi.ts'

const appId = z.string().max(64)
const appParams = z.object({ app: appId })
const keyParams = z.object({ app: appId, key: z.string().max(64) })
const security = [{ operator: [] }]
const refusals = problems({ 400: 'input-invalid', 401: 'token-missing, token-invalid', 403: 'scope-missing' })
const missing = problems({
  400: 'input-invalid',
  401: 'token-missing, token-invalid',
  403: 'scope-missing',
  404: 'not-found',
})

export const createAppRoute = createRoute({
  method: 'post',
  path: '/v1/apps',
  operationId: 'createApp',
  summary: 'A new app with a publishable and a secret key',
  security,
  request: { body: bodyOf('AppRequest') },
  responses: { 201: answerOf('Made; its keys are told only now', newAppSchema), ...refusals },
})

export const listAppsRoute = createRoute({
  method: 'get',
  path: '/v1/apps',
  operationId: 'listApps',
  summary: 'All apps, the oldest first',
  security,
  responses: { 200: answerOf('All apps', appListSchema), ...refusals },
})

export const changeAppRoute = createRoute({
  method: 'put',
  path: '/v1/apps/{app}',
  operationId: 'changeApp',
  summary: 'Name, origins, or disabled: what is absent stays',
  security,
  request: { params: appParams, body: bodyOf('AppChange') },
  responses: { 204: { description: 'Changed' }, ...missing },
})

export const listKeysRoute = createRoute({
  method: 'get',
  path: '/v1/apps/{app}/keys',
  operationId: 'listAppKeys',
  summary: 'The keys of an app, the oldest first',
  security,
  request: { params: appParams },
  responses: { 200: answerOf('Its keys', keyListSchema), ...refusals },
})

export const addKeyRoute = createRoute({
  method: 'post',
  path: '/v1/apps/{app}/keys',
  operationId: 'addAppKey',
  summary: 'One more key',
  security,
  request: { params: appParams, body: bodyOf('KeyRequest') },
  responses: { 201: answerOf('Made; told only now', newKeySchema), ...missing },
})

export const rollKeyRoute = createRoute({
  method: 'post',
  path: '/v1/apps/{app}/keys/{key}/roll',
  operationId: 'rollAppKey',
  summary: 'A new key in the place of one that stays good for a while',
  security,
  request: { params: keyParams, body: bodyOf('KeyRoll') },
  responses: { 201: answerOf('Made; told only now', newKeySchema), ...missing },
})

export const revokeKeyRoute = createRoute({
  method: 'delete',
  path: '/v1/apps/{app}/keys/{key}',
  operationId: 'revokeAppKey',
  summary: 'End a key at once',
  security,
  request: { params: keyParams },
  responses: { 204: { description: 'Ended' }, ...missing },
})

export const rotateRoute = createRoute({
  method: 'post',
  path: '/v1/signing-keys/rotate',
  operationId: 'rotateSigningKeys',
  summary: 'A new key signs tokens from now on; the old ones verify until their last token is over',
  security,
  responses: {
    201: answerOf('Rotated', rotatedSchema),
    ...problems({ 401: 'token-missing, token-invalid', 403: 'scope-missing', 503: 'identity-not-configured' }),
  },
})
