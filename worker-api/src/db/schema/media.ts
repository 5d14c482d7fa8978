/** Owns the tables of stored files: what is in the bucket, uploads in parts under way, and public links. */
import { sql } from 'drizzle-orm'
import { check, index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { among } from './among.ts'

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
  table => [
    primaryKey({ columns: [table.owner, table.hash] }),
    index('media_newest').on(table.owner, table.createdAt, table.hash),
  ],
)

/**
 * Files whose bytes are being deleted, or were a short while ago: who stores the same file meanwhile looks here, so that
 * no deletion takes what was stored behind it.
 */
export const mediaDeletions = sqliteTable(
  'media_deletions',
  {
    id: integer().primaryKey({ autoIncrement: true }),
    owner: text().notNull(),
    hash: text().notNull(),
    /** Those that were deleted together. */
    batch: text().notNull(),
    /** The bytes are gone. */
    done: integer({ mode: 'boolean' }).notNull().default(false),
    createdAt: text('created_at').notNull(),
  },
  table => [
    index('media_deletions_file').on(table.owner, table.hash, table.id),
    index('media_deletions_batch').on(table.batch),
    index('media_deletions_oldest').on(table.createdAt),
  ],
)

export const uploadOutcomes = ['stored', 'media-mismatch', 'media-unsupported'] as const

/** An upload in parts. One a file: who asks again goes on with it. It stays for a while when it is over. */
export const mediaUploads = sqliteTable(
  'media_uploads',
  {
    id: text().primaryKey(),
    owner: text().notNull(),
    hash: text().notNull(),
    bytes: integer().notNull(),
    mimeType: text('mime_type').notNull(),
    /** The bucket's own id of it. */
    bucketUpload: text('bucket_upload').notNull(),
    /** What was answered to its end, and is answered again; null: it goes on. */
    outcome: text({ enum: uploadOutcomes }),
    createdAt: text('created_at').notNull(),
  },
  table => [
    uniqueIndex('media_uploads_file').on(table.owner, table.hash),
    index('media_uploads_oldest').on(table.createdAt),
    check('media_uploads_outcome', sql`${table.outcome} IS NULL OR ${among(table.outcome, uploadOutcomes)}`),
    check('media_uploads_bytes', sql`${table.bytes} > 0`),
  ],
)

export const mediaUploadParts = sqliteTable(
  'media_upload_parts',
  {
    upload: text()
      .notNull()
      .references(() => mediaUploads.id),
    /** From 1. */
    number: integer().notNull(),
    etag: text().notNull(),
    bytes: integer().notNull(),
  },
  table => [
    primaryKey({ columns: [table.upload, table.number] }),
    check('media_upload_parts_number', sql`${table.number} > 0`),
  ],
)

/** A link by which anybody can see one file, until it is revoked. Only the token's hash is kept. */
export const shareLinks = sqliteTable(
  'share_links',
  {
    id: text().primaryKey(),
    owner: text().notNull(),
    hash: text().notNull(),
    tokenHash: text('token_hash').notNull(),
    createdAt: text('created_at').notNull(),
    revokedAt: text('revoked_at'),
    /** How often it was opened. */
    views: integer().notNull().default(0),
  },
  table => [
    uniqueIndex('share_links_token').on(table.tokenHash),
    index('share_links_file').on(table.owner, table.hash),
  ],
)

export type UploadOutcome = (typeof uploadOutcomes)[number]
export type MediaRow = typeof media.$inferSelect
export type MediaUploadRow = typeof mediaUploads.$inferSelect
export type ShareLinkRow = typeof shareLinks.$inferSelect
