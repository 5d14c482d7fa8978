/**
 * Owns the table of projects. The document is the truth; the columns below it are read off it when it is saved, for
 * lists. A deleted project stays as an empty row, so that other devices learn of it.
 */
import { aspectRatios, moods, projectStatuses } from '@contenthq/model'
import { sql } from 'drizzle-orm'
import { check, index, integer, primaryKey, real, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { among } from './among.ts'

export const inputKinds = ['topic', 'url', 'text'] as const

export const projects = sqliteTable(
  'projects',
  {
    owner: text().notNull(),
    id: text().notNull(),
    revision: integer().notNull(),
    /** JSON; empty once deleted. */
    document: text().notNull(),
    /** SHA-256 of the canonical JSON: tells a repeated save from a conflicting one. */
    documentHash: text('document_hash').notNull(),
    /** Id of the request that wrote this revision. */
    writtenBy: text('written_by').notNull(),
    createdAt: text('created_at').notNull(),
    updatedAt: text('updated_at').notNull(),
    archivedAt: text('archived_at'),
    deletedAt: text('deleted_at'),
    title: text().notNull(),
    /** The title as it is searched: NFKC, lower case. */
    titleFolded: text('title_folded').notNull(),
    sceneCount: integer('scene_count').notNull(),
    seconds: real().notNull(),
    aspectRatio: text('aspect_ratio', { enum: aspectRatios }).notNull(),
    thumbnail: text(),
    inputKind: text('input_kind', { enum: inputKinds }).notNull(),
    /** Topic or address; of pasted text its first 300 letters. */
    input: text().notNull(),
    targetSeconds: real('target_seconds').notNull(),
    mood: text({ enum: moods }).notNull(),
    language: text().notNull(),
    voice: text().notNull(),
    /** Asset of the music in use. */
    music: text(),
    /** Asset of the finished film. Moved by the pipeline only, as are the three below. */
    film: text(),
    status: text({ enum: projectStatuses }).notNull().default('draft'),
    percent: integer().notNull().default(0),
    creditsUsed: integer('credits_used').notNull().default(0),
  },
  table => [
    primaryKey({ columns: [table.owner, table.id] }),
    index('projects_newest').on(table.owner, table.updatedAt, table.id),
    index('projects_created').on(table.owner, table.createdAt, table.id),
    index('projects_title').on(table.owner, table.titleFolded, table.id),
    check('projects_revision', sql`${table.revision} > 0`),
    check('projects_aspect_ratio', among(table.aspectRatio, aspectRatios)),
    check('projects_input_kind', among(table.inputKind, inputKinds)),
    check('projects_mood', among(table.mood, moods)),
    check('projects_status', among(table.status, projectStatuses)),
    check('projects_percent', sql`${table.percent} BETWEEN 0 AND 100`),
    check('projects_credits_used', sql`${table.creditsUsed} >= 0`),
  ],
)

export type ProjectRow = typeof projects.$inferSelect
