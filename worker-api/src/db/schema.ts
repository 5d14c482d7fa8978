/** Owns the tables. Every row belongs to an owner, and the owner comes first in every key. */
import { aspectRatios } from '@contenthq/model'
import { sql } from 'drizzle-orm'
import { check, index, integer, primaryKey, real, sqliteTable, text } from 'drizzle-orm/sqlite-core'

export * from './credit-schema.ts'

/**
 * The document is the truth; the columns below it are read off it when it is saved, for lists.
 * A deleted project stays as an empty row, so that other devices learn of it.
 */
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
    deletedAt: text('deleted_at'),
    title: text().notNull(),
    /** The title as it is searched: NFKC, lower case. */
    titleFolded: text('title_folded').notNull(),
    sceneCount: integer('scene_count').notNull(),
    seconds: real().notNull(),
    aspectRatio: text('aspect_ratio', { enum: aspectRatios }).notNull(),
    thumbnail: text(),
  },
  table => [
    primaryKey({ columns: [table.owner, table.id] }),
    index('projects_newest').on(table.owner, table.updatedAt, table.id),
    check('projects_revision', sql`${table.revision} > 0`),
    check('projects_aspect_ratio', sql`${table.aspectRatio} IN ('16:9', '9:16', '1:1', '4:5', '21:9')`),
  ],
)

/** What is stored in the bucket, by owner. A row is written only after its bytes are. */
export const media = sqliteTable(
  'media',
  {
    owner: text().notNull(),
    hash: text().notNull(),
    bytes: integer().notNull(),
    mimeType: text('mime_type').notNull(),
    createdAt: text('created_at').notNull(),
  },
  table => [primaryKey({ columns: [table.owner, table.hash] })],
)

export type ProjectRow = typeof projects.$inferSelect
export type MediaRow = typeof media.$inferSelect
