/** Owns what the API answers when all is well: health, projects, media. */
import { z } from 'zod'
import { aspectRatios } from '../project/output.ts'
import { moods } from '../project/project.ts'
import { projectStatuses } from '../project/project-status.ts'
import { assetHashSchema, projectIdSchema, revisionSchema } from './identifiers.ts'
import { projectDocumentSchema } from './project-document.ts'

const part = z.object({ ok: z.boolean(), milliseconds: z.number() })

export const healthSchema = z
  .object({
    status: z.enum(['ok', 'degraded']),
    version: z.string(),
    database: part,
    storage: part,
  })
  .meta({ id: 'Health' })

export const projectSummarySchema = z
  .object({
    id: projectIdSchema,
    title: z.string(),
    revision: revisionSchema,
    createdAt: z.string(),
    updatedAt: z.string(),
    sceneCount: z.number().int(),
    seconds: z.number().describe('Length of the film as it stands'),
    aspectRatio: z.enum(aspectRatios),
    status: z.enum(projectStatuses).describe('Moved by the pipeline only'),
    percent: z.number().int(),
    creditsUsed: z.number().int(),
    inputKind: z.enum(['topic', 'url', 'text']),
    input: z.string().describe('Topic or address; of a text its name or first letters'),
    targetSeconds: z.number(),
    mood: z.enum(moods),
    language: z.string(),
    voice: z.string(),
    music: assetHashSchema.exactOptional(),
    film: assetHashSchema.exactOptional().describe('The finished film'),
    archivedAt: z.string().exactOptional(),
    thumbnail: assetHashSchema.exactOptional().describe('Picture of the first scene that has one'),
  })
  .meta({ id: 'ProjectSummary' })

export const projectListSchema = z
  .object({
    projects: z.array(projectSummarySchema),
    nextCursor: z.string().exactOptional().describe('Hand it back for the next page; absent on the last'),
  })
  .meta({ id: 'ProjectList' })

export const storedProjectSchema = z
  .object({
    document: projectDocumentSchema,
    revision: revisionSchema,
    updatedAt: z.string(),
  })
  .meta({ id: 'StoredProject' })

export const savedSchema = z.object({ revision: revisionSchema }).meta({ id: 'Saved' })

export const storedMediaSchema = z
  .object({
    hash: assetHashSchema,
    bytes: z.number().int(),
    mimeType: z.string(),
  })
  .meta({ id: 'StoredMedia' })

export type Health = z.infer<typeof healthSchema>
export type ProjectListAnswer = z.infer<typeof projectListSchema>
export type ProjectSummaryAnswer = z.infer<typeof projectSummarySchema>
export type StoredProject = z.infer<typeof storedProjectSchema>
export type Saved = z.infer<typeof savedSchema>
export type StoredMedia = z.infer<typeof storedMediaSchema>
