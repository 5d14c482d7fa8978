/** Owns the tables of what can be chosen: AI providers and models, voices, music. Seeded; an operator may change them. */
import { moods, stepKinds } from '@contenthq/model'
import { sql } from 'drizzle-orm'
import { check, index, integer, primaryKey, real, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { among } from './among.ts'

export const aiProviders = sqliteTable('ai_providers', {
  slug: text().primaryKey(),
  title: text().notNull(),
  enabled: integer({ mode: 'boolean' }).notNull(),
  /** Calls. */
  ratePerMinute: integer('rate_per_minute').notNull(),
  /** JSON: what its adapter needs beyond a key. */
  settings: text().notNull(),
})

export const aiModels = sqliteTable(
  'ai_models',
  {
    provider: text()
      .notNull()
      .references(() => aiProviders.slug),
    model: text().notNull(),
    kind: text({ enum: stepKinds }).notNull(),
    title: text().notNull(),
    /** The one that is asked for this kind where nobody chose. */
    isDefault: integer('is_default', { mode: 'boolean' }).notNull(),
    /** Whole credits, by call or by started thousand of characters. */
    credits: integer().notNull(),
    per: text({ enum: ['call', '1000-characters'] }).notNull(),
    /** JSON list of words. */
    capabilities: text().notNull(),
  },
  table => [
    primaryKey({ columns: [table.provider, table.model, table.kind] }),
    index('ai_models_kind').on(table.kind, table.isDefault),
    check('ai_models_kind', among(table.kind, stepKinds)),
    check('ai_models_per', among(table.per, ['call', '1000-characters'])),
    check('ai_models_credits', sql`${table.credits} >= 0`),
  ],
)

export const voiceGenders = ['female', 'male', 'neutral'] as const

/** Voices to choose from: those of the product (owner is empty) and people's own profiles. */
export const voiceProfiles = sqliteTable(
  'voice_profiles',
  {
    owner: text().notNull(),
    id: text().notNull(),
    title: text().notNull(),
    provider: text().notNull(),
    voice: text().notNull(),
    language: text().notNull(),
    gender: text({ enum: voiceGenders }).notNull(),
    /** Asset; null: there is none yet. */
    preview: text(),
    /** JSON: speed and the like. */
    settings: text().notNull(),
    isDefault: integer('is_default', { mode: 'boolean' }).notNull(),
  },
  table => [
    primaryKey({ columns: [table.owner, table.id] }),
    index('voice_profiles_language').on(table.owner, table.language),
    check('voice_profiles_gender', among(table.gender, voiceGenders)),
  ],
)

/** Music to choose from: the product's moods (owner is empty) and people's own files. */
export const musicTracks = sqliteTable(
  'music_tracks',
  {
    owner: text().notNull(),
    id: text().notNull(),
    title: text().notNull(),
    category: text().notNull(),
    mood: text({ enum: moods }).notNull(),
    genre: text().notNull(),
    bpm: integer(),
    /** Null: made to the length of the film. */
    seconds: real(),
    /** 'offline', 'upload' or a provider. */
    source: text().notNull(),
    /** Null: made in the page. */
    asset: text(),
  },
  table => [
    primaryKey({ columns: [table.owner, table.id] }),
    index('music_tracks_mood').on(table.owner, table.mood),
    check('music_tracks_mood', among(table.mood, moods)),
    check('music_tracks_bpm', sql`${table.bpm} IS NULL OR ${table.bpm} BETWEEN 20 AND 400`),
  ],
)
