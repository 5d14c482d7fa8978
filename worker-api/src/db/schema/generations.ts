/** Owns the audit log of vendor calls, people's own provider keys, and what was read from sources. */
import { stepKinds } from '@contenthq/model'
import { sql } from 'drizzle-orm'
import { check, index, integer, real, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { among } from './among.ts'

export const generationOutcomes = ['answered', 'failed', 'unknown'] as const

/** One row a vendor call, written when it ends. Only grows. */
export const aiGenerations = sqliteTable(
  'ai_generations',
  {
    id: text().primaryKey(),
    owner: text().notNull(),
    project: text().notNull(),
    job: text().notNull(),
    provider: text().notNull(),
    model: text().notNull(),
    kind: text({ enum: stepKinds }).notNull(),
    inputSummary: text('input_summary').notNull(),
    outputSummary: text('output_summary'),
    inputTokens: integer('input_tokens'),
    outputTokens: integer('output_tokens'),
    /** What the vendor asked, in millionths of a US dollar; estimated where the outcome is unknown. */
    costMicrodollars: integer('cost_microdollars').notNull(),
    /** Whole credits charged for it. */
    credits: integer().notNull(),
    milliseconds: integer().notNull(),
    outcome: text({ enum: generationOutcomes }).notNull(),
    createdAt: text('created_at').notNull(),
  },
  table => [
    index('ai_generations_owner').on(table.owner, table.createdAt),
    index('ai_generations_job').on(table.job),
    check('ai_generations_kind', among(table.kind, stepKinds)),
    check('ai_generations_outcome', among(table.outcome, generationOutcomes)),
  ],
)

/** People's own keys at vendors, sealed; never returned but for the last four letters. */
export const providerKeys = sqliteTable(
  'provider_keys',
  {
    id: text().primaryKey(),
    owner: text().notNull(),
    provider: text().notNull(),
    sealed: text().notNull(),
    lastFour: text('last_four').notNull(),
    createdAt: text('created_at').notNull(),
  },
  table => [uniqueIndex('provider_keys_owner').on(table.owner, table.provider)],
)

export const ingestedContent = sqliteTable(
  'ingested_content',
  {
    id: text().primaryKey(),
    owner: text().notNull(),
    project: text().notNull(),
    url: text(),
    platform: text().notNull(),
    title: text().notNull(),
    body: text().notNull(),
    summary: text().notNull(),
    /** The ContentDocument without its text, as JSON; null: read before it was kept. */
    document: text(),
    /** Null: unknown. `engagementSource` says who counted. */
    engagement: real(),
    engagementSource: text('engagement_source'),
    /** Validators of the last reading. */
    etag: text(),
    lastModified: text('last_modified'),
    /** SHA-256 of the bytes that were read; null: nothing was fetched. */
    bytesHash: text('bytes_hash'),
    createdAt: text('created_at').notNull(),
  },
  table => [
    // an address is read into one source of a project, however often
    uniqueIndex('ingested_content_url').on(table.owner, table.project, table.url).where(sql`url IS NOT NULL`),
    index('ingested_content_known').on(table.owner, table.url),
    index('ingested_content_project').on(table.owner, table.project, table.createdAt),
    check('ingested_content_engagement', sql`(${table.engagement} IS NULL) = (${table.engagementSource} IS NULL)`),
  ],
)
