/** Owns the contract of people's own accounts. The only routes that read a cookie. The handlers are in auth.ts. */
import { signedInSchema } from '@contenthq/model/api'
import { createRoute } from '@hono/zod-openapi'
import { z } from 'zod'
import { answerOf, bodyOf, problems } from '../openapi.ts'

const security: never[] = []
const refusals = {
  400: 'input-invalid',
  403: 'api-refused: not a page of the product',
  429: 'rate-limited',
  501: 'provider-not-configured: no mail vendor',
  503: 'identity-not-configured',
} as const

export const registerRoute = createRoute({
  method: 'post',
  path: '/v1/auth/register',
  operationId: 'register',
  summary: 'Ask for an account; whatever follows comes by mail',
  security,
  request: { body: bodyOf('RegisterRequest') },
  responses: {
    202: { description: 'A mail is on its way, to known and unknown addresses alike' },
    ...problems(refusals),
  },
})

export const verifyRoute = createRoute({
  method: 'get',
  path: '/v1/auth/verify',
  operationId: 'verifyAddress',
  summary: 'Confirm an address by the link of the mail',
  security,
  request: { query: z.object({ token: z.string().max(2000) }) },
  responses: {
    200: { description: 'Confirmed', content: { 'text/plain': { schema: z.string() } } },
    ...problems({ 401: 'sign-in-refused: the link is over', 503: 'identity-not-configured' }),
  },
})

export const signInRoute = createRoute({
  method: 'post',
  path: '/v1/auth/sign-in',
  operationId: 'signIn',
  summary: 'Sign in; the cookie is read by /v1/auth/* only',
  security,
  request: { body: bodyOf('SignInRequest') },
  responses: {
    204: { description: 'Signed in' },
    ...problems({ ...refusals, 401: 'sign-in-refused: whatever the reason' }),
  },
})

export const signOutRoute = createRoute({
  method: 'post',
  path: '/v1/auth/sign-out',
  operationId: 'signOut',
  summary: 'Sign out, now or before',
  security,
  responses: { 204: { description: 'Signed out' }, ...problems(refusals) },
})

export const askResetRoute = createRoute({
  method: 'post',
  path: '/v1/auth/reset-request',
  operationId: 'askReset',
  summary: 'Ask for a code that sets a new password; it comes by mail',
  security,
  request: { body: bodyOf('ResetAsk') },
  responses: { 202: { description: 'A mail is on its way where the address has an account' }, ...problems(refusals) },
})

export const resetRoute = createRoute({
  method: 'post',
  path: '/v1/auth/reset',
  operationId: 'resetPassword',
  summary: 'Set a new password by the code of the mail; ends every sign-in',
  security,
  request: { body: bodyOf('ResetRequest') },
  responses: { 204: { description: 'Set' }, ...problems({ ...refusals, 401: 'sign-in-refused: the code is over' }) },
})

export const authSessionRoute = createRoute({
  method: 'post',
  path: '/v1/auth/session',
  operationId: 'signedInSession',
  summary: 'A session token for the person who is signed in',
  security,
  responses: {
    201: answerOf('As an app’s users get one', signedInSchema),
    ...problems({ ...refusals, 401: 'sign-in-refused: nobody is signed in' }),
  },
})
