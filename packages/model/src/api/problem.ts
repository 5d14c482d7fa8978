/** Owns what a failed request answers: RFC 9457 problem details with the product's codes. */
import { z } from 'zod'
import { type ErrorCode, errorFacts } from '../errors.ts'
import { assetHashSchema, revisionSchema } from './identifiers.ts'
import { projectDocumentSchema } from './project-document.ts'

const codes = Object.keys(errorFacts) as [ErrorCode, ...ErrorCode[]]

/** Media type of every answer of this shape. */
export const PROBLEM_TYPE = 'application/problem+json'

export const problemSchema = z
  .object({
    type: z.string().describe('Names the problem: a link to its help where the server has one, else a URN'),
    title: z.string(),
    status: z.number().int(),
    code: z.enum(codes),
    message: z.string().describe('One sentence for people'),
    remedy: z.string().describe('What to do about it'),
    retryable: z.boolean().describe('Whether the same request may succeed later'),
    detail: z.string().exactOptional().describe('One sentence about this very case'),
    instance: z.string().exactOptional().describe('Id of the request'),
    errors: z
      .array(z.object({ path: z.string(), message: z.string() }))
      .exactOptional()
      .describe('input-invalid: what is wrong and where'),
    missing: z.array(assetHashSchema).exactOptional().describe('media-missing: what to upload first'),
    credits: z
      .object({ needed: z.number().int(), available: z.number().int() })
      .exactOptional()
      .describe('credits-insufficient: how many are needed and how many there are'),
    current: z
      .object({ document: projectDocumentSchema, revision: revisionSchema })
      .exactOptional()
      .describe('revision-conflict: what is saved now'),
  })
  .meta({ id: 'Problem' })

export type Problem = z.infer<typeof problemSchema>
