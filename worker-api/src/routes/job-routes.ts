/** Owns the contract of the job routes. The handlers are in jobs.ts. */
import { jobKinds } from '@contenthq/model'
import {
  idempotencyKeySchema,
  jobEventsSchema,
  jobIdSchema,
  jobListSchema,
  jobReceiptSchema,
  jobSchema,
  jobStatuses,
  MAX_PAGE,
  projectIdSchema,
} from '@contenthq/model/api'
import { createRoute } from '@hono/zod-openapi'
import { z } from 'zod'
import { bodyOf, problems } from '../openapi.ts'

/** Seconds that a caller may wait for news. */
export const LONGEST_WAIT = 25

const params = z.object({ id: jobIdSchema })
const json = <T extends z.ZodType>(schema: T) => ({ 'application/json': { schema } })

/** Words separated by commas, each one of the list. */
const listOf = <T extends string>(words: readonly [T, ...T[]]) =>
  z
    .string()
    .transform(text => text.split(','))
    .pipe(z.array(z.enum(words)).min(1))
    .optional()

export const enqueueRoute = createRoute({
  method: 'post',
  path: '/v1/jobs',
  operationId: 'enqueueJob',
  summary: 'Ask for a picture, a narration, a story: credits are held, the work begins',
  request: { headers: z.object({ 'idempotency-key': idempotencyKeySchema }), body: bodyOf('JobWish') },
  responses: {
    202: { description: 'Taken on, now or before under the same key', content: json(jobReceiptSchema) },
    ...problems({
      400: 'input-invalid',
      402: 'credits-insufficient, with needed and available',
      404: 'project-missing',
      413: 'payload-too-large',
      415: 'input-invalid',
      422: 'idempotency-mismatch: the key was used for another wish',
      501: 'provider-not-configured: nobody is set up for this; nothing is held',
    }),
  },
})

export const listJobsRoute = createRoute({
  method: 'get',
  path: '/v1/jobs',
  operationId: 'listJobs',
  summary: 'The jobs of a project, newest first',
  request: {
    query: z.object({
      project: projectIdSchema,
      kind: listOf([...jobKinds]),
      status: listOf([...jobStatuses]),
      cursor: z.string().max(400).optional(),
      limit: z.coerce.number().int().min(1).max(MAX_PAGE).default(50),
    }),
  },
  responses: {
    200: { description: 'A page', content: json(jobListSchema) },
    ...problems({ 400: 'input-invalid', 404: 'project-missing' }),
  },
})

export const jobEventsRoute = createRoute({
  method: 'get',
  path: '/v1/jobs/events',
  operationId: 'jobEvents',
  summary: 'The jobs of a project that changed behind a cursor; waits for the first change',
  request: {
    query: z.object({
      project: projectIdSchema,
      after: z.coerce.number().int().min(0).max(Number.MAX_SAFE_INTEGER).default(0),
      wait: z.coerce.number().min(0).max(LONGEST_WAIT).default(0).describe('Seconds'),
      limit: z.coerce.number().int().min(1).max(MAX_PAGE).default(MAX_PAGE),
    }),
  },
  responses: {
    200: {
      description: 'What changed; nothing, with the same cursor, when the time is over',
      content: json(jobEventsSchema),
    },
    ...problems({ 400: 'input-invalid', 404: 'project-missing' }),
  },
})

const one = { path: '/v1/jobs/{id}', request: { params } }

export const readJobRoute = createRoute({
  ...one,
  method: 'get',
  operationId: 'readJob',
  summary: 'A job as it stands',
  responses: {
    200: { description: 'The job', content: json(jobSchema) },
    ...problems({ 400: 'input-invalid', 404: 'job-missing' }),
  },
})

export const cancelJobRoute = createRoute({
  ...one,
  method: 'post',
  path: '/v1/jobs/{id}/cancel',
  operationId: 'cancelJob',
  summary: 'End a job before its time; a call under way is awaited, kept and charged',
  responses: {
    200: { description: 'The job: ended, or asked to end', content: json(jobSchema) },
    ...problems({ 400: 'input-invalid', 404: 'job-missing' }),
  },
})

export const retryJobRoute = createRoute({
  ...one,
  method: 'post',
  path: '/v1/jobs/{id}/retry',
  operationId: 'retryJob',
  summary: 'Ask for the same again, as a new job; the same answer however often it is called',
  responses: {
    202: { description: 'The new job', content: json(jobReceiptSchema) },
    ...problems({
      400: 'input-invalid',
      402: 'credits-insufficient, with needed and available',
      404: 'job-missing, project-missing',
      409: 'job-open: it has not failed and was not cancelled',
      501: 'provider-not-configured',
    }),
  },
})
