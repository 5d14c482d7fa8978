/**
 * Owns the tables of jobs: paid wishes with their lease, the vendor calls they made, what the pipeline of a project has
 * come to, and the answers that are repeated for the same key. Rows are the truth; whoever wakes a job only pokes.
 */
import { callKinds, jobKinds, stageStates, stages } from '@contenthq/model'
import { sql } from 'drizzle-orm'
import { check, index, integer, primaryKey, real, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { among } from './among.ts'

export const jobStatuses = ['queued', 'running', 'succeeded', 'failed', 'cancelled'] as const
export type JobStatus = (typeof jobStatuses)[number]

export const stepStates = ['dispatched', 'answered', 'failed', 'unknown'] as const
export type StepState = (typeof stepStates)[number]

export const generationJobs = sqliteTable(
  'generation_jobs',
  {
    id: text().primaryKey(),
    owner: text().notNull(),
    project: text().notNull(),
    scene: text(),
    kind: text({ enum: jobKinds }).notNull(),
    status: text({ enum: jobStatuses }).notNull(),
    /** Smaller runs sooner. */
    priority: integer().notNull(),
    /** Id of the session token it was asked under, whose credit cap counts it; null: none. */
    session: text(),
    /** The idempotency key of the wish, and the hash of what was asked under it. */
    requestKey: text('request_key').notNull(),
    payloadHash: text('payload_hash').notNull(),
    /** JSON. */
    input: text().notNull(),
    /** JSON; null until it succeeded. */
    result: text(),
    /** JSON: code and detail; null unless it failed. */
    failure: text(),
    /** Whole, 0 to 100. */
    percent: integer().notNull().default(0),
    /** Credits of its one hold, and what it was closed with. */
    held: integer().notNull(),
    charged: integer(),
    leaseToken: text('lease_token'),
    leaseUntil: text('lease_until'),
    nextRunAt: text('next_run_at').notNull(),
    attempts: integer().notNull().default(0),
    expiresAt: text('expires_at').notNull(),
    cancelAsked: integer('cancel_asked', { mode: 'boolean' }).notNull().default(false),
    /** The lease token, or the request, that ended it. */
    endedBy: text('ended_by'),
    createdAt: text('created_at').notNull(),
    updatedAt: text('updated_at').notNull(),
  },
  table => [
    uniqueIndex('generation_jobs_request').on(table.owner, table.requestKey),
    index('generation_jobs_project').on(table.owner, table.project, table.createdAt, table.id),
    index('generation_jobs_due').on(table.priority, table.nextRunAt).where(sql`status IN ('queued', 'running')`),
    index('generation_jobs_session').on(table.session).where(sql`session IS NOT NULL`),
    index('generation_jobs_queue').on(table.kind, table.status, table.createdAt),
    check('generation_jobs_kind', among(table.kind, jobKinds)),
    check('generation_jobs_status', among(table.status, jobStatuses)),
    check('generation_jobs_percent', sql`${table.percent} BETWEEN 0 AND 100`),
    check('generation_jobs_held', sql`${table.held} >= 0`),
  ],
)

/** The last change of each job, in order of `id`: the cursor of those who wait for news. Written by triggers. */
export const jobEvents = sqliteTable(
  'job_events',
  {
    id: integer().primaryKey({ autoIncrement: true }),
    owner: text().notNull(),
    project: text().notNull(),
    job: text()
      .notNull()
      .unique()
      .references(() => generationJobs.id),
  },
  table => [index('job_events_project').on(table.owner, table.project, table.id)],
)

/** One vendor call. */
export const jobSteps = sqliteTable(
  'job_steps',
  {
    id: text().primaryKey(),
    job: text()
      .notNull()
      .references(() => generationJobs.id),
    /** From 1, in the order they were sent. */
    number: integer().notNull(),
    kind: text({ enum: callKinds }).notNull(),
    provider: text().notNull(),
    model: text().notNull(),
    state: text({ enum: stepStates }).notNull(),
    /** Credits, agreed when it was sent. */
    price: integer().notNull(),
    /** Sent to vendors who know such keys; repeated when the outcome is unknown. */
    vendorKey: text('vendor_key').notNull(),
    /** JSON of what was answered, files by their hash. */
    result: text(),
    /** JSON: tokens and the like. */
    usage: text(),
    /** JSON: code and detail. */
    failure: text(),
    /** The lease under which it was sent. */
    leaseToken: text('lease_token').notNull(),
    dispatchedAt: text('dispatched_at').notNull(),
    endedAt: text('ended_at'),
  },
  table => [
    uniqueIndex('job_steps_number').on(table.job, table.number),
    check('job_steps_kind', among(table.kind, callKinds)),
    check('job_steps_state', among(table.state, stepStates)),
    check('job_steps_price', sql`${table.price} >= 0`),
  ],
)

/** How far each stage of a project is, as the page that runs it says; `scene` is empty for the whole stage. */
export const pipelineStages = sqliteTable(
  'pipeline_stages',
  {
    owner: text().notNull(),
    project: text().notNull(),
    stage: text({ enum: stages }).notNull(),
    scene: text().notNull(),
    state: text({ enum: stageStates }).notNull(),
    done: integer().notNull(),
    total: integer().notNull(),
    fraction: real().notNull(),
    note: text(),
    /** Asset that came of it. */
    result: text(),
    updatedAt: text('updated_at').notNull(),
  },
  table => [
    primaryKey({ columns: [table.owner, table.project, table.stage, table.scene] }),
    check('pipeline_stages_stage', among(table.stage, stages)),
    check('pipeline_stages_state', among(table.state, stageStates)),
    check('pipeline_stages_fraction', sql`${table.fraction} BETWEEN 0 AND 1`),
  ],
)

/** Answers that are given again, byte for byte, for the same key and payload. */
export const idempotencyRecords = sqliteTable(
  'idempotency_records',
  {
    owner: text().notNull(),
    key: text().notNull(),
    payloadHash: text('payload_hash').notNull(),
    status: integer().notNull(),
    body: text().notNull(),
    createdAt: text('created_at').notNull(),
  },
  table => [primaryKey({ columns: [table.owner, table.key] }), index('idempotency_records_oldest').on(table.createdAt)],
)

export type GenerationJobRow = typeof generationJobs.$inferSelect
export type JobStepRow = typeof jobSteps.$inferSelect
