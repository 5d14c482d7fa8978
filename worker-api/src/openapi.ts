/**
 * Owns the description of the API: what routes share, and the document served at /openapi.json. The named schemas
 * are written by zod itself, which knows its own optional and record types best.
 */
import * as wire from '@contenthq/model/api'
import { PROBLEM_TYPE, problemSchema } from '@contenthq/model/api'
import type { OpenAPIHono } from '@hono/zod-openapi'
import { z } from 'zod'
import type { AppEnv } from './env.ts'
import { examples } from './openapi-examples.ts'
import { VERSION } from './version.ts'

/** Every schema of the wire that has a name. */
const named: Readonly<Record<string, z.ZodType>> = Object.fromEntries(
  Object.values(wire)
    .flatMap(value => (value instanceof z.ZodType ? [[value.meta()?.id, value] as const] : []))
    .flatMap(([id, schema]) => (id === undefined ? [] : [[id, schema] as const]))
    .sort(([one], [other]) => (one < other ? -1 : 1)),
)

const referenceTo = (name: string): string => `#/components/schemas/${name}`

/** A body of a named schema, that the handler reads and checks itself. */
export const bodyOf = (name: string) => ({
  required: true,
  content: { 'application/json': { schema: { $ref: referenceTo(name) } } },
})

export const documentBody = bodyOf('ProjectDocument')

/** An answer of a named schema. */
export const answerOf = <T extends z.ZodType>(description: string, schema: T) => ({
  description,
  content: { 'application/json': { schema } },
})

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
  return Object.fromEntries(
    Object.entries(schemas).map(([id, { $schema, $id, ...schema }]) => [
      id,
      id in examples ? { ...schema, examples: [examples[id]] } : schema,
    ]),
  )
}

const bearer = (description: string) => ({ type: 'http', scheme: 'bearer', description })

const securitySchemes = {
  session: bearer('A session token of POST /v1/sessions or of a signed-in person'),
  secretKey: bearer('An app’s secret key: from its server only'),
  publishableKey: bearer('An app’s publishable key, from its pages: free calls only'),
  operator: bearer('The operator’s key, or the session of an admin'),
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
    security: [{ session: [] }],
  })
  return { ...rest, components: { ...components, schemas: namedSchemas(), securitySchemes } }
}
