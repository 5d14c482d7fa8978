/** Owns the table of what people set for themselves. */
import { sqliteTable, text } from 'drizzle-orm/sqlite-core'

export const userSettings = sqliteTable('user_settings', {
  owner: text().primaryKey(),
  /** JSON. */
  settings: text().notNull(),
  updatedAt: text('updated_at').notNull(),
})
