/** Owns the contract of what only the operator does with credits and the queue. The handlers are in operator-billing.ts. */
import { entrySchema, idempotencyKeySchema, queueFiguresSchema, subscriptionSchema } from '@contenthq/model/api'
import { createRoute } from '@hono/zod-openapi'
import { z } from 'zod'
import { answerOf, bodyOf, problems } from '../openapi.ts'

const security = [{ operator: [] }]
const closed = { 401: 'token-missing, token-invalid', 403: 'scope-missing' } as const
const headers = z.object({ 'idempotency-key': idempotencyKeySchema })
const body = { 400: 'input-invalid', 413: 'payload-too-large', 415: 'input-invalid', ...closed } as const

export const grantRoute = createRoute({
  method: 'post',
  path: '/v1/operator/grants',
  operationId: 'grantCredits',
  summary: 'Give credits to a user; the same key again gives nothing more',
  security,
  request: { headers, body: bodyOf('GrantRequest') },
  responses: {
    201: answerOf('The entry', entrySchema),
    ...problems({ ...body, 422: 'credits-invalid, idempotency-mismatch' }),
  },
})

export const refundRoute = createRoute({
  method: 'post',
  path: '/v1/operator/refunds',
  operationId: 'refundCredits',
  summary: 'Give back what a job used, or a part of it; the same key again gives nothing more',
  security,
  request: { headers, body: bodyOf('RefundRequest') },
  responses: {
    201: answerOf('The entry', entrySchema),
    ...problems({ ...body, 404: 'hold-missing', 422: 'credits-invalid, idempotency-mismatch' }),
  },
})

export const changePlanRoute = createRoute({
  method: 'put',
  path: '/v1/operator/subscriptions',
  operationId: 'changePlan',
  summary: 'Change a user’s plan: a larger one at once, a smaller one with the next month',
  security,
  request: { body: bodyOf('PlanChange') },
  responses: { 200: answerOf('The subscription', subscriptionSchema), ...problems({ ...body, 404: 'plan-missing' }) },
})

export const hostPlanRoute = createRoute({
  method: 'put',
  path: '/v1/host/subscriptions',
  operationId: 'changeUserPlan',
  summary: 'The same by the host, with its app’s secret key, for a user as the app calls them',
  security: [{ secretKey: [] }],
  request: { body: bodyOf('PlanChange') },
  responses: { 200: answerOf('The subscription', subscriptionSchema), ...problems({ ...body, 404: 'plan-missing' }) },
})

export const queuesRoute = createRoute({
  method: 'get',
  path: '/v1/operator/queues',
  operationId: 'queueFigures',
  summary: 'How many jobs of each kind wait, run, are delayed, failed; and how old the oldest is',
  security,
  responses: { 200: answerOf('The queues', queueFiguresSchema), ...problems(closed) },
})
