/**
 * Owns the description of the API: what routes share, and the document served at /openapi.json. The named schemas
 * are written by zod itself, which knows its own optional and record types best.
 */
import {
  balanceSchema,
  checkRequestSchema,
  checkSchema,
  estimateSchema,
  healthSchema,
  jobEventsSchema,
  jobListSchema,
  jobReceiptSchema,
  jobSchema,
  jobWishSchema,
  PROBLEM_TYPE,
  plansSchema,
  problemSchema,
  projectDocumentSchema,
  projectListSchema,
  projectSummarySchema,
  savedSchema,
  storedMediaSchema,
  storedProjectSchema,
  subscriptionSchema,
  transactionsSchema,
  usageSchema,
} from '@contenthq/model/api'
import type { OpenAPIHono } from '@hono/zod-openapi'
import { z } from 'zod'
import type { AppEnv } from './env.ts'
import { VERSION } from './version.ts'

const named = {
  Balance: balanceSchema,
  CreditCheck: checkSchema,
  CreditQuestion: checkRequestSchema,
  Estimate: estimateSchema,
  Health: healthSchema,
  Job: jobSchema,
  JobEvents: jobEventsSchema,
  JobList: jobListSchema,
  JobReceipt: jobReceiptSchema,
  JobWish: jobWishSchema,
  Plans: plansSchema,
  Problem: problemSchema,
  ProjectDocument: projectDocumentSchema,
  ProjectList: projectListSchema,
  ProjectSummary: projectSummarySchema,
  Saved: savedSchema,
  StoredMedia: storedMediaSchema,
  StoredProject: storedProjectSchema,
  Subscription: subscriptionSchema,
  Transactions: transactionsSchema,
  Usage: usageSchema,
}

const referenceTo = (name: string): string => `#/components/schemas/${name}`

/** A body of a named schema, that the handler reads and checks itself. */
export const bodyOf = (name: keyof typeof named) => ({
  required: true,
  content: { 'application/json': { schema: { $ref: referenceTo(name) } } },
})

export const documentBody = bodyOf('ProjectDocument')

/** The failures a route answers with, as problem details. */
export const problems = <S extends number>(descriptions: Readonly<Record<S, string>>) =>
  Object.fromEntries(
    Object.entries<string>(descriptions).map(([status, description]) => [
      status,
      { description, content: { [PROBLEM_TYPE]: { schema: problemSchema } } },
    ]),
  )

function namedSchemas(): Record<string, object> {
  const registry = z.registry<{ id: string }>()
  for (const [id, schema] of Object.entries(named)) registry.add(schema, { id })
  const { schemas } = z.toJSONSchema(registry, { uri: referenceTo, io: 'input' })
  return Object.fromEntries(Object.entries(schemas).map(([id, { $schema, $id, ...schema }]) => [id, schema]))
}

/** The whole description, OpenAPI 3.1. */
export function describeApi(app: OpenAPIHono<AppEnv>): object {
  const { components, ...rest } = app.getOpenAPI31Document({
    openapi: '3.1.0',
    info: {
      title: 'ContentHQ Studio API',
      version: VERSION,
      license: { name: 'MIT' },
      description:
        'Keeps projects, their media, and the jobs that make them. Every failure is a problem (RFC 9457) with a code.',
    },
  })
  return { ...rest, components: { ...components, schemas: namedSchemas() } }
}
