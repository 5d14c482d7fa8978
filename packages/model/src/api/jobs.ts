/** Owns the wire shape of jobs: the wish, the receipt, the job as it stands, what follows a cursor. */
import { z } from 'zod'
import { type JobKind, jobKinds } from '../credits/hold-for.ts'
import { type ErrorCode, errorFacts } from '../errors.ts'
import { assetHashSchema, projectIdSchema } from './identifiers.ts'
import { jobInputSchemas, jobKindSchema } from './job-inputs.ts'

export const jobStatuses = ['queued', 'running', 'succeeded', 'failed', 'cancelled'] as const
export type JobStatus = (typeof jobStatuses)[number]

/** Smaller is earlier: a person waits for the first, nobody for the last. */
export const jobPriorities = { now: 0, soon: 1, later: 2 } as const
export type JobPriority = keyof typeof jobPriorities

/** Visible ASCII; usually the request key of the wish. */
export const idempotencyKeySchema = z
  .string()
  .regex(/^[\x21-\x7e]{1,200}$/)
  .describe('1 to 200 visible ASCII characters; the same key with the same body is the same wish')

export const jobIdSchema = z.uuid()

const moment = z.string().describe('ISO 8601 in UTC')
const credits = z.number().int().nonnegative()
const sceneId = z.string().min(1).max(200)

const wishOf = <K extends JobKind>(kind: K) =>
  z.strictObject({
    kind: z.literal(kind),
    project: projectIdSchema,
    scene: sceneId.exactOptional(),
    priority: z.enum(['now', 'soon', 'later']).exactOptional(),
    input: jobInputSchemas[kind],
  })

/** What is wished for; its key travels in the header Idempotency-Key. */
export const jobWishSchema = z
  .discriminatedUnion('kind', [
    wishOf('ingest'),
    wishOf('write-story'),
    wishOf('plan-scenes'),
    wishOf('make-picture'),
    wishOf('check-picture'),
    wishOf('speak'),
    wishOf('write-music'),
  ])
  .meta({ id: 'JobWish' })

/** The answer to a wish. Nothing in it changes, so the same wish again is answered byte by byte the same. */
export const jobReceiptSchema = z
  .object({
    id: jobIdSchema,
    kind: jobKindSchema,
    held: credits.describe('Credits set aside; the job never costs more'),
    createdAt: moment,
    expiresAt: moment.describe('When the job ends at the latest'),
  })
  .meta({ id: 'JobReceipt' })

const codes = Object.keys(errorFacts) as [ErrorCode, ...ErrorCode[]]

export const jobErrorSchema = z.object({
  code: z.enum(codes),
  message: z.string(),
  remedy: z.string(),
  retryable: z.boolean(),
  detail: z.string().exactOptional(),
})

export const jobSchema = z
  .object({
    id: jobIdSchema,
    kind: jobKindSchema,
    status: z.enum(jobStatuses),
    project: projectIdSchema,
    scene: sceneId.exactOptional(),
    priority: z.enum(['now', 'soon', 'later']),
    percent: z.number().min(0).max(100),
    attempts: z.number().int().nonnegative().describe('Times somebody began to work on it since its last answer'),
    held: credits,
    used: credits.exactOptional().describe('What it cost; absent until it has ended'),
    cancelAsked: z.boolean(),
    createdAt: moment,
    nextRunAt: moment.exactOptional().describe('When it is worked on again'),
    endedAt: moment.exactOptional(),
    result: z.record(z.string(), z.unknown()).exactOptional().describe('Succeeded, or what is kept of a cancelled one'),
    assets: z.array(assetHashSchema).exactOptional().describe('Stored files that the result names'),
    error: jobErrorSchema.exactOptional(),
    cursor: z.number().int().describe('Grows with every change of any job'),
  })
  .meta({ id: 'Job' })

export const jobListSchema = z
  .object({
    jobs: z.array(jobSchema),
    nextCursor: z.string().exactOptional().describe('Hand it back for the next page; absent on the last'),
  })
  .meta({ id: 'JobList' })

export const jobEventsSchema = z
  .object({
    jobs: z.array(jobSchema).describe('Those that changed, as they are now, in the order of their last change'),
    cursor: z.number().int().describe('Hand it back as `after`'),
  })
  .meta({ id: 'JobEvents' })

const queue = z.object({
  kind: z.enum(jobKinds),
  waiting: credits.describe('Due, and nobody works on it'),
  active: credits,
  delayed: credits.describe('Waits for its next attempt'),
  failed: credits.describe('In the last 24 hours'),
  oldestSeconds: z.number().exactOptional().describe('Age of the oldest that waits'),
})

export const queueFiguresSchema = z.object({ queues: z.array(queue) }).meta({ id: 'QueueFigures' })

export type JobWish = z.infer<typeof jobWishSchema>
export type JobReceipt = z.infer<typeof jobReceiptSchema>
export type JobAnswer = z.infer<typeof jobSchema>
export type JobListAnswer = z.infer<typeof jobListSchema>
export type JobEventsAnswer = z.infer<typeof jobEventsSchema>
export type QueueFigures = z.infer<typeof queueFiguresSchema>
