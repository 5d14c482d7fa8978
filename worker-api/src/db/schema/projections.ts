/**
 * Owns the tables projected from project documents: stories, scenes, takes of pictures, videos, mixes, and which media
 * a project names. Written only in the batch that saves the document; no document is ever built from them.
 */
import { sql } from 'drizzle-orm'
import { check, foreignKey, index, integer, primaryKey, real, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { among } from './among.ts'
import { projects } from './projects.ts'

export const sceneStates = ['waiting', 'partial', 'ready'] as const
export const mediaKinds = ['image', 'video', 'narration', 'music', 'font', 'timings', 'film'] as const

/** Every version of a project's story, the newest being the one in the document. */
export const stories = sqliteTable(
  'stories',
  {
    owner: text().notNull(),
    project: text().notNull(),
    version: integer().notNull(),
    title: text().notNull(),
    hook: text().notNull(),
    synopsis: text().notNull(),
    /** How it ends: the last beat of the narrative arc. */
    closing: text().notNull(),
    /** Who wrote it. */
    provider: text().notNull(),
    /** The narrative arc: the titles of its scenes in order, as JSON. */
    arc: text().notNull(),
    sceneCount: integer('scene_count').notNull(),
    createdAt: text('created_at').notNull(),
  },
  table => [
    primaryKey({ columns: [table.owner, table.project, table.version] }),
    foreignKey({ columns: [table.owner, table.project], foreignColumns: [projects.owner, projects.id] }),
  ],
)

export const scenes = sqliteTable(
  'scenes',
  {
    owner: text().notNull(),
    project: text().notNull(),
    id: text().notNull(),
    position: integer().notNull(),
    /** What is there of picture and narration: nothing, one, both. */
    status: text({ enum: sceneStates }).notNull(),
    kind: text().notNull(),
    title: text().notNull(),
    narration: text().notNull(),
    visualDescription: text('visual_description').notNull(),
    imagePrompt: text('image_prompt').notNull(),
    motion: text().notNull(),
    transition: text().notNull(),
    transitionSeconds: real('transition_seconds').notNull(),
    /** Of the narration in use; 0 where there is none. */
    narrationSeconds: real('narration_seconds').notNull(),
  },
  table => [
    primaryKey({ columns: [table.owner, table.project, table.id] }),
    index('scenes_order').on(table.owner, table.project, table.position),
    foreignKey({ columns: [table.owner, table.project], foreignColumns: [projects.owner, projects.id] }),
    check('scenes_status', among(table.status, sceneStates)),
  ],
)

/** Every take of a scene's picture; one is in use. */
export const sceneVisuals = sqliteTable(
  'scene_visuals',
  {
    owner: text().notNull(),
    project: text().notNull(),
    scene: text().notNull(),
    id: text().notNull(),
    position: integer().notNull(),
    asset: text().notNull(),
    prompt: text().notNull(),
    provider: text().notNull(),
    attempt: integer().notNull(),
    /** Passed its check; null: not checked. */
    verified: integer({ mode: 'boolean' }),
    score: real(),
    /** JSON: the score's parts by name, and the reasons. */
    parts: text(),
    reasons: text(),
    inUse: integer('in_use', { mode: 'boolean' }).notNull(),
  },
  table => [
    primaryKey({ columns: [table.owner, table.project, table.scene, table.id] }),
    foreignKey({ columns: [table.owner, table.project], foreignColumns: [projects.owner, projects.id] }),
  ],
)

/** What a scene's stretch of film is made from: the picture and the narration in use. */
export const sceneVideos = sqliteTable(
  'scene_videos',
  {
    owner: text().notNull(),
    project: text().notNull(),
    scene: text().notNull(),
    asset: text(),
    seconds: real().notNull(),
    narration: text(),
    speechProvider: text('speech_provider'),
    voice: text(),
  },
  table => [
    primaryKey({ columns: [table.owner, table.project, table.scene] }),
    foreignKey({ columns: [table.owner, table.project], foreignColumns: [projects.owner, projects.id] }),
  ],
)

/** How a scene sounds: the music under it, volumes in dB, whether the music goes down. */
export const sceneAudioMixes = sqliteTable(
  'scene_audio_mixes',
  {
    owner: text().notNull(),
    project: text().notNull(),
    scene: text().notNull(),
    /** Music in use; null: none. */
    asset: text(),
    voiceVolume: real('voice_volume').notNull(),
    musicVolume: real('music_volume').notNull(),
    ducking: integer({ mode: 'boolean' }).notNull(),
  },
  table => [
    primaryKey({ columns: [table.owner, table.project, table.scene] }),
    foreignKey({ columns: [table.owner, table.project], foreignColumns: [projects.owner, projects.id] }),
  ],
)

/** The media that a project names, with what its document says of them. */
export const projectMedia = sqliteTable(
  'project_media',
  {
    owner: text().notNull(),
    project: text().notNull(),
    hash: text().notNull(),
    /** Null: named by a take, not described. */
    kind: text({ enum: mediaKinds }),
    width: integer(),
    height: integer(),
    seconds: real(),
  },
  table => [
    primaryKey({ columns: [table.owner, table.project, table.hash] }),
    index('project_media_hash').on(table.owner, table.hash),
    foreignKey({ columns: [table.owner, table.project], foreignColumns: [projects.owner, projects.id] }),
    check('project_media_kind', sql`${table.kind} IS NULL OR ${among(table.kind, mediaKinds)}`),
  ],
)
