/** Owns the contract of the billing routes. The handlers are in billing.ts. */
import {
  balanceSchema,
  checkSchema,
  entryKindNames,
  estimateSchema,
  jobIdSchema,
  MAX_PAGE,
  plansSchema,
  projectIdSchema,
  subscriptionSchema,
  transactionsSchema,
  usageSchema,
} from '@contenthq/model/api'
import { createRoute } from '@hono/zod-openapi'
import { z } from 'zod'
import { bodyOf, problems } from '../openapi.ts'

const json = <T extends z.ZodType>(schema: T) => ({ 'application/json': { schema } })

export const balanceRoute = createRoute({
  method: 'get',
  path: '/v1/billing/balance',
  operationId: 'readBalance',
  summary: 'Credits that can be held, credits that are held, and what expires when',
  responses: { 200: { description: 'The balance', content: json(balanceSchema) } },
})

export const transactionsRoute = createRoute({
  method: 'get',
  path: '/v1/billing/transactions',
  operationId: 'listTransactions',
  summary: 'Every move of a credit, newest first',
  request: {
    query: z.object({
      kind: z
        .string()
        .transform(text => text.split(','))
        .pipe(z.array(z.enum(entryKindNames)).min(1))
        .optional(),
      job: jobIdSchema.optional(),
      cursor: z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER).optional(),
      limit: z.coerce.number().int().min(1).max(MAX_PAGE).default(50),
    }),
  },
  responses: {
    200: { description: 'A page', content: json(transactionsSchema) },
    ...problems({ 400: 'input-invalid' }),
  },
})

export const usageRoute = createRoute({
  method: 'get',
  path: '/v1/billing/usage',
  operationId: 'readUsage',
  summary: 'Credits used by day and operation',
  request: {
    query: z.object({
      from: z.iso.date().optional().describe('First day, UTC; 30 days before the last where absent'),
      to: z.iso.date().optional().describe('Last day, UTC; today where absent'),
    }),
  },
  responses: {
    200: { description: 'Days on which something was used', content: json(usageSchema) },
    ...problems({ 400: 'input-invalid: not a day, the wrong way round, or more than 366 days' }),
  },
})

export const plansRoute = createRoute({
  method: 'get',
  path: '/v1/billing/plans',
  operationId: 'listPlans',
  summary: 'The plans, cheapest first',
  responses: { 200: { description: 'The plans', content: json(plansSchema) } },
})

export const subscriptionRoute = createRoute({
  method: 'get',
  path: '/v1/billing/subscription',
  operationId: 'readSubscription',
  summary: 'The plan somebody has, and when its month ends',
  responses: { 200: { description: 'The subscription', content: json(subscriptionSchema) } },
})

export const estimateRoute = createRoute({
  method: 'get',
  path: '/v1/billing/estimate',
  operationId: 'estimateProject',
  summary: 'What is left to make of a project, and what it costs at least and at most',
  request: { query: z.object({ project: projectIdSchema }) },
  responses: {
    200: { description: 'The estimate', content: json(estimateSchema) },
    ...problems({ 400: 'input-invalid', 404: 'project-missing', 410: 'project-deleted' }),
  },
})

export const checkRoute = createRoute({
  method: 'post',
  path: '/v1/billing/check',
  operationId: 'checkCredits',
  summary: 'Whether the credits suffice for a job, or for an amount; changes nothing',
  request: { body: bodyOf('CreditQuestion') },
  responses: {
    200: { description: 'The answer', content: json(checkSchema) },
    ...problems({ 400: 'input-invalid', 413: 'payload-too-large', 415: 'input-invalid' }),
  },
})
